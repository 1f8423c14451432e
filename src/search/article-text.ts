/** What of Markdown is not text: an escape, a picture, a link, an address in angle brackets, a mark. */
const SYNTAX =
  /\\([!-/:-@[-`{-~])|!?\[((?:[^\][\\]|\\.|\[[^\]]*\])*)\]\((?:<[^>\n]*>|[^\s()\\]*(?:\\.[^\s()\\]*|\([^\s()]*\)[^\s()\\]*)*)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\)|(\*+|~~|`+)/g;

/**
 * Returns what a reader sees of an article's body: the words of links, descriptions and captions of pictures, without
 * addresses and marks. Made for the search, to which punctuation and white space are the same. Pure.
 */
export const articleText = (markdown: string): string =>
  markdown.replace(SYNTAX, (whole, escaped?: string, label?: string, title?: string) => {
    if (escaped !== undefined) return escaped;
    if (label === undefined) return "";
    const isPicture = whole.startsWith("!");
    return `${articleText(label)}${isPicture && title ? ` ${articleText(title)} ` : ""}`;
  });

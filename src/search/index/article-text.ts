/** What of Markdown a reader does not see as it is: an escape, a picture or link, a mark of emphasis or code. */
const SYNTAX =
  /\\([!-/:-@[-`{-~])|!?\[((?:[^\][\\]|\\.|\[[^\]]*\])*)\]\((?:<[^>\n]*>|[^\s()\\]*(?:\\.[^\s()\\]*|\([^\s()]*\)[^\s()\\]*)*)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\)|(\*+|~~|`+)/g;

/** A block between fences, where line ends are as the author meant them. */
const FENCED = /(^(?:```|~~~)[\s\S]*?^(?:```|~~~))/m;

/**
 * Returns what a reader sees of an article's body: the words of the text and of links, the descriptions and captions of
 * pictures. Addresses and marks are left out. White space and punctuation are not exact, since the search ignores them.
 * Chinese and Japanese lines of one paragraph are joined. Pure.
 */
export const articleText = (markdown: string): string =>
  markdown
    .split(FENCED)
    .map((part, index) => (index % 2 === 0 ? joinLines(withoutSyntax(part)) : withoutSyntax(part)))
    .join("");

const withoutSyntax = (markdown: string): string =>
  markdown.replace(SYNTAX, (whole, escaped?: string, label?: string, title?: string) => {
    if (escaped !== undefined) return escaped;
    if (label === undefined) return "";
    const isPicture = whole.startsWith("!");
    return `${withoutSyntax(label)}${isPicture && title ? ` ${withoutSyntax(title)} ` : ""}`;
  });

/** Chinese characters and kana. */
const WIDE =
  "[\\u3005-\\u3007\\u3041-\\u30ff\\u3105-\\u312f\\u31a0-\\u31bf\\u3400-\\u9fff\\uf900-\\ufaff\\ud840-\\ud8bf\\udc00-\\udfff]";
const ENDS_WIDE = new RegExp(`${WIDE} ?$`);
const BEGINS_WIDE = new RegExp(`^${WIDE}`);

/** Headings and rows of tables are not continued by the next line. */
const ENDS_BLOCK = /^#|\|/;
const PREFIX = /^[ \t>]*/;

/** Joins each line with the next where both are of one paragraph and Chinese or Japanese characters meet. */
function joinLines(text: string): string {
  const lines: string[] = [];
  let previous = "";
  for (const line of text.split("\n")) {
    const words = line.replace(PREFIX, "");
    const isContinued = ENDS_WIDE.test(previous) && !ENDS_BLOCK.test(previous);
    if (isContinued && BEGINS_WIDE.test(words) && quoteDepth(line) <= quoteDepth(previous))
      lines.push((lines.pop() as string).trimEnd() + words);
    else lines.push(line);
    previous = line;
  }
  return lines.join("\n");
}

const quoteDepth = (line: string): number => (PREFIX.exec(line) as RegExpExecArray)[0].split(">").length;

/** Returns the name of a heading for readers of Markdown: its words in lower case, no punctuation, `-` for each space. */
export const headingSlug = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_\- ]/gu, "")
    .replaceAll(" ", "-");

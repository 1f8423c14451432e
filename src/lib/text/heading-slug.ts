/**
 * Returns the name by which readers of Markdown know a heading: its words in lower case, without punctuation, with `-` in
 * place of each space.
 */
export const headingSlug = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_\- ]/gu, "")
    .replaceAll(" ", "-");

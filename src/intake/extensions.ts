/**
 * Endings of the files that each family of dialects reads. Apart from them, so that a scan need not load what parses.
 */
export const MARKDOWN_EXTENSIONS: readonly string[] = [".md"];
export const HTML_EXTENSIONS: readonly string[] = [".html", ".htm"];

/** Endings of article files. */
export const EXTENSIONS: ReadonlySet<string> = new Set([...MARKDOWN_EXTENSIONS, ...HTML_EXTENSIONS]);

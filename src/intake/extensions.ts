import type { DeclaredFormat } from "../model/declared-format.js";

/** Endings of the files that each family of formats reads. Apart from them, so that a scan need not load what parses. */
export const MARKDOWN_EXTENSIONS: readonly string[] = [".md", ".markdown", ".mdown", ".mkd"];
export const HTML_EXTENSIONS: readonly string[] = [
  ".html",
  ".htm",
  ".xhtml",
  ".xht",
  ".shtml",
  ".mhtml",
  ".mht",
];

/** Returns the endings of article files: those of the built-in formats, and those that declared formats name. */
export const articleExtensions = (declared: readonly DeclaredFormat[]): ReadonlySet<string> =>
  new Set([...MARKDOWN_EXTENSIONS, ...HTML_EXTENSIONS, ...declared.flatMap(({ extensions }) => extensions)]);

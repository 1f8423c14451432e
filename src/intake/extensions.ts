import { pageOfFiles } from "../lib/html/files-of-page.js";
import type { DeclaredFormat } from "../model/declared-format.js";

/** Extensions of Markdown files, in lower case. They are not in `formats/`, since a scan should not load the parsers. */
export const MARKDOWN_EXTENSIONS: readonly string[] = [".md", ".markdown", ".mdown", ".mkd", ".mdx"];
/** Extensions of saved pages, in lower case. */
export const HTML_EXTENSIONS: readonly string[] = ".html .htm .xhtml .xht .shtml .mhtml .mht".split(" ");

/** Returns the extensions of article files, with the dot: of the built-in formats and of the declared ones. */
export const articleExtensions = (declared: readonly DeclaredFormat[]): ReadonlySet<string> =>
  new Set([...MARKDOWN_EXTENSIONS, ...HTML_EXTENSIONS, ...declared.flatMap(({ extensions }) => extensions)]);

/** Tells whether a file is, by its ending, an article in a language of text markup that no built-in format reads. */
export const isTextMarkup = (name: string): boolean => /\.(?:rst|adoc|asciidoc|org|textile)$/i.test(name);

/** Tells whether a folder holds the files of a saved page beside it. @param names of all that lies beside the folder */
export function isOfSavedPage(folder: string, names: ReadonlySet<string>): boolean {
  const page = pageOfFiles(folder);
  return page !== undefined && HTML_EXTENSIONS.some((extension) => names.has(page + extension));
}

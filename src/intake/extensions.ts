import path from "node:path";
import { pageOfFiles } from "../lib/html/files-of-page.js";
import type { DeclaredFormat } from "../model/declared-format.js";

/** Extensions of Markdown files, in lower case. They are not in `formats/`, since a scan should not load the parsers. */
export const MARKDOWN_EXTENSIONS: readonly string[] = [
  ".md",
  ".markdown",
  ".mdown",
  ".mkd",
  ".mdx",
  ".qmd",
  ".rmd",
];
/** Extensions of saved pages, in lower case. */
export const HTML_EXTENSIONS: readonly string[] = ".html .htm .xhtml .xht .shtml .mhtml .mht".split(" ");
/** Extensions of JSON files, in lower case. */
export const JSON_EXTENSIONS: readonly string[] = [".json"];

/** Returns the extension of a file, in lower case; of one that is packed (`n1.html.gz`), that of what is in it. */
export const extensionOf = (name: string): string =>
  path.posix.extname(name.replace(/\.gz$/i, "")).toLowerCase();

/** Tells by its name whether a file is a saved page. */
export const isPage = (name: string): boolean => HTML_EXTENSIONS.includes(extensionOf(name));
/** Tells by its name whether a file is JSON. */
export const isJson = (name: string): boolean => JSON_EXTENSIONS.includes(extensionOf(name));

/** Returns the extensions of article files, with the dot: of the built-in formats and of the declared ones. */
export const articleExtensions = (declared: readonly DeclaredFormat[]): ReadonlySet<string> =>
  new Set([
    ...MARKDOWN_EXTENSIONS,
    ...HTML_EXTENSIONS,
    ...JSON_EXTENSIONS,
    ...declared.flatMap(({ extensions }) => extensions),
  ]);

/** Tells by its ending whether a file may hold articles in a form that no built-in format reads. */
export const isUnreadForm = (name: string): boolean =>
  /\.(?:txt|rst|adoc|asciidoc|org|textile|wiki|mediawiki|tex|rtf|docx?|odt|enex|eml|ipynb|xml|rss|atom|jsonl|ndjson|webarchive|maff|warc)(?:\.gz)?$/i.test(
    name,
  );

/**
 * Tells whether a JSON file has what a scraper notes of the article beside it: `n1.json`, `n1.meta.json` and `n1.html.json` beside
 * `n1.html`. Or whether a file is a packed one that lies there as it is, too, as some servers have it.
 * @param names of all that lies in the folder
 */
export function isBesideArticle(name: string, names: ReadonlySet<string>): boolean {
  if (/\.gz$/i.test(name) && names.has(name.slice(0, -3))) return true;
  if (!isJson(name)) return false;
  const stem = path.posix.parse(name).name;
  const others = [...MARKDOWN_EXTENSIONS, ...HTML_EXTENSIONS];
  return [stem, path.posix.parse(stem).name].some((one) =>
    others.some((extension) => names.has(one + extension)),
  );
}

/** Tells whether a folder holds the files of a saved page beside it. @param names of all that lies beside the folder */
export function isOfSavedPage(folder: string, names: ReadonlySet<string>): boolean {
  const page = pageOfFiles(folder);
  return page !== undefined && HTML_EXTENSIONS.some((extension) => names.has(page + extension));
}

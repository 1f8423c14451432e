import { HTML_EXTENSIONS } from "../intake/extensions.js";
import { nonEmpty, present } from "../lib/present.js";
import type { Format, FormatInput, RawArticle } from "../model/raw-article.js";

let reader: typeof import("./html/html-format.js") | undefined;

/** Loads the code that reads saved pages if one of some files may be a page. Loading takes time, and most mirrors have none. */
export async function loadPageReader(files: Iterable<string>): Promise<void> {
  for (const file of files) {
    if (!HTML_EXTENSIONS.some((extension) => file.toLowerCase().endsWith(extension))) continue;
    reader ??= await import("./html/html-format.js");
    return;
  }
}

/** The format of a saved page of any site. Reading throws an Error if `loadPageReader` has not loaded its code. */
export const html: Format = {
  name: "html",
  extensions: HTML_EXTENSIONS,
  // Bytes that are not UTF-8 may be a page in another character set.
  matches: ({ text }) => text === undefined || /<[a-z!]|^mime-version:|^content-type:/im.test(text),
  read,
};

function read({ bytes, id, path, limits }: FormatInput): RawArticle {
  const { raw, embedded, notices } = loadedReader(path).readSavedPage(bytes, { id, path }, limits);
  return { ...raw, ...present({ embedded: nonEmpty(embedded), notices: nonEmpty(notices) }) };
}

/**
 * Returns the front matter that the metadata of a page gives, without looking for the text.
 * @throws ArticleError if the page cannot be read; Error if `loadPageReader` has not loaded the code
 */
export const statedByPage = ({ bytes, path, limits }: FormatInput): RawArticle["stated"] =>
  loadedReader(path).readPageStatements(bytes, limits);

function loadedReader(path: string): NonNullable<typeof reader> {
  if (!reader) throw new Error(`nothing was loaded that reads ${path}`);
  return reader;
}

import { HTML_EXTENSIONS, JSON_EXTENSIONS } from "../intake/extensions.js";
import type { Format, FormatInput, RawArticle } from "../model/raw-article.js";

let reader: typeof import("./html/html-format.js") | undefined;

/** The extensions of files that are read as pages, or whose text is. */
const READ_AS_PAGES = [...HTML_EXTENSIONS, ...JSON_EXTENSIONS];

/** Loads the code that reads saved pages if one of some files may need it. Loading takes time, and most mirrors have none. */
export async function loadPageReader(files: Iterable<string>): Promise<void> {
  for (const file of files) {
    if (!READ_AS_PAGES.some((extension) => file.toLowerCase().endsWith(extension))) continue;
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
  read: readPage,
};

/** Reads a page. @throws ArticleError where it gives no article; Error if `loadPageReader` has not loaded the code */
export function readPage(input: FormatInput): RawArticle {
  return loadedReader(input).readSavedPage(input);
}

/**
 * Returns the front matter that the metadata of a page gives, without looking for the text.
 * @throws ArticleError if the page cannot be read; Error if `loadPageReader` has not loaded the code
 */
export const statedByPage = (input: FormatInput): RawArticle["stated"] =>
  loadedReader(input).readPageStatements(input);

function loadedReader({ path }: FormatInput): NonNullable<typeof reader> {
  if (!reader) throw new Error(`nothing was loaded that reads ${path}`);
  return reader;
}

import { HTML_EXTENSIONS, isJson, isPage } from "../intake/extensions.js";
import type { Format, FormatInput, RawArticle } from "../model/raw-article.js";
import { latin1 } from "./charset/decode-bytes.js";

let reader: typeof import("./html/html-format.js") | undefined;

/** A whole page, which some tools save under other endings, perhaps below front matter. */
const PAGE = /<(?:!doctype\s+html|html)\b/i;
/** Characters in which a page begins. */
const BEGINNING = 20_000;

/** Tells whether a text is a whole page of HTML. */
export const isPageText = (text: string): boolean =>
  PAGE.test(text.slice(0, BEGINNING)) && /^\s*(?:<[?!][^>]*>\s*)*<(?:!doctype|html)\b/i.test(text);

/** Loads the code that reads saved pages if a file may need it. Loading takes time, and most mirrors have none. */
export async function loadPageReader(file: string, bytes: Uint8Array): Promise<void> {
  if (reader) return;
  // The text of a file of JSON is read as a page, too.
  const isNamedSo = isPage(file) || isJson(file);
  if (!isNamedSo && !PAGE.test(latin1(bytes, BEGINNING))) return;
  reader = await import("./html/html-format.js");
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

import { HTML_EXTENSIONS } from "../intake/extensions.js";
import type { Format, FormatInput, RawArticle } from "../model/raw-article.js";

let reader: typeof import("./html/html-format.js") | undefined;

/** Loads what reads saved pages, if one of some files may be one. It takes time to load, and most mirrors have no pages. */
export async function loadPageReader(files: Iterable<string>): Promise<void> {
  for (const file of files) {
    if (!HTML_EXTENSIONS.some((extension) => file.toLowerCase().endsWith(extension))) continue;
    reader ??= await import("./html/html-format.js");
    return;
  }
}

/** A saved page of any site. `loadPageReader` must have been called. */
export const html: Format = {
  name: "html",
  extensions: HTML_EXTENSIONS,
  // Bytes that are not UTF-8 may be a page in another character set.
  matches: ({ text }) => text === undefined || /<[a-z!]|^mime-version:|^content-type:/im.test(text),
  read,
};

function read({ bytes, id, path, limits }: FormatInput): RawArticle {
  const { raw, embedded, notices } = loadedReader(path).readSavedPage(bytes, { id, path }, limits);
  return { ...raw, ...(embedded.length > 0 ? { embedded } : {}), ...(notices.length > 0 ? { notices } : {}) };
}

/** Returns what a page says of itself, without looking for its text. `loadPageReader` must have been called. */
export const statedByPage = ({ bytes, path, limits }: FormatInput): RawArticle["stated"] =>
  loadedReader(path).readPageStatements(bytes, limits);

function loadedReader(path: string): NonNullable<typeof reader> {
  if (!reader) throw new Error(`nothing was loaded that reads ${path}`);
  return reader;
}

import { HTML_EXTENSIONS } from "../intake/extensions.js";
import type { Format, FormatInput, RawArticle } from "../model/raw-article.js";

type PageReader = typeof import("./html/html-format.js").readSavedPage;

let readSavedPage: PageReader | undefined;

/** Loads what reads saved pages, if one of some files may be one. It takes time to load, and most mirrors have no pages. */
export async function loadPageReader(files: Iterable<string>): Promise<void> {
  for (const file of files) {
    if (!HTML_EXTENSIONS.some((extension) => file.toLowerCase().endsWith(extension))) continue;
    readSavedPage ??= (await import("./html/html-format.js")).readSavedPage;
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
  if (!readSavedPage) throw new Error(`nothing was loaded that reads ${path}`);
  const { raw, embedded, notices } = readSavedPage(bytes, { id, path }, limits);
  return { ...raw, ...(embedded.length > 0 ? { embedded } : {}), ...(notices.length > 0 ? { notices } : {}) };
}

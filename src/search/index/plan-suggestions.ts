import { compare } from "../../lib/compare.js";
import type { Catalog } from "../../model/catalog.js";
import { fileOfKey, keysOfTag, type SuggestionRow } from "../format/suggestion-file.js";

/** A tag of fewer articles is not suggested. */
const LEAST_ARTICLES = 2;
/** How many rows a file has on average, and how many files a tag is in. */
const ROWS_IN_FILE = 300;
const FILES_OF_TAG = 3;

/**
 * Plans the files of suggestions. Their number doubles as tags grow, and a tag's weight changes seldom, so most files stay as
 * they are. Pure.
 * @param readingOf returns how a tag is read aloud; empty if that is not known
 */
export function planSuggestions(
  { tags }: Pick<Catalog, "tags">,
  readingOf: (label: string) => string,
): SuggestionRow[][] {
  const rows = tags
    .filter(({ articles }) => articles.length >= LEAST_ARTICLES)
    .map(({ label, articles }): SuggestionRow => {
      const reading = readingOf(label);
      return [label, reading === label.toLowerCase() ? "" : reading, Math.floor(Math.log2(articles.length))];
    });
  if (rows.length === 0) return [];
  const wanted = (rows.length * FILES_OF_TAG) / ROWS_IN_FILE;
  const files = 2 ** Math.max(0, Math.ceil(Math.log2(wanted)));
  const rowsIn = Array.from({ length: files }, (): SuggestionRow[] => []);
  for (const row of rows.sort(([a], [b]) => compare(a, b)))
    for (const file of new Set(keysOfTag(row).map((key) => fileOfKey(key, files)))) rowsIn[file]?.push(row);
  return rowsIn;
}

import { compare } from "../../lib/compare.js";
import type { Catalog, Tag } from "../../model/catalog.js";
import { isSuggested } from "../../plan/listed-tags.js";
import { fileOfKey, keysOfTag, type SuggestionRow } from "../format/suggestion-file.js";

/** How many rows a file has on average, and how many files a tag is in. */
const ROWS_IN_FILE = 300;
const FILES_OF_TAG = 3;

const weightOf = ({ articles }: Tag): number => Math.floor(Math.log2(articles.length));

/** Tells whether a tag is suggested as it was before. @param before undefined for a new tag @param after undefined if it is gone */
export function isSuggestedAlike(before: Tag | undefined, after: Tag | undefined): boolean {
  const rowOf = (tag: Tag | undefined): string =>
    tag && isSuggested(tag) ? `${weightOf(tag)} ${tag.label}` : "";
  return rowOf(before) === rowOf(after);
}

/** Returns the rows of each file of suggestions. The number of files doubles as tags grow. @param readingOf returns the reading of a label's start */
export function planSuggestions(
  { tags }: Pick<Catalog, "tags">,
  readingOf: (label: string) => string,
): SuggestionRow[][] {
  const rows = tags.filter(isSuggested).map((tag): SuggestionRow => {
    const { label } = tag;
    const reading = readingOf(label);
    return [label, reading === label.toLowerCase() ? "" : reading, weightOf(tag)];
  });
  if (rows.length === 0) return [];
  const wanted = (rows.length * FILES_OF_TAG) / ROWS_IN_FILE;
  const files = 2 ** Math.max(0, Math.ceil(Math.log2(wanted)));
  const rowsIn = Array.from({ length: files }, (): SuggestionRow[] => []);
  for (const row of rows.sort(([a], [b]) => compare(a, b)))
    for (const file of new Set(keysOfTag(row).map((key) => fileOfKey(key, files)))) rowsIn[file]?.push(row);
  return rowsIn;
}

import { PREFIX_LENGTH } from "../format/posting-file.js";
import { printTokens, type SearchTable, VERSION_LENGTH } from "../format/search-format.js";
import {
  compactReading,
  fileOfKey,
  keysOfTag,
  type SuggestionRow,
  suggestionFile,
  suggestionKey,
} from "../format/suggestion-file.js";
import { isCharacter, isWord, type Token, tokenize } from "../format/tokenize.js";
import { isSimilar } from "./is-similar.js";
import { flatten } from "./lists.js";
import type { Load } from "./load-files.js";
import type { Query, Term } from "./parse-query.js";
import { findPassage } from "./passage.js";
import { Search } from "./search.js";

/** The most tags and titles that are suggested. */
const MOST = 6;
const MOST_TITLES = 4;

/** Returns the tags that begin with a text, in their own characters or in pinyin. The most frequent come first. */
export async function suggestTags(text: string, table: SearchTable, load: Load): Promise<string[]> {
  const typed = tokenize(text);
  const [first] = typed;
  if (first === undefined || (isWord(first) && first.length < 2)) return [];
  const rows = await loadRows([suggestionKey(first)], table, load);
  const [printed, letters] = [printTokens(typed), lettersOf(typed)];
  return labelsOf(
    rows,
    (label, reading) => label.startsWith(printed) || (letters !== "" && reading.startsWith(letters)),
  );
}

/** Returns titles that have all words of a query, each once, those that fit best first. @param isCurrent tells whether to go on */
export async function suggestTitles(
  query: Query,
  table: SearchTable,
  load: Load,
  isCurrent: () => boolean,
): Promise<string[]> {
  const { terms } = query;
  const isLong = ({ tokens: [first, ...others], isExcluded }: Term): boolean =>
    !isExcluded && (others.length > 0 || (isWord(first) && first.length >= PREFIX_LENGTH));
  if (terms.length === 0 || !terms.every(isLong)) return [];
  const search = new Search(table, query, load);
  await search.run("fit", () => (isCurrent() ? undefined : new Promise(() => {})));
  const titles = (await search.results(0, MOST_TITLES)).map(({ card }) => card[1]);
  const meant = titles.filter((title) => findPassage({ title, tags: [], body: "" }, terms).isMatch);
  return [...new Set(meant)];
}

/** Returns the tags that differ from a text in one character or letter or in the order of two, or are read as it is typed. */
export async function similarTags(text: string, table: SearchTable, load: Load): Promise<string[]> {
  const typed = tokenize(text);
  const rows = await loadRows(keysOfTag([text, "", 0]), table, load);
  const [printed, letters] = [printTokens(typed), lettersOf(typed)];
  return labelsOf(rows, (label, reading) => isSimilar(label, printed) || isSimilar(reading, letters));
}

async function loadRows(
  keys: readonly string[],
  { suggestions }: SearchTable,
  load: Load,
): Promise<SuggestionRow[]> {
  const count = suggestions.length / VERSION_LENGTH;
  if (count === 0) return [];
  const files = [...new Set(keys.map((key) => fileOfKey(key, count)))];
  const versionOf = (file: number): string =>
    suggestions.slice(file * VERSION_LENGTH, (file + 1) * VERSION_LENGTH);
  const loaded = await Promise.all(files.map((file) => load(suggestionFile(file), versionOf(file))));
  return flatten(loaded as SuggestionRow[][]);
}

/** @param isMeant tells by the tokens of a tag, as they are printed, and by its reading without spaces */
function labelsOf(
  rows: readonly SuggestionRow[],
  isMeant: (label: string, reading: string) => boolean,
): string[] {
  const meant = rows
    .filter(([label, reading]) => isMeant(printTokens(tokenize(label)), compactReading(reading)))
    .sort((a, b) => b[2] - a[2] || a[0].length - b[0].length);
  return [...new Set(meant.map(([label]) => label))].slice(0, MOST);
}

/** Returns what was typed without spaces; an empty text if it is not all letters. */
const lettersOf = (typed: readonly Token[]): string =>
  typed.some(isCharacter) ? "" : typed.filter(isWord).join("");

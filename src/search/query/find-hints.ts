import type { SearchTable } from "../format/search-format.js";
import { findLess } from "./find-less.js";
import { flatten } from "./lists.js";
import type { Load } from "./load-files.js";
import { type Query, wantedParts } from "./parse-query.js";
import { type ReadText, Search } from "./search.js";
import { similarTitles, similarWords } from "./similar-titles.js";
import { similarTags } from "./suggest.js";

/** The most words of a query that are corrected. */
const MOST_WORDS = 4;
/** What parts the words of a query. */
export const GAPS = /[\s"“”„«»「」『』]+/;

/**
 * Finds what to ask for instead of a query that finds nothing. Each hint rejects with what `load` throws.
 * @param parse parses a text, with the filters that are set
 * @param isWanted tells whether the hints are still to be shown; else no further part of the query is searched for
 */
export function findHints(
  text: string,
  parse: (text: string) => Query,
  table: SearchTable,
  load: Load,
  readText: ReadText,
  isWanted: () => boolean,
) {
  const words = wantedParts(text).join(" ").split(GAPS).filter(Boolean).slice(0, MOST_WORDS);
  const ofWords = async (find: (word: string) => Promise<string[]>): Promise<string[]> => [
    ...new Set(flatten(await Promise.all(words.map(find)))),
  ];
  const count = async (part: string): Promise<number> => {
    if (!isWanted()) return 0;
    const search = new Search(table, parse(part), load, readText);
    await search.run();
    // A part that no text has is no hint.
    return (await search.results(0, 1)).length && search.count;
  };
  const correct = async (word: string): Promise<string[]> =>
    (await similarWords(parse(word), table, load)).map((other) => text.replace(word, other));
  return {
    /** The query with another word in the place of one that is in no text. */
    corrected: ofWords(correct),
    tags: ofWords((word) => similarTags(word, table, load)),
    titles: similarTitles(parse(text), table, load),
    /** Parts of the query. */
    less: findLess(text, count),
  };
}

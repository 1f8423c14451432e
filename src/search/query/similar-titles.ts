import { unmarked } from "../format/arabic-article.js";
import { PREFIX_LENGTH, placesOfPrefix } from "../format/posting-file.js";
import type { CardRow, SearchTable } from "../format/search-format.js";
import { isWord } from "../format/tokenize.js";
import { isSimilar } from "./is-similar.js";
import { flatten } from "./lists.js";
import { type Load, loadCard, loadSegments, loadTerms, lookUp } from "./load-files.js";
import { type Query, wantedTerms } from "./parse-query.js";
import { lookupsOf, spread } from "./term-lookups.js";

/** The most titles that are returned, and the most lookups by which they are found. */
const MOST = 4;
const MOST_LOOKUPS = 6;

/**
 * Returns the cards of the documents whose titles have at least half of a query's words and pairs of characters, and two of
 * them. Those that have the most come first, then the newest.
 */
export async function similarTitles({ terms }: Query, table: SearchTable, load: Load): Promise<CardRow[]> {
  const lookups = spread(flatten(wantedTerms(terms).map(lookupsOf)), MOST_LOOKUPS);
  const least = Math.max(2, Math.ceil(lookups.length / 2));
  if (lookups.length < least) return [];
  const found = await Promise.all(
    (await loadSegments(table, load)).map(async (segment, index) => {
      const found = await Promise.all(lookups.map((lookup) => lookUp(lookup, segment, load)));
      const counts = new Map<number, number>();
      for (const { title } of found)
        for (const document of title) counts.set(document, (counts.get(document) || 0) + 1);
      return Array.from(counts, ([document, count]) => ({ segment, index, document, count }));
    }),
  );
  const fitting = flatten(found).filter(({ count }) => count >= least);
  fitting.sort((a, b) => b.count - a.count || b.index - a.index || b.document - a.document);
  return Promise.all(
    fitting.slice(0, MOST).map(({ document, segment }) => loadCard(document, segment, load)),
  );
}

/**
 * Returns words of titles and texts that differ from a word in one letter or in the order of two, the most frequent first.
 * They begin with the same two letters, since those are near each other. Words that are found already are left out. A word that is
 * in the index, as it is or in another form, has none. @param query of the word
 */
export async function similarWords({ terms }: Query, table: SearchTable, load: Load): Promise<string[]> {
  const [{ tokens = [], isForm = undefined } = {}] = terms;
  const [word, ...others] = tokens;
  if (!isWord(word) || others.length > 0) return [];
  const counts = new Map<string, number>();
  let isKnown = false;
  for (const segment of await loadSegments(table, load))
    (await loadTerms(placesOfPrefix(unmarked(word).slice(0, PREFIX_LENGTH)), segment, load)).forEach(
      ({ all }, one) => {
        if (!isWord(one) || !one.startsWith(word.slice(0, PREFIX_LENGTH))) return;
        if (one === word || isForm?.(one)) isKnown = true;
        else if (!one.startsWith(word) && isSimilar(one, word))
          counts.set(one, (counts.get(one) || 0) + all.length);
      },
    );
  if (isKnown) return [];
  const sorted = Array.from(counts).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return sorted.slice(0, MOST).map(([one]) => unmarked(one));
}

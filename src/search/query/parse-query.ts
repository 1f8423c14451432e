import { joinDigitGroups } from "../format/fold-text.js";
import { type Token, tokenize } from "../format/tokenize.js";

/** A word or phrase of a query. */
export interface Term {
  readonly tokens: readonly Token[];
  /** Whether documents with the term are left out. */
  readonly isExcluded: boolean;
}

/** A query asks for the documents that pass its filters, have all of its terms, and have no excluded term. */
export interface Query extends Filters {
  readonly terms: readonly Term[];
  /** Whether there were more terms than `terms` has. */
  readonly isShortened: boolean;
}

/** The most terms of a query: each term loads files. */
const MAX_TERMS = 8;

const FILTERS = ["tag", "channel", "year"] as const;
type Filter = (typeof FILTERS)[number];
export type Filters = Readonly<Partial<Record<Filter, string>>>;

/**
 * A phrase in the quotation marks of a language. Its end may be missing, unless it begins with what ends a phrase in other
 * languages: »German« is «French», and ”Swedish” is “English”.
 */
const PHRASE =
  /"([^"]*)"?|“([^”]*)”?|„([^“”"]*)[“”"]?|”([^”]*)”|«([^»]*)»?|»([^«»]*)[«»]|「([^」]*)」?|『([^』]*)』?/;
/** A minus sign, the name of a filter, and a phrase or a word. The first two may be missing. */
const PART = new RegExp(`([-－−]?)(?:(tag|channel|year)[:：])?(?:${PHRASE.source}|([^\\s"“„«「『]+))`, "giu");

/** Returns the words, phrases and filters of a text. `typed` is a part as it was typed, with its marks. */
function partsOf(text: string) {
  const matches: RegExpExecArray[] = [];
  // The spaces in a number part no words.
  const joined = joinDigitGroups(text);
  for (let match = PART.exec(joined); match; match = PART.exec(joined)) matches.push(match);
  return matches.map(([typed, sign, name, ...phrases]) => ({
    typed,
    phrase: phrases.find(Boolean) || "",
    filter: FILTERS.find((one) => name && one === name.toLowerCase()),
    isExcluded: sign !== "",
  }));
}

/** Parses any text that a reader typed. @param controls filters that were set beside it; those of the text come first */
export function parseQuery(text: string, controls: Filters = {}): Query {
  const terms: Term[] = [];
  const filters: Partial<Record<Filter, string>> = {};
  for (const name of FILTERS) if (controls[name]) filters[name] = controls[name] as string;
  for (const { phrase, filter, isExcluded } of partsOf(text)) {
    if (filter) {
      if (phrase.trim()) filters[filter] = phrase.trim();
      continue;
    }
    const tokens = tokenize(phrase);
    if (tokens.length > 0) terms.push({ tokens, isExcluded });
  }
  return { terms: terms.slice(0, MAX_TERMS), ...filters, isShortened: terms.length > MAX_TERMS };
}

/** Returns the words and phrases that a text asks for, as they were typed, each once. Filters and excluded terms are left out. */
export function wantedParts(text: string): string[] {
  const wanted = partsOf(text).filter(({ filter, isExcluded }) => !filter && !isExcluded);
  return [...new Set(wanted.map(({ typed }) => typed))];
}

/** Returns the terms that are not excluded. */
export const wantedTerms = (terms: readonly Term[]): Term[] => terms.filter(({ isExcluded }) => !isExcluded);

/** Tells whether a query has neither a term nor a filter. */
export const isEmptyQuery = (query: Query): boolean =>
  query.terms.length === 0 && FILTERS.every((name) => query[name] === undefined);

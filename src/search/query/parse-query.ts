import { articleTerm, unmarked } from "../format/arabic-article.js";
import { HEBREW_SIGN, joinDigitGroups } from "../format/fold-text.js";
import { type IsForm, PLACED_LENGTH, PREFIX_LENGTH } from "../format/posting-file.js";
import { HYPHEN, isWord, joinName, type Token, tokenize } from "../format/tokenize.js";

/** A word or phrase of a query. */
export interface Term {
  readonly tokens: readonly Token[];
  /** Whether documents with the term are left out. */
  readonly isExcluded: boolean;
  /** Tells which words are found too, besides those that begin with its only token. */
  readonly isForm?: IsForm;
  /** What all these words begin with. */
  readonly beginning?: string;
}

/** What is known of the words of a language. Words are folded, as the index has them. */
export interface Language {
  /** Returns what the forms of a word have in common. */
  readonly stem: (word: string) => string;
  /** Returns a word without its article, where both are written as one. */
  readonly bare?: (word: string) => string;
  /** Words of which another form may have another third letter, although the stem has more letters than that. */
  readonly changesThirdLetter?: RegExp;
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
  // The spaces in a number part no words, and the signs in a Hebrew word begin no phrase.
  const joined = joinDigitGroups(text).replace(HEBREW_SIGN, "$1");
  for (let match = PART.exec(joined); match; match = PART.exec(joined)) matches.push(match);
  return matches.map(([typed, sign, name, ...phrases]) => ({
    typed,
    phrase: phrases.find(Boolean) || "",
    filter: FILTERS.find((one) => name && one === name.toLowerCase()),
    isExcluded: sign !== "",
    isQuoted: phrases[phrases.length - 1] === undefined,
  }));
}

/**
 * Parses any text that a reader typed.
 * @param controls filters that were set beside it; those of the text come first
 * @param language whose words are found in their other forms too; the index is the same for all
 */
export function parseQuery(text: string, controls: Filters = {}, language?: Language): Query {
  const terms: Term[] = [];
  const filters: Partial<Record<Filter, string>> = {};
  for (const name of FILTERS) if (controls[name]) filters[name] = controls[name] as string;
  for (const { phrase, filter, isExcluded, isQuoted } of partsOf(text)) {
    if (filter) {
      if (phrase.trim()) filters[filter] = phrase.trim();
      continue;
    }
    const tokens = tokensOf(phrase, isQuoted);
    if (tokens.length === 0) continue;
    terms.push(language && !isQuoted && !isExcluded ? wordTerm(tokens, language) : { tokens, isExcluded });
  }
  return { terms: terms.slice(0, MAX_TERMS), ...filters, isShortened: terms.length > MAX_TERMS };
}

const NAME = new RegExp(`\\S${HYPHEN}\\d`);

/** Returns the tokens of a word or phrase. A name such as COVID-19 is one word, unless it is quoted. */
function tokensOf(phrase: string, isQuoted: boolean): readonly Token[] {
  const tokens = tokenize(phrase);
  const name = !isQuoted && tokens.length === 3 && NAME.test(phrase) ? joinName(tokens) : undefined;
  return name ? [name] : tokens;
}

/** Makes the term of what was typed without quotation marks. Of several tokens, it is a phrase, and found as written. */
function wordTerm(tokens: readonly Token[], language: Language): Term {
  const { stem, bare } = language;
  const [word, ...others] = tokens;
  if (!isWord(word) || word.length < PREFIX_LENGTH || others.length > 0) return { tokens, isExcluded: false };
  const wordOf = (term: string): string => (bare ? bare(unmarked(term)) : term);
  const own = wordOf(word);
  const ownStem = stem(own);
  const beginning = beginningOf(own, ownStem, language);
  const isForm: IsForm = (term) => {
    const other = wordOf(term);
    if (!other.startsWith(beginning)) return false;
    return (bare && other.startsWith(own)) || stem(other) === ownStem;
  };
  return { tokens: [bare ? articleTerm(word) : word], isExcluded: false, isForm, beginning };
}

/**
 * Returns what the other forms of a word begin with. Those that begin otherwise are not found: they are in other files. Where a
 * stem has four letters or more, forms have the same third letter, but for spellings of German; see docs/search.md.
 */
function beginningOf(word: string, stem: string, { changesThirdLetter }: Language): string {
  const isKept = stem.length > PLACED_LENGTH && word.startsWith(stem.slice(0, PLACED_LENGTH));
  return word.slice(0, isKept && !changesThirdLetter?.test(word) ? PLACED_LENGTH : PREFIX_LENGTH);
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

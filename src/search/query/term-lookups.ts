import {
  type FoundPostings,
  gramNumber,
  NO_POSTINGS,
  type Places,
  PREFIX_LENGTH,
  placesOf,
  placesOfPrefix,
  postingsOfPrefix,
  type Terms,
} from "../format/posting-file.js";
import { isCharacter, isWord } from "../format/tokenize.js";
import type { Term } from "./parse-query.js";

/** How to look up one gram or word in the posting files of a segment. */
export interface Lookup {
  /** Say which files have it. */
  readonly places: Places;
  /** Returns its postings in these files. */
  readonly read: (terms: Terms) => FoundPostings;
}

/** The most lookups of a term: each may load a file of every segment. */
const MAX_LOOKUPS = 12;

/** Returns the lookups of a term. A document that holds the term is in the postings of all of them. */
export function lookupsOf({ tokens, isForm, beginning }: Term): Lookup[] {
  const lookups: Lookup[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
    if (isWord(token) && after === undefined)
      lookups.push({
        places: token.length < PREFIX_LENGTH ? placesOf(token) : placesOfPrefix(beginning ?? token),
        read: (terms) => postingsOfPrefix(terms, token, isForm),
      });
    else if (isWord(token)) lookups.push(exactLookup(token));
    else if (isCharacter(token) && isCharacter(after)) lookups.push(exactLookup(gramNumber(token, after)));
    else if (isCharacter(token) && !isCharacter(before)) lookups.push(exactLookup(gramNumber(token, 0)));
  }
  return spread(lookups, MAX_LOOKUPS);
}

/** Returns so many items of a list at most, from all parts of it. @param most two or more */
export function spread<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(1, (items.length - 1) / (most - 1));
  return items.slice(0, most).map((_, index) => items[Math.round(index * step)] as Item);
}

/** Tells whether the lookups of a term may find documents that do not hold it. */
export const needsVerifying = (term: Term): boolean => lookupsOf(term).length > 1;

/** Returns the lookup of a gram, a whole word, or a filter's term. */
export const exactLookup = (term: number | string): Lookup => ({
  places: placesOf(term),
  read: (terms) => terms.get(term) || NO_POSTINGS,
});

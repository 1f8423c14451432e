import { PREFIX_LENGTH, placeOf } from "./posting-file.js";
import { isWord, type Token, tokenize } from "./tokenize.js";

/** A tag that can be suggested: how it is written and read aloud, and how many articles it has, as a power of two. */
export type SuggestionRow = readonly [label: string, reading: string, weight: number];

/** Returns the name of a file with suggestions. */
export const suggestionFile = (file: number): string => `suggest${file}.js`;

/** Tells whether a file of the index has suggestions. */
export const isSuggestionFile = (name: string): boolean => /^suggest\d+\.js$/.test(name);

/** Returns what chooses the file of tags that begin or end with a token: the character, or the first letters of the word. */
export const suggestionKey = (token: Token): string =>
  isWord(token) ? token.slice(0, PREFIX_LENGTH) : String.fromCharCode(token);

/** Returns which of so many files has the tags of a key. */
export const fileOfKey = (key: string, files: number): number => placeOf(key) % files;

/** Returns the keys of the files that have a tag: those of its beginning, its end and its reading. */
export function keysOfTag([label, reading]: SuggestionRow): string[] {
  const tokens = tokenize(label);
  const keys = [tokens[0], tokens[tokens.length - 1]]
    .filter((token) => token !== undefined)
    .map(suggestionKey);
  return [...new Set(reading ? [...keys, compactReading(reading).slice(0, PREFIX_LENGTH)] : keys)];
}

/** Returns a reading as readers type it, without spaces. */
export const compactReading = (reading: string): string => reading.replace(/[^a-z0-9]/g, "");

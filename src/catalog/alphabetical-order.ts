import { compare } from "../lib/compare.js";
import type { Alphabet } from "./alphabet.js";

/** The initial of names that begin with no letter, or with a Chinese one that has no reading. */
const OTHER_INITIAL = "#";

/** Number of characters whose readings decide the order. Further characters are compared by code unit. */
const READ = 4;

/** Returns the first characters of a name, whose reading decides the order. Many names share them. */
export const startOf = (name: string): string => [...name.slice(0, 2 * READ)].slice(0, READ).join("");

export interface ItemWithInitial<Item> {
  readonly item: Item;
  /** A letter, or `#`. */
  readonly initial: string;
}

/**
 * Sorts items by the letters of a language, and finds their initials. Chinese names are sorted by their readings; so are all names
 * if the alphabet has no letters. Other letters come behind those of the alphabet.
 * @param readingOf returns the reading of the start of a name, see `startOf`
 */
export function inAlphabeticalOrder<Item>(
  items: Iterable<Item>,
  nameOf: (item: Item) => string,
  readingOf: (start: string) => string,
  alphabet: Alphabet,
): ItemWithInitial<Item>[] {
  const isByReading = alphabet.letters.length === 0;
  const filed = Array.from(items, (item) => {
    const name = nameOf(item);
    const reading = readingOf(startOf(name));
    const key = isByReading ? reading : alphabet.sortKeyOf(/^\p{Script=Han}/u.test(name) ? reading : name);
    const initial = alphabet.letterOf(key) ?? initialOf(reading);
    return { item, name, key, initial, place: placeOf(initial, alphabet) };
  });
  filed.sort(
    (a, b) =>
      a.place - b.place || compare(a.initial, b.initial) || compare(a.key, b.key) || compare(a.name, b.name),
  );
  return filed.map(({ item, initial }) => ({ item, initial }));
}

/** An accent does not change the letter: é belongs to E. Georgian has no capitals at the beginning of words. */
function initialOf(reading: string): string {
  const [letter = ""] = reading.normalize("NFKD");
  const [first = ""] = /\p{Script=Georgian}/u.test(letter) ? letter : letter.toUpperCase();
  return /^(?!\p{Script=Han})\p{L}$/u.test(first) ? first : OTHER_INITIAL;
}

/** Returns the place of a letter in the alphabet; others come behind it, and `#` comes last. */
function placeOf(initial: string, { letters }: Alphabet): number {
  const place = letters.indexOf(initial);
  if (place >= 0) return place;
  return initial === OTHER_INITIAL ? letters.length + 1 : letters.length;
}

import { compare } from "../lib/compare.js";

/** The initial of names that begin with neither a Chinese nor a Latin letter. */
export const OTHER_INITIAL = "#";

/** Characters whose reading decides the order; further ones are compared by code unit. */
const READ = 4;

/** Returns the beginning of a name, which decides where it is filed. Many names begin alike. */
export const startOf = (name: string): string => [...name.slice(0, 2 * READ)].slice(0, READ).join("");

/** A name with what it is filed under. */
export interface Filed<Item> {
  readonly item: Item;
  /** `A` to `Z`, or `#`. */
  readonly initial: string;
}

/**
 * Files items under the Latin letter that their names begin with when read aloud, in the order of a Chinese dictionary.
 * @param readingOf reads the beginning of a name aloud
 */
export function inPinyinOrder<Item>(
  items: Iterable<Item>,
  nameOf: (item: Item) => string,
  readingOf: (start: string) => string,
): Filed<Item>[] {
  const filed = Array.from(items, (item) => {
    const name = nameOf(item);
    const reading = readingOf(startOf(name));
    return { item, name, reading, initial: initialOf(reading) };
  });
  filed.sort(
    (a, b) =>
      compare(placeOf(a.initial), placeOf(b.initial)) ||
      compare(a.reading, b.reading) ||
      compare(a.name, b.name),
  );
  return filed.map(({ item, initial }) => ({ item, initial }));
}

/** Accents do not make another letter: é is filed under E. */
function initialOf(reading: string): string {
  const first = reading.normalize("NFKD").charAt(0).toUpperCase();
  return /^[A-Z]$/.test(first) ? first : OTHER_INITIAL;
}

/** `#` comes last. */
const placeOf = (initial: string): string => (initial === OTHER_INITIAL ? "~" : initial);

import { compare } from "../lib/compare.js";

/** The initial of names that begin with no letter, or with a Chinese one that has no reading. */
export const OTHER_INITIAL = "#";

/** Number of characters whose readings decide the order. Further characters are compared by code unit. */
const READ = 4;

/** Returns the first characters of a name, whose reading decides the order. Many names share them. */
export const startOf = (name: string): string => [...name.slice(0, 2 * READ)].slice(0, READ).join("");

/** An item with its initial. */
export interface Filed<Item> {
  readonly item: Item;
  /** A letter, or `#`. */
  readonly initial: string;
}

/** Sorts items by readings, as a Chinese dictionary does, with their initials. @param readingOf the `startOf` a name */
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

/** An accent does not change the letter: é belongs to E. */
function initialOf(reading: string): string {
  const [first = ""] = reading.normalize("NFKD").toUpperCase();
  return /^(?!\p{Script=Han})\p{L}$/u.test(first) ? first : OTHER_INITIAL;
}

/** `#` comes last. */
const placeOf = (initial: string): string => (initial === OTHER_INITIAL ? "\u{10ffff}" : initial);

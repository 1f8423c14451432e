import { pinyin } from "pinyin-pro";
import { compare } from "./compare.js";
import { memoized } from "./memoized.js";

/** The initial of names that begin with neither a Chinese nor a Latin letter. */
export const OTHER_INITIAL = "#";

/** Characters whose reading decides the order; further ones are compared by code unit. */
const READ = 4;

/** A name with what it is filed under. */
export interface Filed<Item> {
  readonly item: Item;
  /** `A` to `Z`, or `#`. */
  readonly initial: string;
}

/** Files items under the Latin letter that their names begin with when read aloud, in the order of a Chinese dictionary. */
export function inPinyinOrder<Item>(items: Iterable<Item>, nameOf: (item: Item) => string): Filed<Item>[] {
  // Many names begin alike.
  const readingOf = memoized(syllables);
  const filed = [...items].map((item) => {
    const name = nameOf(item);
    const reading = readingOf([...name].slice(0, READ).join(""));
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

/** The syllables, with a space between two of them, so that `xi an` comes before `xian`. */
const syllables = (start: string): string =>
  pinyin(start, { toneType: "none", type: "array", v: true }).join(" ").toLowerCase();

/** Accents do not make another letter: é is filed under E. */
function initialOf(reading: string): string {
  const first = reading.normalize("NFKD").charAt(0).toUpperCase();
  return /^[A-Z]$/.test(first) ? first : OTHER_INITIAL;
}

/** `#` comes last. */
const placeOf = (initial: string): string => (initial === OTHER_INITIAL ? "~" : initial);

import { memoize } from "../memoize.js";

/** The languages whose names of months are known. The first that has a name or its beginning counts. */
const LANGUAGES =
  "en ru uk be bg de de-AT fr es es-PE pt it nl pl cs sk ro hu el tr az sv da nb fi et lv lt ar ar-SY fa ur hi bn id ms sw ca";

/** The fewest letters of a shortened name. */
const FEWEST_LETTERS = 3;

const LONG_AND_SHORT = ["long", "short"] as const;

/**
 * Returns the number of a month, 1 to 12, by its name in any of the languages, or by a beginning of it. Many languages
 * have another form of the name beside a day; both are known.
 */
export function monthNumber(word: string): number | undefined {
  const name = word.toLowerCase().replace(/\.$/, "");
  // The names of all languages take some ten milliseconds to make. Few pages need them.
  return namesIn("en").get(name) ?? namesIn(LANGUAGES).get(name);
}

/** Returns the numbers of months by their names, and by the beginnings that are no names. @param languages with spaces between */
const namesIn = memoize((languages: string): ReadonlyMap<string, number> => {
  const names = new Map<string, number>();
  for (const [name, month] of languages.split(" ").flatMap(namesOf))
    if (!names.has(name)) names.set(name, month);
  for (const [name, month] of [...names]) {
    for (let length = FEWEST_LETTERS; length < name.length; length++) {
      const beginning = name.slice(0, length);
      if (!names.has(beginning)) names.set(beginning, month);
    }
  }
  return names;
});

function namesOf(language: string): [name: string, month: number][] {
  const found: [string, number][] = [];
  for (const month of LONG_AND_SHORT) {
    for (const beside of [{ day: "numeric" }, {}] as const) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, {
        month,
        ...beside,
        timeZone: "UTC",
      });
      for (let index = 0; index < 12; index++) found.push([nameOf(format, index), index + 1]);
    }
  }
  return found.filter(([name]) => /^\p{L}/u.test(name));
}

function nameOf(format: Intl.DateTimeFormat, month: number): string {
  const parts = format.formatToParts(Date.UTC(2023, month, 15));
  const name = parts.find(({ type }) => type === "month")?.value ?? "";
  return name
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/^(?:de |d’)/, "");
}

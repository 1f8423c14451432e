import type { Element, Root } from "hast";
import { decodeString } from "micromark-util-decode-string";
import { withSingleSpaces } from "../../lib/html/characters.js";
import { attribute, elementsIn, textOf } from "../../lib/html/elements.js";
import { plainTitle, withCharacters } from "../../lib/html/plain-title.js";
import { resolveWebAddress, withoutArchive } from "../../lib/html/resolve-address.js";
import { firstPresent, nonEmpty, present } from "../../lib/present.js";
import { parseLanguage } from "../../lib/text/language-tag.js";
import { parseTime, statedDay } from "../../lib/text/parse-time.js";
import { selectAll } from "../../lib/text/selector.js";
import type { FrontMatter } from "../../model/article.js";
import type { Notice } from "../../model/problem.js";
import { readPeople } from "../markdown/fields/read-people.js";
import { type Finder, FRAME_FIELDS, type Frame, type FrameField } from "./frame.js";

/** The fields that a frame states of its article, and a notice for each field with an unusable value. */
interface StatedFields {
  readonly stated: Partial<Omit<FrontMatter, "id">>;
  readonly notices: readonly Notice[];
}

/** The marks between the tags in one value. */
const BETWEEN_ITEMS = /[,，、;；|]/u;

/** Returns the values of a frame's fields in a file, and a notice for each that cannot be used. @param address that the file states */
export function readFields(frame: Frame, file: SearchedFile, address?: string): StatedFields {
  const stated: Record<string, unknown> = {};
  const notices: Notice[] = [];
  for (const name of FRAME_FIELDS) {
    const values = findValues(frame.fields[name] ?? [], file, ASPECTS[name] ?? "words");
    if (values.length === 0) continue;
    const { source = address, lang } = stated as { source?: string; lang?: string };
    const value = VALUES[name]?.(values, frame, present({ base: source, lang })) ?? undefined;
    if (value === undefined) notices.push(unusable(name, values[0] ?? ""));
    else stated[name] = value;
    if (name === "date" && value) Object.assign(stated, present({ time: firstPresent(values, parseTime) }));
  }
  return { stated, notices };
}

/** The text of a file, and a function that returns its HTML as a tree. The tree is made once. */
export interface SearchedFile {
  readonly text: string;
  readonly tree: () => Root;
}

/** The part of an element that is a field's value. Attributes such as `datetime` and `href` go before the element's words. */
type Aspect = "words" | "day" | "address" | "language";

/** Attributes that go before the words of an element, by aspect. */
const ATTRIBUTES: Readonly<Record<Aspect, readonly string[]>> = {
  words: ["content"],
  day: ["dateTime", "content", "title"],
  address: ["href", "src", "dataHref", "dataSrc", "content"],
  language: ["lang", "xmlLang", "content"],
};

/** Returns all values of the first finder that finds any; an empty list if none does. Each value is one line, and not empty. */
function findValues(finders: readonly Finder[], file: SearchedFile, aspect: Aspect): string[] {
  for (const finder of finders) {
    const found = valuesOf(finder, file, aspect).map(withSingleSpaces).filter(Boolean);
    if (found.length > 0) return found;
  }
  return [];
}

function valuesOf(finder: Finder, { text, tree }: SearchedFile, aspect: Aspect): string[] {
  if ("text" in finder) return finder.where && !finder.where.exec(text) ? [] : [finder.text];
  if ("selector" in finder)
    return selectAll(tree(), finder.selector).map((element) => aspectOf(element, aspect));
  const values = Array.from(finder.pattern.all(text), (match) => match[1] ?? match[0]);
  return values.map((value) => (aspect === "address" ? value : decodeString(withCharacters(value))));
}

function aspectOf(element: Element, aspect: Aspect): string {
  for (const name of ATTRIBUTES[aspect]) {
    const value = attribute(element, name);
    // A `title` without a number is a tooltip, not a day.
    if (value && (name !== "title" || /\d/.test(value))) return value;
  }
  for (const inner of aspect === "day" || aspect === "address" ? elementsIn(element) : []) {
    const value =
      aspect === "day" ? attribute(inner, "dateTime") : (attribute(inner, "href") ?? attribute(inner, "src"));
    if (value) return value;
  }
  return textOf(element);
}

const ASPECTS: Partial<Record<FrameField, Aspect>> = {
  date: "day",
  lang: "language",
  source: "address",
  image: "address",
};

const list = (values: readonly string[]): readonly string[] => [
  ...new Set(
    values
      .flatMap((value) => value.split(BETWEEN_ITEMS))
      .map((item) => item.trim())
      .filter(Boolean),
  ),
];

/** Names are parted as those of front matter: at `and` and the like, too. */
const people: ReadValues = (values, _, { lang }) =>
  nonEmpty([
    ...new Set(values.flatMap((value) => value.split("|")).flatMap((one) => readPeople(one, lang) ?? [])),
  ]);

/** @param known what was read before: the address of the original, and the language */
type ReadValues = (
  values: readonly string[],
  frame: Frame,
  known: { readonly base?: string; readonly lang?: string },
) => unknown;

const first = ([value]: readonly string[]): string | undefined => value;

/** Functions that make a field of its found values, by field. They return undefined if no value can be used. */
const VALUES: Readonly<Record<FrameField, ReadValues>> = {
  title: (values) => plainTitle(values[0]),
  agency: first,
  reporters: people,
  translators: people,
  editors: people,
  tags: list,
  date: (values, { dateOrder }) => firstPresent(values, (value) => statedDay(value, dateOrder)),
  source: (values) => firstPresent(values, (value) => resolveWebAddress(withoutArchive(value))),
  lang: (values) => firstPresent(values, parseLanguage),
  image: (values, _, { base }) => {
    // The words of an element are no path.
    const src = firstPresent(values, (value) =>
      resolveWebAddress(value, /^\S*[/.]\S+$/u.test(value) ? base : undefined),
    );
    return src && { src, alt: "", caption: "" };
  },
};

const unusable = (name: FrameField, value: string): Notice => ({
  code: "broken-metadata",
  message: `\`${value.slice(0, 80)}\` cannot be used as ${name}`,
  hint: HINTS[name] ?? `see what \`${name}\` of the format finds`,
});

const HINTS: Partial<Record<FrameField, string>> = {
  date: "write the day in full, or say `dateOrder: dmy` or `mdy` where day and month are both numbers",
  source: "an http or https address is wanted",
  image: "an http or https address is wanted, or a `source` by which it is resolved",
  lang: "a language tag like zh-Hant is wanted",
};

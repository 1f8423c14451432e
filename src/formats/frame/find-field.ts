import type { Element, Root } from "hast";
import { decodeString } from "micromark-util-decode-string";
import { withSingleSpaces } from "../../lib/html/characters.js";
import { attribute, elementsIn, textOf } from "../../lib/html/elements.js";
import { selectAll } from "../../lib/text/selector.js";
import type { Finder } from "./frame.js";

/** The text of a file, and a function that returns its HTML as a tree. The tree is made once. */
export interface SearchedFile {
  readonly text: string;
  readonly tree: () => Root;
}

/** The part of an element that is a field's value. Attributes such as `datetime` and `href` go before the element's words. */
export type Aspect = "words" | "day" | "address";

/** Attributes that go before the words of an element, by aspect. */
const ATTRIBUTES: Readonly<Record<Aspect, readonly string[]>> = {
  words: ["content"],
  day: ["dateTime", "content", "title"],
  address: ["href", "src", "dataHref", "dataSrc", "content"],
};

/** Returns all values of the first finder that finds any; an empty list if none does. Each value is one line, and not empty. */
export function findValues(finders: readonly Finder[], file: SearchedFile, aspect: Aspect): string[] {
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
  return values.map((value) => (aspect === "address" ? value : decodeString(value)));
}

function aspectOf(element: Element, aspect: Aspect): string {
  for (const name of ATTRIBUTES[aspect]) {
    const value = attribute(element, name);
    // A `title` without a number is a tooltip, not a day.
    if (value && (name !== "title" || /\d/.test(value))) return value;
  }
  for (const inner of aspect === "words" ? [] : elementsIn(element)) {
    const value =
      aspect === "day" ? attribute(inner, "dateTime") : (attribute(inner, "href") ?? attribute(inner, "src"));
    if (value) return value;
  }
  return textOf(element);
}

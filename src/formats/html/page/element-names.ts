import type { Element } from "hast";
import { attribute, classesOf } from "../../../lib/html/elements.js";

/** Returns a function that calls `ask` once for each element, and remembers the answer while the element exists. */
export function remembered<Answer>(ask: (node: Element) => Answer): (node: Element) => Answer {
  const answers = new WeakMap<Element, Answer>();
  return (node) => {
    const answer = answers.get(node) ?? ask(node);
    answers.set(node, answer);
    return answer;
  };
}

/** Beginnings of names about the page or the look of an element. */
const ABOUT_OTHERS =
  /^(?:category|tag|field-label|format|type|status|has|is|no|not|with|without|hide|js|size|align|wp-image|post-\d+|theme|layout|col|row|grid|mt|mb|pt|pb|p|m|w|h|text|bg|sm|md|lg|xl)-|^(?:d-)?print-(?:hidden|hide|none)$/;

/**
 * Returns the names that an element has as classes, id, `data-testid`, `data-component`, `data-gu-name` and `aria-labelledby`, in
 * lower case with one `-` between words: `ShareBar__x` becomes `share-bar-x`. Names that say nothing of the element itself are left
 * out, such as `is-wide` or `category-news`. The names of each element are computed once.
 */
export const namesOf: (node: Element) => readonly string[] = remembered((node) => {
  const stated = [
    ...classesOf(node),
    attribute(node, "id") ?? "",
    attribute(node, "dataTestid") ?? "",
    attribute(node, "dataComponent") ?? "",
    attribute(node, "dataGuName") ?? "",
    ...(attribute(node, "ariaLabelledBy") ?? "").split(/\s+/),
  ];
  return stated.map(normalised).filter((name) => name !== "" && !ABOUT_OTHERS.test(name));
});

/** Tells whether one of the names that `namesOf` returns fits a pattern. */
export const hasNameLike = (node: Element, pattern: RegExp): boolean =>
  namesOf(node).some((name) => pattern.test(name));

const normalised = (name: string): string =>
  hyphenated(name.slice(0, 200).replace(/([a-z\d])(?=[A-Z])/g, "$1-"))
    .toLowerCase()
    // Elementor calls each part of a page a widget.
    .replace(/^elementor-widget(?:-|$)/, "");

/** Returns a text with one `-` in the place of all that stands between its words. */
export const hyphenated = (text: string): string =>
  text.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");

/** Returns a pattern that finds any of some words in a name of `namesOf`. @param words separated by white space */
export const wordsOfNames = (words: string): RegExp =>
  new RegExp(`(?:^|-)(?:${words.trim().split(/\s+/).join("|")})(?:-|$)`);

/** Tells whether an element is the caption of a picture. */
export const isCaption = (one: Element): boolean =>
  one.tagName === "figcaption" || hasNameLike(one, /caption/);

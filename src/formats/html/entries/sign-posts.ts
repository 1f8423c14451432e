import type { Element, Root } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import {
  attribute,
  element,
  findElement,
  hasElement,
  isBlock,
  mapChildren,
  textOf,
} from "../../../lib/html/elements.js";
import { isDateMark } from "../metadata/visible-lines.js";
import { namesOf } from "../page/element-names.js";
import { statesItemProp } from "../page/page-view.js";
import { findEntries, statesDay } from "./count-entries.js";

/** Letters of the name of a person, or of a date. */
const LONGEST = 60;
const PERSON =
  /^(?:(?:post-?|p-)?author|creator|(?:user|nick|author(?:-info)?|message|display)-?name|nick|poster)$/;
/** Addresses at which forums have the pages of their members. */
const MEMBER =
  /(?:^|\/)(?:u|users?|members?|people|profiles?)\/[^/]|(?:member(?:list)?|profile|user)\.php|action=profile/;

/**
 * Begins each post of a discussion with a line of who wrote it and when, taken from where the post has them: bylines are left
 * out elsewhere, since an article's own is published above it. Changes the tree.
 */
export function signPosts(tree: Root): void {
  const signed = findEntries(tree, 2).flatMap((post) => {
    const day = findElement(post, (one) => isDateMark(one) && isShort(one) && statesDay(one));
    const person = findElement(post, (one) => isPerson(one) && isShort(one) && one !== day);
    return day && person ? [{ post, day, person }] : [];
  });
  if (signed.length < 2) return;
  const moved = new Set(signed.flatMap(({ day, person }) => [day, person]));
  mapChildren(tree, (node) => (node.type === "element" && moved.has(node) ? [] : node));
  for (const { post, day, person } of signed) {
    const words = [person, day].map((one) => withSingleSpaces(textOf(one))).join(" ");
    const time = element("time", [{ type: "text", value: words }], { dateTime: day.properties.dateTime });
    post.children.unshift(element("p", [element("strong", [time])], { dataPost: true }));
  }
}

/** Tells whether an element is the line with which a post begins. In an attribute of the file itself the value would be text. */
export const isSignature = ({ properties: { dataPost } }: Element): boolean => dataPost === true;

/** Tells whether an element is a post that begins with such a line. */
export const isPost = ({ children: [first] }: Element): boolean =>
  first?.type === "element" && isSignature(first);

const isShort = (node: Element): boolean => {
  const { length } = withSingleSpaces(textOf(node));
  return length > 0 && length <= LONGEST;
};

/** Tells whether an element is the name of a person, by its marks or by where its link leads. A box holds more than the name. */
const isPerson = (node: Element): boolean =>
  (statesItemProp(node, "author") ||
    namesOf(node).some((name) => PERSON.test(name)) ||
    (node.tagName === "a" && MEMBER.test(attribute(node, "href") ?? ""))) &&
  !hasElement(node, isBlock);

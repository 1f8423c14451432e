import type { Element, Root } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import {
  attribute,
  element,
  elementsIn,
  findElement,
  hasElement,
  isBlock,
  mapElements,
  textOf,
} from "../../../lib/html/elements.js";
import { parseDay } from "../../../lib/text/parse-day.js";
import type { Day } from "../../../model/names.js";
import { isDateMark } from "../metadata/visible-lines.js";
import { hasNameLike, wordsOfNames } from "../page/element-names.js";
import { statesItemProp } from "../page/page-view.js";
import { findEntries, statesDay } from "./count-entries.js";

/** Letters of the name of a person, or of a date. */
const LONGEST = 60;
const PERSON =
  /^(?:(?:post-?|p-)?author|creator|(?:user|nick|author(?:-info)?|message|display)-?name|nick|poster)$/;
/** Addresses at which forums have the pages of their members. */
const MEMBER =
  /(?:^|\/)(?:u|users?|members?|people|profiles?)\/[^/]|(?:member(?:list)?|profile|user)\.php|action=profile|\bspace-uid-\d|mod=space&uid=/;

/** Who opened a discussion, and on which day. */
interface Opening {
  readonly person: string;
  readonly date: Day;
}

/**
 * Begins each post of a discussion with a line of who wrote it and when, taken from where the post has them: bylines are left
 * out elsewhere, since an article's own is published above it. Changes the tree.
 * @returns who opened the discussion, if the name is a link to a member of a forum
 */
export function signPosts(tree: Root): Opening | undefined {
  const signed = findEntries(tree, 2).flatMap((post) => {
    const day = findElement(post, (one) => isDateMark(one) && isShort(one) && statesDay(one));
    const person = findElement(post, (one) => isPerson(one) && isShort(one) && one !== day);
    return day && person ? [{ post, day, person }] : [];
  });
  const [first] = signed;
  if (!first || signed.length < 2) return undefined;
  const moved = new Set(signed.flatMap(({ day, person }) => [day, person]));
  mapElements(tree, (node) => (moved.has(node) ? [] : node));
  for (const { post, day, person } of signed) {
    const words = `${withSingleSpaces(textOf(person))} ${fullDay(day)}`;
    const time = element("time", [{ type: "text", value: words }], { dateTime: day.properties.dateTime });
    post.children.unshift(element("p", [element("strong", [time])], { dataPost: true }));
  }
  const date = parseDay(attribute(first.day, "dateTime") ?? fullDay(first.day));
  const isMember = [first.person, ...elementsIn(first.person)].some(leadsToMember);
  return date && isMember && !isAnswer(first.post)
    ? { person: withSingleSpaces(textOf(first.person)), date }
    : undefined;
}

/** Tells whether a post answers to something that stands above the posts. */
const isAnswer = (post: Element): boolean =>
  ["acceptedAnswer", "suggestedAnswer", "comment"].some((name) => statesItemProp(post, name)) ||
  hasNameLike(post, ANSWER);

const ANSWER = wordsOfNames("answer comment reply");

/** Returns the words of a date, or its title where the words are shortened, such as `Mar 2021`. */
function fullDay(day: Element): string {
  const [words, title] = [textOf(day), attribute(day, "title") ?? ""].map(withSingleSpaces);
  return (parseDay(words ?? "") === undefined && title) || (words ?? "");
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
  (statesItemProp(node, "author") || hasNameLike(node, PERSON) || leadsToMember(node)) &&
  !hasElement(node, isBlock);

const leadsToMember = (node: Element): boolean =>
  node.tagName === "a" && MEMBER.test(attribute(node, "href") ?? "");

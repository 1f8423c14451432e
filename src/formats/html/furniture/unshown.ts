import type { Comment, Element } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import { hasElement, textOf } from "../../../lib/html/elements.js";
import { lengthOf, measureText } from "../page/text-measure.js";
import { furnitureLine, furnitureUnder } from "./furniture-words.js";

/** The reason under which the words of a comment that `unshown` made are told. */
export const UNSHOWN = "unshown";

/** Elements whose words were not seen, or cannot be shown, and that may stand in a text. */
const TOLD = new Set(
  "button canvas dialog form meter object progress select svg template textarea".split(" "),
);
/** Letters of what is more than the label of a tool. */
const WORDS = 20;
/** Letters of a hidden paragraph. */
const PARAGRAPH = 60;
/** A form that asks for these is the site's. */
const ASKS = /^(?:email|search|password|tel|submit)$/;

/**
 * Returns a comment that stands for an element that is left out, so that its words can be told where it was a part of the text.
 * Undefined if it has no words to speak of.
 */
export function unshown(node: Element): Comment | undefined {
  const words = withSingleSpaces(textOf(node.content ?? node));
  const isText = TOLD.has(node.tagName)
    ? lengthOf(words) >= WORDS && !isSites(node)
    : isHiddenByPage(node) && measureText(node)(node).prose >= PARAGRAPH;
  if (!isText || furnitureLine(words) || furnitureUnder(words)) return undefined;
  return unshownAs(node, words);
}

/** Returns the comment that `unshown` makes, for any words. */
export const unshownAs = (node: Element, words: string): Comment => ({
  type: "comment",
  value: `<${node.tagName}> ${words}`,
});

const isHiddenByPage = ({ properties: { hidden, style } }: Element): boolean =>
  Boolean(hidden) || /display\s*:\s*none/i.test(String(style ?? ""));

const isSites = (node: Element): boolean =>
  node.tagName === "form" &&
  hasElement(
    node,
    ({ tagName, properties }) =>
      tagName === "textarea" || (tagName === "input" && ASKS.test(String(properties.type))),
  );

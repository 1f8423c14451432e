import type { Element, Root } from "hast";
import { classesOf, elementsIn, isHeading, mapElements } from "../../lib/html/elements.js";

/** Paragraphs of a post. The longest real post has five. */
const MOST_PARAGRAPHS = 6;

/** Unwraps posts from social networks that were never closed and hold the rest of the article. Other posts stay quotations. */
export function unwrapPosts() {
  return (tree: Root): void => {
    mapElements(tree, (node) => (isPost(node) && swallowsArticle(node) ? node.children : node));
  };
}

/** Tells whether the element is an embedded post of a social network. */
export const isPost = (node: Element): boolean =>
  node.tagName === "blockquote" &&
  classesOf(node).some((name) => name.startsWith("twitter-") || name.startsWith("instagram-"));

function swallowsArticle(post: Element): boolean {
  let paragraphs = 0;
  for (const inner of elementsIn(post)) {
    if (inner.tagName === "p") paragraphs++;
    if (isHeading(inner) || inner.tagName === "figure" || isPost(inner)) return true;
  }
  return paragraphs > MOST_PARAGRAPHS;
}

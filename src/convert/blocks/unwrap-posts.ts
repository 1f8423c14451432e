import type { Element, Root } from "hast";
import { classesOf, elementsIn, isHeading, mapChildren } from "../../lib/html/elements.js";

/** Paragraphs of a post. The longest real post has five. */
const MOST_PARAGRAPHS = 6;

/** Unwraps posts from social networks that were never closed and hold the rest of the article. Other posts stay quotations. */
export function unwrapPosts() {
  return (tree: Root): void => {
    mapChildren(tree, (node) => {
      if (node.type !== "element" || !isPost(node) || !swallowsArticle(node)) return node;
      return node.children;
    });
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

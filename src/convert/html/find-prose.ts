import type { Element, Root, RootContent } from "hast";
import { withSingleSpaces } from "../../lib/html/characters.js";
import { childrenOf, textOf } from "../../lib/html/elements.js";

/** Elements that hold blocks of text, and may be the container of an article. */
const CONTAINERS = new Set("article body center div html main section table tbody td tr".split(" "));
/** Blocks whose words are prose however few they are. */
const TEXT_BLOCKS = new Set(["blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "ul"]);
/** Elements that are shown to nobody, or are no text. */
const NO_TEXT = new Set(["head", "noscript", "script", "style", "template", "title"]);
/** Characters of the shortest sentence outside of a block of text that is prose. */
const SHORTEST_PROSE = 20;
const SENTENCE = /[。！？!?；;]|[.,](?=\s|$)/u;

/**
 * Returns the innermost container that holds all prose of a tree: all paragraphs, headings, lists and quotations with words,
 * and other text that is a sentence. Outside of it there are only dates, labels and buttons.
 */
export function findProse(tree: Root): Element | Root {
  let holder: Element | Root = tree;
  for (;;) {
    const holding: RootContent[] = holder.children.filter(holdsProse);
    const [only] = holding;
    if (holding.length !== 1 || only?.type !== "element" || !CONTAINERS.has(only.tagName)) return holder;
    holder = only;
  }
}

function holdsProse(node: RootContent): boolean {
  if (node.type === "text") return isProse(node.value);
  if (node.type !== "element" || NO_TEXT.has(node.tagName)) return false;
  if (TEXT_BLOCKS.has(node.tagName)) return /\S/u.test(textOf(node));
  if (!CONTAINERS.has(node.tagName)) return isProse(textOf(node));
  // Lines of a container that only has breaks between them are one run of text.
  return childrenOf(node).some(holdsProse) || isProse(ownText(node));
}

/** Returns the words that stand in a container outside its blocks. */
const ownText = (node: Element): string =>
  node.children
    .filter((child) => child.type === "text" || (child.type === "element" && !isBlock(child)))
    .map(textOf)
    .join("");

const isBlock = ({ tagName }: Element): boolean =>
  CONTAINERS.has(tagName) || TEXT_BLOCKS.has(tagName) || NO_TEXT.has(tagName);

function isProse(text: string): boolean {
  const words = withSingleSpaces(text);
  return words.length >= SHORTEST_PROSE && SENTENCE.test(words);
}

import type { Element, Root, RootContent } from "hast";
import { withSingleSpaces } from "../../lib/html/characters.js";
import { childrenOf, named, textOf } from "../../lib/html/elements.js";

/** Tells of an element that holds blocks of text, and may be the container of an article. */
const isContainer = named("article body center div html main section table tbody td tr");
/** Tells of a block whose words are prose however few they are. */
const isTextBlock = named("blockquote h1 h2 h3 h4 h5 h6 ol p pre ul");
/** Tells of an element that is shown to nobody, or is no text. */
const isNoText = named("head noscript script style template title");
/** Characters of the shortest sentence outside of a block of text that is prose. */
const SHORTEST_PROSE = 20;
const SENTENCE = /[。！？!?；;]|[.,](?=\s|$)/u;

/** Returns the innermost container of all prose: paragraphs, headings, lists, quotations, and other text that is a sentence. */
export function findProse(tree: Root): Element | Root {
  let holder: Element | Root = tree;
  for (;;) {
    const holding: RootContent[] = holder.children.filter(holdsProse);
    const [only] = holding;
    if (holding.length !== 1 || only?.type !== "element" || !isContainer(only)) return holder;
    holder = only;
  }
}

function holdsProse(node: RootContent): boolean {
  if (node.type === "text") return isProse(node.value);
  if (node.type !== "element" || isNoText(node)) return false;
  if (isTextBlock(node)) return /\S/u.test(textOf(node));
  if (!isContainer(node)) return isProse(textOf(node));
  // Lines of a container that only has breaks between them are one run of text.
  return childrenOf(node).some(holdsProse) || isProse(ownText(node));
}

/** Returns the words that stand in a container outside its blocks. */
const ownText = (node: Element): string =>
  node.children
    .filter((child) => ![isContainer, isTextBlock, isNoText].some((isBlock) => isBlock(child)))
    .map(textOf)
    .join("");

function isProse(text: string): boolean {
  const words = withSingleSpaces(text);
  return words.length >= SHORTEST_PROSE && SENTENCE.test(words);
}

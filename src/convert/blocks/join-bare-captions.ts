import type { Element } from "hast";
import { withoutSpaces } from "../../lib/html/characters.js";
import { element, holdsLink, textOf } from "../../lib/html/elements.js";

/** Makes captions of paragraphs that follow a picture without a caption and end in a credit in parentheses. */
export function joinBareCaptions(blocks: readonly Element[]): Element[] {
  const joined: Element[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    const isBare = before?.tagName === "figure" && before.children.length === 1;
    if (isBare && block.tagName === "p" && readsLikeCaption(block)) {
      before.children.push(element("figcaption", block.children));
    } else {
      joined.push(block);
    }
  }
  return joined;
}

const LONGEST_BARE_CAPTION = 120;

function readsLikeCaption(paragraph: Element): boolean {
  if (paragraph.children.some(holdsLink)) return false;
  const text = withoutSpaces(textOf(paragraph));
  return (
    text.length <= LONGEST_BARE_CAPTION &&
    /[（(][^（）()]*(?:\/|／|提供|摄|图|Images)[^（）()]*[）)]$/iu.test(text)
  );
}

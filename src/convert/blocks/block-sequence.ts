import type { Element, RootContent } from "hast";
import { withoutSpaces } from "../../lib/html/characters.js";
import { childrenOf, element, hasText, holdsLink, isElement, textOf } from "../../lib/html/elements.js";

/** Builds a sequence of blocks. A paragraph collects inline nodes until something ends it. A caption goes to its figure. */
export class BlockSequence {
  private readonly blocks: Element[] = [];
  private line: RootContent[] = [];
  private breaks = 0;
  private caption: Element | undefined;
  private figuresBefore: number | undefined;

  /** Adds text or a mark to the paragraph. */
  addInline(node: RootContent): void {
    if (!hasText(node)) {
      // White space stands between nodes of a line, never at its beginning.
      if (this.line.length > 0 && this.breaks === 0) this.line.push(node);
      return;
    }
    if (this.breaks > 1) this.endParagraph();
    if (this.breaks === 1 && this.line.length > 0) this.line.push(element("br"));
    this.breaks = 0;
    this.line.push(node);
  }

  /** Adds a line break. Two of them begin a new paragraph. Those at the edge of a paragraph have no effect. */
  addBreak(): void {
    this.breaks++;
  }

  /** Ends the paragraph. The next inline node begins a new one. */
  endParagraph(): void {
    if (this.line.length > 0) this.blocks.push(element("p", this.line));
    this.line = [];
    this.breaks = 0;
  }

  /** Adds a block. A figure gets the caption that waits for it. */
  addBlock(block: Element): void {
    this.endParagraph();
    this.blocks.push(block);
    if (block.tagName === "figure" && this.caption) {
      block.children.push(this.caption);
      this.caption = undefined;
    }
  }

  /** Notes the place of a figure whose caption may come before its picture. Ends the paragraph. */
  expectCaption(): void {
    this.endParagraph();
    this.figuresBefore = this.blocks.length;
  }

  /**
   * Adds a caption to the bare figure before it, or before a credit in the same figure; else to the first figure after
   * `expectCaption`; else it is a paragraph.
   */
  addCaption(caption: Element): void {
    const own = this.figuresBefore === undefined ? [] : this.blocks.slice(this.figuresBefore);
    const last = own.findLast((block) => block.tagName === "figure") ?? this.blocks.at(-1);
    const takes =
      last?.tagName === "figure" && !last.children.some((child) => isElement(child, "figcaption"));
    if (takes) last.children.push(caption);
    else if (this.figuresBefore !== undefined && this.figuresBefore === this.blocks.length)
      this.caption = caption;
    else this.blocks.push(element("p", caption.children));
  }

  /** Makes a paragraph of a caption that still waits for its figure. */
  settleCaption(): void {
    if (this.caption) this.blocks.push(element("p", this.caption.children));
    this.caption = undefined;
    this.figuresBefore = undefined;
  }

  /** Returns the blocks. A bare figure gets the caption below it. A figure that repeats the lead picture is left out, and its caption becomes a paragraph. */
  finish(): Element[] {
    this.endParagraph();
    return joinBareCaptions(this.blocks.flatMap(withoutRepeatedLead));
  }
}

/** Drops the lead picture where the body repeats it. The text of its caption stays. */
function withoutRepeatedLead(block: Element): Element[] {
  if (!block.properties.dataRepeatsLead) return [block];
  const caption = block.children.find((child) => isElement(child, "figcaption"));
  return caption ? [element("p", childrenOf(caption))] : [];
}

/** Makes captions of paragraphs that follow a picture without a caption and end in a credit in parentheses. */
function joinBareCaptions(blocks: readonly Element[]): Element[] {
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

import type { Element, RootContent } from "hast";
import { childrenOf, element, hasText, isElement } from "../../lib/html/elements.js";

/**
 * A sequence of blocks that is being built. Text is added to the last paragraph until something ends it. A caption is
 * added to its picture.
 */
export class BlockSequence {
  private readonly blocks: Element[] = [];
  private line: RootContent[] = [];
  private breaks = 0;
  private caption: Element | undefined;
  private figuresBefore: number | undefined;

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

  /** One break begins a new line, two begin a new paragraph. At the edge of a paragraph breaks mean nothing. */
  addBreak(): void {
    this.breaks++;
  }

  endParagraph(): void {
    if (this.line.length > 0) this.blocks.push(element("p", this.line));
    this.line = [];
    this.breaks = 0;
  }

  addBlock(block: Element): void {
    this.endParagraph();
    this.blocks.push(block);
    if (block.tagName === "figure" && this.caption) {
      block.children.push(this.caption);
      this.caption = undefined;
    }
  }

  expectCaption(): void {
    this.endParagraph();
    this.figuresBefore = this.blocks.length;
  }

  addCaption(caption: Element): void {
    const last = this.blocks.at(-1);
    const takes =
      last?.tagName === "figure" && !last.children.some((child) => isElement(child, "figcaption"));
    if (takes) last.children.push(caption);
    else if (this.figuresBefore !== undefined && this.figuresBefore === this.blocks.length)
      this.caption = caption;
    else this.blocks.push(element("p", caption.children));
  }

  settleCaption(): void {
    if (this.caption) this.blocks.push(element("p", this.caption.children));
    this.caption = undefined;
    this.figuresBefore = undefined;
  }

  finish(): Element[] {
    this.endParagraph();
    return this.blocks.flatMap(withoutRepeatedLead);
  }
}

/** Drops the lead picture where the body repeats it. The text of its caption stays. */
function withoutRepeatedLead(block: Element): Element[] {
  if (!block.properties.dataRepeatsLead) return [block];
  const caption = block.children.find((child) => isElement(child, "figcaption"));
  return caption ? [element("p", childrenOf(caption))] : [];
}

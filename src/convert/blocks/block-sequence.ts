import type { Element, RootContent } from "hast";
import { childrenOf, element, hasText, isElement } from "../../lib/html/elements.js";

/**
 * A sequence of blocks as it grows: text gathers in a paragraph until something ends it, and captions find their picture.
 */
export class BlockSequence {
  private readonly blocks: Element[] = [];
  private line: RootContent[] = [];
  private breaks = 0;
  private caption: Element | undefined;
  private figuresBefore: number | undefined;

  addInline(node: RootContent): void {
    if (!hasText(node)) {
      // White space parts nodes of a line, but never begins one.
      if (this.line.length > 0 && this.breaks === 0) this.line.push(node);
      return;
    }
    if (this.breaks > 1) this.endParagraph();
    if (this.breaks === 1 && this.line.length > 0) this.line.push(element("br"));
    this.breaks = 0;
    this.line.push(node);
  }

  /** One break parts lines, two part paragraphs, and at a paragraph's edge they are nothing. */
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

/** The lead picture again in the body is shown once, above it; what its caption says there stays. */
function withoutRepeatedLead(block: Element): Element[] {
  if (!block.properties.dataRepeatsLead) return [block];
  const caption = block.children.find((child) => isElement(child, "figcaption"));
  return caption ? [element("p", childrenOf(caption))] : [];
}

import type { Element, Root, RootContent } from "hast";
import { isWebAddress } from "../../model/allow-list.js";
import { withSingleSpaces } from "../../lib/html/characters.js";
import { BlockSequence } from "../hast/block-sequence.js";
import {
  attribute,
  element,
  elementsIn,
  hasText,
  holdsLink,
  isBlock,
  isElement,
  isHeading,
  isMedia,
  matches,
} from "../../lib/html/elements.js";
import { markOf, marksAround, simplified, withLinksOnly, withMarks } from "../hast/inline-marks.js";
import { pictureAddress, pictureKey } from "../../lib/html/picture-address.js";
import { joinBareCaptions } from "./join-bare-captions.js";
import { shapeTable } from "./shape-table.js";
import "../file-data.js";
import type { VFile } from "vfile";

/**
 * Makes of any nesting a plain sequence of blocks: paragraphs, headings, figures, lists, tables, quotations, rules.
 * Paragraphs hold text, breaks, links and marks only; what contains a block or a picture is split around it, so that
 * text after a `center` inside a `p`, bare text in the container, or a figure inside a heading come out as blocks of
 * their own, in their order. Empty blocks vanish. Lists, quotations and list items hold such sequences in turn.
 */
export function shapeBlocks() {
  return (tree: Root, file: VFile): Root => {
    const lead = file.data.leadIsOutside ? file.data.lead : undefined;
    const shaper = new Shaper(usesTopHeadings(tree), lead && pictureKey(lead.src), file.data.title ?? "");
    return { type: "root", children: shaper.blocksOf(tree.children) };
  };
}

/** The scraper renamed h2 to h4, so h3 is one level below h4, unless the article has no other headings. */
const TOP_HEADINGS = new Set(["h1", "h2", "h4"]);

function usesTopHeadings(tree: Root): boolean {
  for (const inner of elementsIn(tree)) if (TOP_HEADINGS.has(inner.tagName) && hasText(inner)) return true;
  return false;
}

class Shaper {
  constructor(
    private readonly hasTopHeadings: boolean,
    private readonly leadKey: string | undefined,
    private readonly title: string,
  ) {}

  blocksOf(nodes: readonly RootContent[]): Element[] {
    const sequence = new BlockSequence();
    this.walk(nodes, [], sequence);
    return joinBareCaptions(sequence.finish());
  }

  /** @param marks the inline elements around the nodes, outermost first; each run of text gets them anew */
  private walk(nodes: readonly RootContent[], marks: readonly Element[], out: BlockSequence): void {
    for (const node of nodes) {
      if (node.type === "text") out.addInline(withMarks(node, marks));
      if (node.type !== "element") continue;
      if (node.tagName === "br") out.addBreak();
      else if (isMedia(node)) this.addMedia(node, out);
      else if (isBlock(node)) this.addBlock(node, marks, out);
      else if (holdsBlock(node)) this.walk(node.children, [...marksAround(node, marks), markOf(node)], out);
      else out.addInline(withMarks(simplified(node), marksAround(node, marks)));
    }
  }

  private addBlock(node: Element, marks: readonly Element[], out: BlockSequence): void {
    out.endParagraph();
    if (isHeading(node)) this.addHeading(node, out);
    else if (node.tagName === "figure") this.addFigure(node, marks, out);
    else if (isCaption(node)) this.addCaption(node, out);
    else if (node.tagName === "table") this.addTable(node, marks, out);
    else if (node.tagName === "ul" || node.tagName === "ol") this.addList(node, out);
    else if (node.tagName === "hr") out.addBlock(element("hr"));
    else if (node.tagName === "blockquote") {
      const blocks = this.blocksOf(node.children);
      if (blocks.length > 0)
        out.addBlock(element("blockquote", blocks, { className: node.properties.className }));
    } else {
      this.walk(node.children, marks, out);
    }
    out.endParagraph();
  }

  private addHeading(node: Element, out: BlockSequence): void {
    const level = TOP_HEADINGS.has(node.tagName) || !this.hasTopHeadings ? "h2" : "h3";
    for (const block of this.blocksOf(node.children)) {
      out.addBlock(block.tagName === "p" ? element(level, block.children.map(withLinksOnly)) : block);
    }
  }

  private addMedia(node: Element, out: BlockSequence): void {
    const src = node.tagName === "img" ? pictureAddress(node) : mediaAddress(node);
    if (!src) return;
    out.endParagraph();
    const alt = node.tagName === "img" ? describingAlt(node, this.title) : node.tagName;
    if (pictureKey(src) === this.leadKey) out.addBlock(element("figure", [], { dataRepeatsLead: true }));
    else out.addBlock(element("figure", [element("img", [], { src, alt })]));
  }

  private addFigure(node: Element, marks: readonly Element[], out: BlockSequence): void {
    out.expectCaption();
    this.walk(node.children, marks, out);
    out.endParagraph();
    out.settleCaption();
  }

  /** A caption goes to the picture before it or, inside a figure, to the one after it; else it is a paragraph. */
  private addCaption(node: Element, out: BlockSequence): void {
    const blocks = this.blocksOf(node.children);
    const words = blocks.filter((block) => block.tagName === "p");
    for (const block of blocks) if (block.tagName === "figure") out.addBlock(block);
    if (words.length === 0) return;
    const inline = words.flatMap((block, index) =>
      index ? [element("br"), ...block.children] : block.children,
    );
    if (inline.some(holdsLink)) for (const block of words) out.addBlock(block);
    else out.addCaption(element("figcaption", inline));
  }

  private addList(node: Element, out: BlockSequence): void {
    const items: Element[] = [];
    for (const child of node.children) {
      const isItem = isElement(child, "li");
      if (!isItem && !hasText(child) && !(child.type === "element" && holdsBlock(child))) continue;
      const blocks = this.blocksOf(isItem ? child.children : [child]);
      if (blocks.length > 0) items.push(element("li", blocks));
    }
    const start = Number(attribute(node, "start"));
    const properties = node.tagName === "ol" && Number.isInteger(start) && start >= 0 ? { start } : {};
    if (items.length > 0) out.addBlock(element(node.tagName, items, properties));
  }

  private addTable(node: Element, marks: readonly Element[], out: BlockSequence): void {
    const table = shapeTable(node, (cell) => this.blocksOf(cell.children));
    if (table) for (const block of table) out.addBlock(block);
    else this.walk(node.children, marks, out);
  }
}

const isCaption = (node: Element): boolean =>
  node.tagName === "figcaption" || matches(node, ".caption") || matches(node, ".wp-caption-text");

function holdsBlock(node: Element): boolean {
  for (const inner of elementsIn(node))
    if (isBlock(inner) || isMedia(inner) || inner.tagName === "br") return true;
  return false;
}

/** Returns the description of an image; one that repeats the title describes nothing. */
function describingAlt(image: Element, title: string): string {
  const alt = withSingleSpaces(attribute(image, "alt") ?? "");
  return alt === title ? "" : alt;
}

function mediaAddress(media: Element): string | undefined {
  const own = attribute(media, "src");
  const source =
    own ??
    [...elementsIn(media)].map((inner) => attribute(inner, "src") ?? attribute(inner, "href")).find(Boolean);
  const address = (source ?? "").trim();
  return isWebAddress(address) ? address : undefined;
}

import type { Element, Root, RootContent } from "hast";
import type { VFile } from "vfile";
import { withSingleSpaces } from "../../lib/html/characters.js";
import {
  attribute,
  element,
  elementChildren,
  hasElement,
  hasText,
  holdsLink,
  isBlock,
  isElement,
  isHeading,
  isMedia,
  matches,
  named,
} from "../../lib/html/elements.js";
import { pictureAddress } from "../../lib/picture/picture-address.js";
import { isSamePicture } from "../../lib/picture/same-picture.js";
import { noteDropped } from "../dropped.js";
import { embeddedAddress } from "../html/link-embeds.js";
import { BlockSequence } from "./block-sequence.js";
import { markOf, marksAround, simplified, withMarks, withoutEmphasis } from "./inline-marks.js";
import { inlineOf, shapeTable } from "./shape-table.js";

/**
 * Turns any tree into a plain sequence of blocks: paragraphs, headings, figures, lists, tables, quotations, rules,
 * preformatted text, notes. Paragraphs hold text, breaks, links and marks only. An element that contains a block or a
 * picture is split around it. So bare text in the container, text after a `center` inside a `p`, and a figure inside a
 * heading become blocks of their own, in their order. Empty blocks are dropped. Quotations, notes and list items hold
 * sequences of the same kind.
 */
export function shapeBlocks() {
  return (tree: Root, file: VFile): Root => ({
    type: "root",
    children: new Shaper(tree, file).blocksOf(tree.children),
  });
}

/** Tells of a heading of the upper level. The scraper renamed h2 to h4, so h3 lies below h4. */
const isTopHeading = named("h1 h2 h4");

class Shaper {
  private readonly hasTopHeadings: boolean;
  private readonly lead: string | undefined;

  constructor(
    tree: Root,
    private readonly file: VFile,
  ) {
    const { lead, leadIsOutside } = file.data;
    this.hasTopHeadings = hasElement(tree, (inner) => isTopHeading(inner) && hasText(inner));
    this.lead = leadIsOutside ? lead?.src : undefined;
  }

  /** @param marks the inline elements around the blocks, outermost first */
  blocksOf(nodes: readonly RootContent[], marks: readonly Element[] = []): Element[] {
    const sequence = new BlockSequence();
    this.walk(nodes, marks, sequence);
    return sequence.finish();
  }

  /** @param marks the inline elements around the nodes, outermost first. Each run of text gets all of them. */
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

  private addBlock(node: Element, outer: readonly Element[], out: BlockSequence): void {
    const marks = outer.length > 0 ? marksAround(node, outer) : outer;
    out.endParagraph();
    if (isHeading(node)) this.addHeading(node, marks, out);
    else if (node.tagName === "figure" || isPictureWithCaption(node)) this.addFigure(node, marks, out);
    else if (isCaption(node)) this.addCaption(node, out);
    else if (node.tagName === "table") this.addTable(node, marks, out);
    else if (named("ul ol menu dir")(node)) this.addList(node, marks, out);
    else if (node.tagName === "dl") this.addDefinitions(node, marks, out);
    else if (node.tagName === "hr") out.addBlock(element("hr"));
    else if (node.tagName === "pre") out.addBlock(node);
    else if (node.tagName === "blockquote")
      this.addContainer(
        element("blockquote", node.children, { className: node.properties.className }),
        marks,
        out,
      );
    else if (isNote(node)) this.addContainer(node, marks, out);
    else this.walk(node.children, marks, out);
    out.endParagraph();
  }

  private addContainer(node: Element, marks: readonly Element[], out: BlockSequence): void {
    const blocks = this.blocksOf(node.children, marks);
    if (blocks.length > 0) out.addBlock(element(node.tagName, blocks, node.properties));
  }

  private addHeading(node: Element, marks: readonly Element[], out: BlockSequence): void {
    const level = isTopHeading(node) || !this.hasTopHeadings ? "h2" : "h3";
    for (const block of this.blocksOf(node.children)) {
      const { children } = block;
      const words = marks.length > 0 ? [withMarks(element("span", children), marks)] : children;
      out.addBlock(block.tagName === "p" ? element(level, words.map(withoutEmphasis)) : block);
    }
  }

  private addMedia(node: Element, out: BlockSequence): void {
    const { source, title } = this.file.data;
    const isImage = node.tagName === "img";
    const src = isImage ? pictureAddress(node, source) : embeddedAddress(node, source);
    if (!src) {
      const written = attribute(node, "src") || attribute(node, "alt") || "<img>";
      if (isImage && !isPlaceholder(node)) noteDropped(this.file, "dropped-picture", written);
      if (!isImage) noteDropped(this.file, "dropped-element", `<${node.tagName}> without an address`);
      return;
    }
    out.endParagraph();
    const alt = isImage ? describingAlt(node, title ?? "") : node.tagName;
    const repeatsLead = this.lead !== undefined && isSamePicture(src, this.lead);
    const image = element("img", [], { src, alt });
    out.addBlock(element("figure", repeatsLead ? [] : [image], repeatsLead ? { dataRepeatsLead: true } : {}));
  }

  private addFigure(node: Element, marks: readonly Element[], out: BlockSequence): void {
    out.expectCaption();
    this.walk(node.children, marks, out);
    out.endParagraph();
    out.settleCaption();
  }

  /** Adds a caption to the picture before it or, inside a figure, after it. Without a picture it is a paragraph. */
  private addCaption(node: Element, out: BlockSequence): void {
    const blocks = this.blocksOf(node.children);
    const words = blocks.filter((block) => block.tagName === "p");
    for (const block of blocks) if (block.tagName !== "p") out.addBlock(block);
    if (words.length === 0) return;
    const inline = inlineOf(words);
    if (inline.some(holdsLink)) for (const block of words) out.addBlock(block);
    else out.addCaption(element("figcaption", inline));
  }

  /** Adds a list. Where the numbers of its items leave their order, or go down, another list begins. */
  private addList(node: Element, marks: readonly Element[], out: BlockSequence): void {
    const lists: Element[] = [];
    const step = node.properties.reversed ? -1 : 1;
    let number = numberOf(node, "start") ?? (step < 0 ? node.children.filter(named("li")).length : 1);
    for (const child of node.children) {
      const isItem = isElement(child, "li");
      if (!isItem && !hasText(child) && !(child.type === "element" && holdsBlock(child))) continue;
      const blocks = this.blocksOf(isItem ? child.children : [child], marks);
      if (blocks.length === 0) continue;
      const value = (isItem ? numberOf(child, "value") : undefined) ?? number;
      const leaves = isItem && node.tagName === "ol" && (step < 0 || value !== number);
      if (leaves || lists.length === 0) lists.push(listFrom(node, value));
      addItem(lists.at(-1) as Element, blocks, isItem);
      if (isItem) number = value + step;
    }
    for (const list of lists) out.addBlock(onlyListIn(list) ?? list);
  }

  /** Adds a definition list as a list, since CommonMark has none. A term, in bold, begins an item. Its definitions follow. */
  private addDefinitions(node: Element, marks: readonly Element[], out: BlockSequence): void {
    const list = element("ul");
    for (const child of partsOfDefinitions(node)) {
      const isTerm = isElement(child, "dt");
      const blocks = this.blocksOf([child], marks).map((block) => (isTerm ? inBold(block) : block));
      if (blocks.length > 0) addItem(list, blocks, isTerm);
    }
    if (list.children.length > 0) out.addBlock(list);
  }

  private addTable(node: Element, marks: readonly Element[], out: BlockSequence): void {
    const table = shapeTable(node, (cell) => this.blocksOf(cell.children, marks));
    if (table) for (const block of table) out.addBlock(block);
    else this.walk(node.children, marks, out);
  }
}

/** Returns the number in an attribute that Markdown can write; undefined if there is none. */
function numberOf(node: Element, name: "start" | "value"): number | undefined {
  const number = Number.parseInt(attribute(node, name) ?? "", 10);
  return number >= 0 ? number : undefined;
}

function listFrom(node: Element, start: number): Element {
  if (node.tagName !== "ol" || hidesNumbers(node)) return element("ul");
  const type = letterOf(node);
  return element("ol", [], type === undefined ? { start } : start === 1 ? { type } : { type, start });
}

/** Tells whether neither numbers nor letters stand before the items of a list. */
const hidesNumbers = (list: Element): boolean =>
  /^none$/i.test(attribute(list, "type") ?? "") ||
  /list-style(?:-type)?\s*:\s*none/i.test(attribute(list, "style") ?? "");

const LETTERS: readonly (readonly [style: RegExp, type: string])[] = [
  [/lower-(?:alpha|latin)/, "a"],
  [/upper-(?:alpha|latin)/, "A"],
  [/lower-roman/, "i"],
  [/upper-roman/, "I"],
];

/** Returns what the `type` of a list says where letters or Roman numerals stand before its items; else undefined. */
function letterOf(list: Element): string | undefined {
  const stated = attribute(list, "type") ?? "";
  if (/^[aAiI]$/.test(stated)) return stated;
  const style = /list-style[^;]*/i.exec(attribute(list, "style") ?? "")?.[0].toLowerCase() ?? "";
  return LETTERS.find(([name]) => name.test(style))?.[1];
}

/** Adds blocks to a list. Blocks that stand directly in the list, such as a list, belong to the item before them. */
function addItem({ tagName, children }: Element, blocks: Element[], isItem: boolean): void {
  const last = children.at(-1) as Element | undefined;
  const only = blocks.length === 1 ? blocks[0] : undefined;
  if (last && !isItem) last.children.push(...blocks);
  // An item that holds a list alone would be an empty point. Its items take its place, unless they have numbers or letters.
  else if (only?.tagName === tagName && (tagName === "ul" || (!isItem && !only.properties.type)))
    children.push(...only.children);
  else children.push(element("li", blocks));
}

/** Returns the numbered list that is all that a list of points holds; else undefined. */
function onlyListIn({ tagName, children }: Element): Element | undefined {
  const [item, ...others] = children as Element[];
  const [only, ...rest] = (item?.children ?? []) as Element[];
  return tagName === "ul" && others.length + rest.length === 0 && only?.tagName === "ol" ? only : undefined;
}

/** Returns the terms and definitions of a list. A `div` may hold a group of them. */
const partsOfDefinitions = (node: Element): RootContent[] =>
  node.children.flatMap((child) => (isElement(child, "div") ? partsOfDefinitions(child) : [child]));

/** Tells of a list with which WordPress puts a caption below a picture of a gallery. */
function isPictureWithCaption(node: Element): boolean {
  if (node.tagName !== "dl") return false;
  const [term, ...others] = elementChildren(node);
  return term !== undefined && !hasText(term) && hasElement(term, isMedia) && others.every(isCaption);
}

const inBold = (block: Element): Element =>
  block.tagName === "p" ? element("p", [element("strong", block.children)]) : block;

/** Tells whether a block is a note, see find-footnotes.ts. In an attribute of the file itself the number would be text. */
const isNote = (node: Element): boolean => typeof node.properties.dataNote === "number";

const isCaption = (node: Element): boolean =>
  node.tagName === "figcaption" || matches(node, ".caption") || matches(node, ".wp-caption-text");

const holdsBlock = (node: Element): boolean =>
  hasElement(node, (inner) => isBlock(inner) || isMedia(inner) || inner.tagName === "br");

/** Returns the description of an image. It is empty where it repeats the title. */
function describingAlt(image: Element, title: string): string {
  const alt = withSingleSpaces(attribute(image, "alt") ?? "");
  return alt === title ? "" : alt;
}

/** Characters. A shorter `data:` address is an empty picture, which a script would have replaced. */
const SHORT_DATA = 400;

const isPlaceholder = (image: Element): boolean => {
  const src = attribute(image, "src") ?? "";
  return /^data:/i.test(src) && src.length < SHORT_DATA;
};

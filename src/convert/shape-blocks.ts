import type { Element, Root, RootContent } from "hast";
import { withSingleSpaces } from "./characters.js";
import {
  attribute,
  childrenOf,
  element,
  elementsIn,
  hasText,
  isBlock,
  isElement,
  isHeading,
  isMedia,
  matches,
} from "./elements.js";
import { pictureAddress, pictureKey } from "./picture-address.js";
import { isTagSpan } from "./resolve-links.js";
import { shapeTable } from "./shape-table.js";
import "./findings.js";
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

/** Inline elements that mean something to a reader, and what they are called afterwards. */
const MARKS: Readonly<Record<string, string>> = {
  a: "a",
  b: "strong",
  strong: "strong",
  em: "em",
  i: "em",
  del: "del",
  s: "del",
  strike: "del",
};

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
    const sequence = new Sequence();
    this.walk(nodes, [], sequence);
    return joinBareCaptions(sequence.finish());
  }

  /** @param marks the inline elements around the nodes, outermost first; each run of text gets them anew */
  private walk(nodes: readonly RootContent[], marks: readonly Element[], out: Sequence): void {
    for (const node of nodes) {
      if (node.type === "text") out.addInline(wrap(node, marks));
      if (node.type !== "element") continue;
      if (node.tagName === "br") out.addBreak();
      else if (isMedia(node)) this.addMedia(node, out);
      else if (isBlock(node)) this.addBlock(node, marks, out);
      else if (holdsBlock(node)) this.walk(node.children, [...outside(node, marks), ...markOf(node)], out);
      else out.addInline(wrap(simplified(node), outside(node, marks)));
    }
  }

  private addBlock(node: Element, marks: readonly Element[], out: Sequence): void {
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

  private addHeading(node: Element, out: Sequence): void {
    const level = TOP_HEADINGS.has(node.tagName) || !this.hasTopHeadings ? "h2" : "h3";
    for (const block of this.blocksOf(node.children)) {
      out.addBlock(block.tagName === "p" ? element(level, block.children.flatMap(flattened)) : block);
    }
  }

  private addMedia(node: Element, out: Sequence): void {
    const src = node.tagName === "img" ? pictureAddress(node) : mediaAddress(node);
    if (!src) return;
    out.endParagraph();
    const alt = node.tagName === "img" ? describingAlt(node, this.title) : node.tagName;
    if (pictureKey(src) === this.leadKey) out.addBlock(element("figure", [], { dataRepeatsLead: true }));
    else out.addBlock(element("figure", [element("img", [], { src, alt })]));
  }

  private addFigure(node: Element, marks: readonly Element[], out: Sequence): void {
    out.expectCaption();
    this.walk(node.children, marks, out);
    out.endParagraph();
    out.settleCaption();
  }

  /** A caption goes to the picture before it or, inside a figure, to the one after it; else it is a paragraph. */
  private addCaption(node: Element, out: Sequence): void {
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

  private addList(node: Element, out: Sequence): void {
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

  private addTable(node: Element, marks: readonly Element[], out: Sequence): void {
    const table = shapeTable(node, (cell) => this.blocksOf(cell.children));
    if (table) for (const block of table) out.addBlock(block);
    else this.walk(node.children, marks, out);
  }
}

/** A sequence of blocks as it grows. */
class Sequence {
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

/** Pictures that were set without a figure often have their caption in the paragraph that follows: it names its source. */
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
  const text = paragraph.children
    .map((child) => plainText(child))
    .join("")
    .replace(/\s+/gu, "");
  return (
    text.length <= LONGEST_BARE_CAPTION &&
    /[（(][^（）()]*(?:\/|／|提供|摄|图|Images)[^（）()]*[）)]$/iu.test(text)
  );
}

const plainText = (node: RootContent): string =>
  node.type === "text" ? node.value : childrenOf(node).map(plainText).join("");

const isCaption = (node: Element): boolean =>
  node.tagName === "figcaption" || matches(node, ".caption") || matches(node, ".wp-caption-text");

const holdsLink = (node: RootContent): boolean =>
  node.type === "element" &&
  (node.tagName === "a" || [...elementsIn(node)].some((inner) => inner.tagName === "a"));

function holdsBlock(node: Element): boolean {
  for (const inner of elementsIn(node))
    if (isBlock(inner) || isMedia(inner) || inner.tagName === "br") return true;
  return false;
}

/** Returns the mark that an inline element is, as a list; elements that mean nothing to a reader are none. */
function markOf(node: Element): Element[] {
  const tagName = MARKS[node.tagName];
  if (!tagName)
    return isTagSpan(node)
      ? [node]
      : [node.tagName === "span" || node.tagName === "font" ? element("span") : []].flat();
  return [element(tagName, [], tagName === "a" ? { href: node.properties.href } : {})];
}

/** A link in a link is none: the inner one counts. The parser sees to it, but not across a table's border. */
const outside = (node: Element, marks: readonly Element[]): readonly Element[] =>
  holdsLink(node) ? marks.filter((mark) => mark.tagName !== "a") : marks;

function wrap(node: RootContent, marks: readonly Element[]): RootContent {
  return marks.reduceRight<RootContent>(
    (inner, mark) => element(mark.tagName, [inner], mark.properties),
    node,
  );
}

/** Returns an inline element with only the marks a reader sees, all the way down. */
function simplified(node: Element): RootContent {
  const children = node.children.flatMap((child): RootContent[] => {
    if (child.type === "element") return [simplified(child)];
    return child.type === "text" ? [child] : [];
  });
  const [mark] = markOf(node);
  return element(mark?.tagName ?? "span", children, mark?.properties ?? {});
}

/** A heading is bold as it is; only its links mean something. */
function flattened(node: RootContent): RootContent[] {
  if (node.type !== "element" || node.tagName === "br") return [node];
  const children = node.children.flatMap(flattened);
  return [element(node.tagName === "a" ? "a" : "span", children, node.properties)];
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
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined;
}

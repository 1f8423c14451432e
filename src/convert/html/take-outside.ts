import type { Element, Root, RootContent } from "hast";
import type { VFile } from "vfile";
import { attribute, hasElement, matches, named, textOf } from "../../lib/html/elements.js";
import { isCounter } from "../../lib/html/is-counter.js";
import type { HtmlLayout } from "../../model/raw-article.js";
import { noteDropped } from "../dropped.js";
import { isCaptionOfLead, type Lead } from "./find-lead.js";

const isShown = named("img video audio iframe embed object");
const isSilent = named("script style template noscript");
/** A line of a frame: a rule, links of Markdown, or a label without its address. */
const OF_FRAME = /^(?:[-*=_ ]{3,}|#{0,6} ?\[.*|.{0,30}[：:])$/u;

/**
 * Moves to a whole body (see `HtmlLayout`) what belongs to it and stands outside of it: pictures, videos and sounds before it
 * besides the lead picture, with their captions, and the content of further elements like it. What stays outside of a body is
 * told.
 * @param selector that fits the body
 */
export function takeOutside(
  tree: Root,
  body: Element,
  selector: string,
  lead: Lead | undefined,
  file: VFile,
): void {
  const { before, after } = nodesAround(tree, body);
  const outside = new Outside(selector, lead, file);
  body.children = [
    ...before.flatMap((node) => outside.partsOf(node, true)),
    ...body.children,
    ...after.flatMap((node) => outside.partsOf(node, false)),
  ] as Element["children"];
}

/** Returns the outermost nodes before and behind an element, in document order. */
function nodesAround(
  tree: Root,
  body: Element,
): { readonly before: readonly RootContent[]; readonly after: readonly RootContent[] } {
  const before: RootContent[] = [];
  const after: RootContent[] = [];
  let parent: Root | Element | undefined = tree;
  while (parent && parent !== body) {
    const children = parent.children as RootContent[];
    const holds = (node: RootContent): boolean =>
      node === body || hasElement(node, (inner) => inner === body);
    const index = children.findIndex(holds);
    before.push(...children.slice(0, index));
    after.unshift(...children.slice(index + 1));
    parent = children[index] as Element | undefined;
  }
  return { before, after };
}

class Outside {
  private readonly isWhole: boolean;

  constructor(
    private readonly selector: string,
    private readonly lead: Lead | undefined,
    private readonly file: VFile,
  ) {
    this.isWhole = file.data.layout?.wholeBodies?.includes(selector) ?? false;
  }

  /** Returns the parts of a node that belong to the body, and tells of its other words. */
  partsOf(node: RootContent, isBefore: boolean): RootContent[] {
    if (node.type === "text") return this.left(node);
    if (node.type !== "element" || this.isExpected(node)) return [];
    if (this.isWhole && matches(node, this.selector)) return node.children;
    if (isShown(node)) return this.shown(node, isBefore);
    const parts: RootContent[] = [];
    for (const child of node.children) {
      const isCaption = child.type === "element" && child !== this.lead?.caption && isCaptionOfLead(child);
      if (isCaption && parts.length > 0) parts.push(child);
      else parts.push(...this.partsOf(child, isBefore));
    }
    return parts;
  }

  /** Tells of what every file has outside of its body, and of what no reader sees. */
  private isExpected(node: Element): boolean {
    const { drop } = this.file.data.layout as HtmlLayout;
    const isOfLead = node === this.lead?.image || node === this.lead?.caption;
    return isOfLead || isSilent(node) || drop.some((selector) => matches(node, selector));
  }

  private shown(node: Element, isBefore: boolean): RootContent[] {
    const src = attribute(node, "src") ?? "";
    if (isCounter(node, src)) return [];
    if (isBefore && this.isWhole) return [node];
    noteDropped(this.file, "outside-text", `<${node.tagName}> ${src}`);
    return [];
  }

  private left(node: RootContent): RootContent[] {
    const { source } = this.file.data;
    const lines = textOf(node)
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "" && !OF_FRAME.test(line) && !(source && line.includes(source)));
    if (lines.length > 0) noteDropped(this.file, "outside-text", lines.join(" "));
    return [];
  }
}

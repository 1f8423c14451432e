import type { Element, Root, RootContent } from "hast";
import { elementsIn, hasText } from "../../lib/html/elements.js";
import type { DroppedPart } from "../../model/raw-article.js";
import { allParts, chooseElement } from "./body/choose-element.js";
import { findLead, findStandfirst } from "./body/find-beginning.js";
import { outsideOf, textBehind } from "./body/outside-body.js";
import { trimFrame } from "./body/trim-frame.js";
import { describe, pruneFurniture } from "./furniture/prune-furniture.js";
import { commonAncestor, type PageView, viewPage } from "./page/page-view.js";
import { proseOf } from "./page/text-measure.js";

/** The text of a page's article, and its lead picture. */
export interface FoundBody {
  /** The blocks of the text in their order, furniture taken out. */
  readonly children: readonly RootContent[];
  /** The picture before the text, or the figure or box around it. Absent if there is none. */
  readonly lead?: Element;
  readonly dropped: readonly DroppedPart[];
}

/**
 * Finds the text of a page's article. Takes the page's furniture out of the tree, then chooses the element that is marked
 * as the body, or the one that the extractor names, or the one with the most prose. Adds the videos, sounds, notes and
 * documents of the article that stand outside of that element. All words of the body that are not furniture, title or byline
 * are returned.
 * @param names of people and of the site, which stand in bylines
 */
export function findBody(tree: Root, title: string, names: readonly string[]): FoundBody {
  const dropped = pruneFurniture(tree, title);
  const page = viewPage(tree, title);
  const choice = chooseElement(tree, page);
  const marked = allParts(choice, page);
  const behind = textBehind(marked.at(-1) ?? choice, page);
  // Where most of the text stands behind the mark, each block of it has one of its own.
  const isBlock = proseOf(behind, page.measure) > proseOf(marked, page.measure);
  const chosen = (isBlock && commonAncestor([choice, ...behind], page)) || choice;
  const body = isBlock ? [chosen] : [...marked, ...behind];
  const outside = outsideOf(body, page);
  const parts = [...findStandfirst(body[0] ?? chosen, page), ...outside.before, ...body, ...outside.behind];
  const lead = findLead(body[0] ?? chosen, page);
  const trimmed = trimFrame(parts, { names, page });
  const left = leftOutside(tree, [...parts, ...(lead ? [lead] : [])], page);
  const all = [...dropped, ...trimmed.dropped, ...left];
  return { children: trimmed.children, ...(lead ? { lead } : {}), dropped: all };
}

/** Why a part is left out that is no furniture by itself. */
const OUTSIDE = "outside of the text";

/**
 * Returns the records of what a page shows outside of the text, in document order: of each outermost element with words, and of words
 * without an element. @param kept the elements of the text, and the lead picture
 */
function leftOutside(tree: Root, kept: readonly Element[], page: PageView): DroppedPart[] {
  const shown = new Set<RootContent>(kept.flatMap((one) => [one, ...elementsIn(one)]));
  const around = new Set<RootContent>();
  const findAround = (node: RootContent | Root): boolean => {
    if (node.type === "element" && shown.has(node)) return true;
    if (node.type !== "element" && node.type !== "root") return false;
    const holds = (node.children as RootContent[]).filter(findAround).length > 0;
    if (holds && node.type === "element") around.add(node);
    return holds;
  };
  findAround(tree);
  const left = (node: RootContent): DroppedPart[] => {
    if (shown.has(node)) return [];
    if (node.type === "element" && around.has(node)) return (node.children as RootContent[]).flatMap(left);
    if (!hasText(node)) return [];
    const isTitle = node.type === "element" && page.isTitle(node);
    return [describe(node, isTitle ? "title" : OUTSIDE)];
  };
  return tree.children.flatMap((child) => (child.type === "doctype" ? [] : left(child)));
}

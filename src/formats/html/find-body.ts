import type { Element, Root, RootContent } from "hast";
import { allParts, chooseElement, type WayToBody } from "./body/choose-element.js";
import { findLead } from "./body/find-lead.js";
import { findStandfirst } from "./body/find-standfirst.js";
import { trimFrame } from "./body/trim-frame.js";
import { type Dropped, pruneFurniture } from "./furniture/prune-furniture.js";
import { viewPage } from "./page/page-view.js";

/** Where the text of a page's article is. */
export interface FoundBody {
  /** The blocks of the text in their order, furniture taken out. */
  readonly children: readonly RootContent[];
  /** The picture that stands over the text, with its caption. */
  readonly lead?: Element;
  readonly dropped: readonly Dropped[];
  readonly way: WayToBody;
}

export interface BodyHints {
  readonly title: string;
  /** Names of people and of the site, which stand in bylines. */
  readonly names: readonly string[];
}

/**
 * Finds the text of a page's article: takes the page's furniture out, then looks for the element that is marked as the
 * body, else asks the extractor. Every word that stands in the body and is none of the furniture stays. Changes the tree.
 */
export function findBody(tree: Root, { title, names }: BodyHints): FoundBody {
  const dropped = pruneFurniture(tree, title);
  const page = viewPage(tree, title);
  const { element, way } = chooseElement(tree, page);
  const body = allParts(element, page);
  const parts = [...findStandfirst(body[0] ?? element, page), ...body];
  const lead = findLead(element, page);
  const trimmed = trimFrame(parts, { title, names, page });
  return {
    children: trimmed.children,
    ...(lead ? { lead } : {}),
    dropped: [...dropped, ...trimmed.dropped],
    way,
  };
}

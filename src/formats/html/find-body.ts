import type { Element, Root, RootContent } from "hast";
import { element } from "../../lib/html/elements.js";
import type { DroppedPart } from "../../model/raw-article.js";
import { allParts, chooseElement } from "./body/choose-element.js";
import { filesOutside } from "./body/files-outside.js";
import { findLead, findStandfirst } from "./body/find-beginning.js";
import { leftOutside } from "./body/left-outside.js";
import { mediaOutside } from "./body/media-outside.js";
import { notesOutside } from "./body/notes-outside.js";
import { textBehind } from "./body/text-behind.js";
import { trimFrame } from "./body/trim-frame.js";
import { pruneFurniture } from "./furniture/prune-furniture.js";
import { commonAncestor, viewPage } from "./page/page-view.js";
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
  const media = mediaOutside(body, page);
  const start = [...findStandfirst(body[0] ?? chosen, page), ...inBox(media.before)];
  const end = [...inBox(media.behind), ...notesOutside(body, page), ...filesOutside(body, page)];
  const parts = [...start, ...body, ...end];
  const lead = findLead(chosen, page);
  const trimmed = trimFrame(parts, { names, page });
  const outside = leftOutside(tree, [...parts, ...(lead ? [lead] : [])], page);
  const all = [...dropped, ...trimmed.dropped, ...outside];
  return { children: trimmed.children, ...(lead ? { lead } : {}), dropped: all };
}

const inBox = (links: readonly Element[]): Element[] =>
  links.length > 0 ? [element("div", [...links])] : [];

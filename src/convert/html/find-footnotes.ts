import type { Element, Root, RootContent } from "hast";
import type { VFile } from "vfile";
import { withoutSpaces } from "../../lib/html/characters.js";
import {
  childrenOf,
  classesOf,
  element,
  hasText,
  isHeading,
  mapElements,
  named,
  textOf,
} from "../../lib/html/elements.js";
import { isHeadingMark } from "../../lib/html/heading-text.js";
import { PageIndex } from "./page-index.js";

/** A link within the page, and the note that it leads to. */
interface Citation {
  readonly link: Element;
  readonly number: string;
  readonly note: Element;
}

/**
 * Prepares the footnotes of a page. A citation is a link with a number to a block below it, the note. If the notes end the
 * article and are cited in the order of their numbers, each citation becomes a `span` with `dataNote`, and each note an
 * `aside` with `dataNote`; `toMarkdownTree` makes footnotes of them. Otherwise numbers and notes stay as text. In both cases
 * links that only lead back, and links of headings to themselves, are dropped.
 */
export function findFootnotes(tree: Root, { data }: VFile): void {
  const page = new PageIndex(tree, data.source);
  dropLinkMarks(tree, page);
  const citations = citationsIn(page);
  if (areFootnotes(citations, page)) writeFootnotes(tree, citations, page);
}

/** The number of a note as its citation shows it, in plain figures. The second citation of a note may be `1:1`. */
const CITED = /^[[(〔【]?注?(\d{1,3})(?::\d{1,2})?[\])〕】]?$/u;
/** What links back from a note to its citation. */
const BACK = /^(?:[\s\u21a9\u21b5\u2191\u2b06\u2934\u23ce^]|\ufe0e|\ufe0f)+$/u;
const isBlockOfNote = named("li p div dd td aside section blockquote");

/** Returns the citations in document order: numbered links that lead to a note below them. */
function citationsIn(page: PageIndex): Citation[] {
  return page.links.flatMap((link) => {
    const number = CITED.exec(withoutSpaces(textOf(link)).normalize("NFKC"))?.[1];
    // A note is the block that has the id, or the one around an anchor.
    const note = page.closest(page.targetOf(link), isBlockOfNote);
    const isBelow = note !== undefined && page.positionOf(note) > page.positionOf(link);
    return number !== undefined && isBelow ? [{ link, number: String(Number(number)), note }] : [];
  });
}

/** Drops arrows and letters of MediaWiki that lead back from notes, and the marks by which headings link to themselves. */
function dropLinkMarks(tree: Root, page: PageIndex): void {
  mapElements(tree, (node, parent) => {
    if (classesOf(node).includes("mw-cite-backlink")) return [];
    if (node.tagName !== "a" || page.idOf(node) === undefined) return node;
    if (BACK.test(textOf(node))) return [];
    return isHeadingMark(node) && isInHeading(parent, page) ? [] : node;
  });
}

const isInHeading = (parent: Root | Element, page: PageIndex): boolean =>
  parent.type === "element" && page.closest(parent, isHeading) !== undefined;

/** Tells whether the notes can be written as footnotes: the reader of the Markdown numbers them, and shows them at the end. */
function areFootnotes(citations: readonly Citation[], page: PageIndex): boolean {
  const notes = notesOf(citations);
  if (notes.length === 0) return false;
  if (notes.some(({ number }, index) => number !== String(index + 1))) return false;
  const numbers = new Map(notes.map(({ note, number }) => [note, number]));
  if (citations.some(({ note, number }) => numbers.get(note) !== number)) return false;
  return notes.every(
    ({ note }, index) =>
      index === 0 || page.positionOf(note) > page.positionOf(notes[index - 1]?.note as Element),
  );
}

/** Returns the first citation of each note. */
function notesOf(citations: readonly Citation[]): Citation[] {
  const seen = new Set<Element>();
  return citations.filter(({ note }) => !seen.has(note) && seen.add(note));
}

function writeFootnotes(tree: Root, citations: readonly Citation[], page: PageIndex): void {
  const notes = notesOf(citations);
  const byNote = new Map(notes.map((citation) => [citation.note, citation.number]));
  if (hasTextAfter(tree, byNote)) return;
  const written: Element[] = [];
  const numbers = new Map(citations.map((citation) => [marker(citation.link, page), citation.number]));
  mapElements(tree, (node) => {
    const cited = numbers.get(node);
    if (cited !== undefined)
      return element("span", [{ type: "text", value: cited }], { dataNote: Number(cited) });
    const number = byNote.get(node);
    if (number === undefined) return node;
    dropOwnNumber(node, number);
    written.push(element("aside", node.children, { dataNote: Number(number) }));
    return [];
  });
  (tree.children as RootContent[]).push(...written);
}

/** Returns the element that a citation is in all: the raised figure around the link, or the link alone. */
function marker(link: Element, page: PageIndex): Element {
  const parent = page.parentOf(link);
  const isAlone = parent?.tagName === "sup" && withoutSpaces(textOf(parent)) === withoutSpaces(textOf(link));
  return isAlone ? parent : link;
}

/** Tells whether text other than notes follows the first note: moved to the end, notes would change places with it. */
function hasTextAfter(tree: Root, notes: ReadonlyMap<Element, string>): boolean {
  let hasNote = false;
  const holds = (node: RootContent | Root): boolean => {
    if (node.type === "element" && notes.has(node)) {
      hasNote = true;
      return false;
    }
    if (node.type === "text") return hasNote && hasText(node);
    return childrenOf(node).some(holds);
  };
  return holds(tree);
}

/** Returns a number from 1 to 20 as a figure in a circle. */
const circled = (number: string): string => String.fromCodePoint(0x245f + Math.min(Number(number), 20));

/** A note that begins with its number, as text or as a link back, would show it twice. */
function dropOwnNumber(note: Element, number: string): void {
  const first = note.tagName === "li" ? undefined : firstText(note);
  if (!first) return;
  const { text, isWhole } = first;
  const own = new RegExp(
    `^\\s*(?:${circled(number)}|[[(（〔［【]?注?${number}(?:[\\])）〕］】][.．、:：]?|[.．、:：](?!\\d)|$))\\s*`,
    "u",
  );
  const rest = text.value.replace(own, "");
  if (rest !== "" || isWhole) text.value = rest;
}

/** Returns the first text of a note, and whether it is all that its link or raised figure holds. */
function firstText(
  note: Element,
): { readonly text: { value: string }; readonly isWhole: boolean } | undefined {
  for (const child of note.children) {
    if (!hasText(child)) continue;
    if (child.type === "text") return { text: child, isWhole: false };
    if (child.type !== "element") continue;
    const inner = firstText(child);
    return inner && { ...inner, isWhole: inner.isWhole || named("a sup")(child) };
  }
  return undefined;
}

import type { Element, Root, RootContent, Text } from "hast";
import type { VFile } from "vfile";
import { IS_PUNCTUATION, IS_WIDE, withSingleSpaces } from "../../lib/html/characters.js";
import { element, isBlock, isElement, named, textOf } from "../../lib/html/elements.js";
import { plainText } from "../../lib/html/plain-text.js";
import { getOrAdd } from "../../lib/memoize.js";
import "../file-data.js";
import { isTagSpan } from "../html/resolve-links.js";
import { isPost } from "./unwrap-posts.js";

/**
 * Puts the text of each block on one line, with the spaces that its author meant.
 *
 * In prettified HTML each inline node stands on a line of its own, so the white space around a node says nothing. The texts
 * are trimmed, and `spaceBetween` decides at each boundary. In other HTML white space counts as a browser counts it. The
 * exception is a line break beside a Chinese character, which becomes nothing. Sets the caption of the lead picture in the
 * file's data.
 */
export function joinWhiteSpace() {
  return (tree: Root, file: VFile): void => {
    const isPrettified = file.data.layout?.isPrettified === true;
    joinBlocks(tree.children, settingOf(tree, isPrettified));
    const { lead, leadCaption } = file.data;
    if (lead && leadCaption) file.data.lead = { ...lead, caption: captionLine(leadCaption, isPrettified) };
  };
}

/**
 * Returns the words of a caption on one line, with the spaces that its author meant. Paragraphs and breaks in it become spaces
 * where words are parted by them.
 */
function captionLine(caption: Element, isPrettified: boolean): string {
  const line = element("figcaption", inlineIn(caption.children));
  joinBlocks([line], settingOf(line, isPrettified));
  return withSingleSpaces(plainText(line));
}

/** Returns copies of nodes in which a break stands at the edges of each block. */
const inlineIn = (nodes: readonly RootContent[]): RootContent[] =>
  nodes.flatMap((node): RootContent[] => {
    if (node.type === "text") return [{ ...node }];
    if (node.type !== "element") return [];
    if (isBlock(node)) return [element("br"), ...inlineIn(node.children), element("br")];
    return [element(node.tagName, inlineIn(node.children), node.properties)];
  });

/** Letters of scripts without spaces between words. */
const HAS_NO_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

interface Setting {
  readonly isPrettified: boolean;
  /** Whether the article is in a language that parts all words by spaces. */
  readonly hasSpaces: boolean;
  /** Whether `“` ends quotations, which `„` begins. */
  readonly endsHigh: boolean;
  readonly isPost: boolean;
}

function settingOf(text: Root | Element, isPrettified: boolean): Setting {
  const words = isPrettified ? textOf(text) : "";
  const hasSpaces = isPrettified && !HAS_NO_SPACES.test(words);
  return { isPrettified, hasSpaces, endsHigh: hasSpaces && words.includes("„"), isPost: false };
}

/** Tells of a block in which Markdown has no line break. */
const isSingleLine = named("h2 h3 td th figcaption");

function joinBlocks(blocks: readonly RootContent[], setting: Setting): void {
  for (const block of blocks) {
    if (block.type !== "element") continue;
    if (block.tagName !== "p" && !isSingleLine(block)) {
      joinBlocks(block.children, { ...setting, isPost: setting.isPost || isPost(block) });
      continue;
    }
    joinLine(block, setting);
    if (!isSingleLine(block)) continue;
    block.children = block.children.map((child, index) =>
      isElement(child, "br") ? { type: "text", value: breakAsText(block, index) } : child,
    );
  }
}

/** A text of a line, with the elements around it. The outermost, a child of the block, comes first. */
interface Leaf {
  readonly text: Text;
  readonly around: readonly Element[];
}

function joinLine(block: Element, setting: Setting): void {
  let before: Leaf | undefined;
  let gap = "";
  const spaced = new Map<Element, Set<RootContent>>();
  for (const leaf of leavesOf(block.children, [])) {
    if (leaf === "break") {
      before = undefined;
      gap = "";
      continue;
    }
    const raw = leaf.text.value;
    leaf.text.value = withoutLineBreaks(raw, setting);
    if (!setting.isPrettified) gap += leadingSpace(raw);
    if (leaf.text.value === "") continue;
    if (before && isSpaced(before, leaf, gap, setting)) noteSpace(spaced, block, before, leaf);
    before = leaf;
    if (!setting.isPrettified) gap = trailingSpace(raw);
  }
  for (const [parent, children] of spaced) addSpaces(parent, children);
  prune(block);
}

function isSpaced(left: Leaf, right: Leaf, gap: string, setting: Setting): boolean {
  const [a, b] = [left.text.value, right.text.value];
  if (setting.isPrettified) {
    const kind = boundaryKind(left, right);
    if (setting.hasSpaces)
      return setting.endsHigh
        ? partsWords(a.replace(/“$/u, "”"), b.replace(/^“/u, "”"), kind)
        : partsWords(a, b, kind);
    return spaceBetween(a, b, setting.isPost && kind !== "into" && kind !== "out" ? "link" : kind);
  }
  return gap !== "" && !(/[\n\r]/.test(gap) && (IS_WIDE.test(lastOf(a)) || IS_WIDE.test(firstOf(b))));
}

/**
 * What lies between two texts: the edge of a tag's link (`tag`), of another link or of emphasis (`link`), of an element
 * without meaning (`plain`), the beginning (`into`) or end (`out`) of raised or lowered characters.
 */
export type BoundaryKind = "tag" | "link" | "plain" | "into" | "out";

/** Tells whether a space stood between two texts, neither empty, before prettifying put each on a line of its own. */
export function spaceBetween(left: string, right: string, kind: BoundaryKind): boolean {
  const [a, b] = [lastOf(left), firstOf(right)];
  if (IS_WIDE.test(a) || IS_WIDE.test(b) || kind === "tag") return false;
  return partsWords(left, right, kind);
}

/** A particle of Korean, which stands right behind its word. */
const PARTICLE =
  /^(?:은|는|이|가|을|를|에|의|와|과|로|도|만|에서|에게|으로|까지|부터|보다|처럼|라고|이라고|라는|이라는|이다|다)(?![\p{L}\p{N}])/u;

/** Tells whether a space stood between two texts of a language that parts its words by spaces. */
function partsWords(left: string, right: string, kind: BoundaryKind): boolean {
  const [a, b] = [lastOf(left), firstOf(right)];
  if (kind === "into" || (kind === "out" && !beginsWord(left, right))) return false;
  if ((/\d/u.test(a) && /\d/u.test(b)) || PARTICLE.test(right)) return false;
  // A span may cut a word of Latin letters.
  if (kind === "plain" && /\p{L}/u.test(a) && /(?=\p{Ll})\p{Script=Latin}/u.test(b)) return false;
  return /[\p{L}\p{M}\p{N},.;:!?،؛؟»)\]%"'”’…–—]/u.test(a) && /[\p{L}\p{N}@#$&("“‘«„¿¡–—]/u.test(b);
}

/** Tells whether a word begins after raised or lowered characters: in `H₂O` and `x²y` none does. */
const beginsWord = (left: string, right: string): boolean =>
  /^(?:st|nd|rd|th)$/i.test(left) || /^(?:\p{L}{3}|\p{Ll}{2}|[^\p{L}])/u.test(right);

function boundaryKind(left: Leaf, right: Leaf): BoundaryKind {
  const depth = depthOfBoth(left, right);
  const crossed = [...left.around.slice(depth), ...right.around.slice(depth)];
  if (crossed.some(isTagSpan)) return "tag";
  if (right.around.slice(depth).some(isShifted)) return "into";
  if (left.around.slice(depth).some(isShifted)) return "out";
  return crossed.some((inner) => inner.tagName !== "span") ? "link" : "plain";
}

const isShifted = named("sup sub");

const WHITE_SPACE = /[\s\u0085]/;

/** The end of a line that no space stands behind, and the beginning of one that none stands before. */
const OPENING = /[“‘«„¿¡([{]$/u;
const CLOSING = /^[,.;:!?)\]}»”’%…،؛؟]/u;

/** Returns a text on one line. At each line break the rule of a boundary decides whether a space stands there. */
function withoutLineBreaks(text: string, setting: Setting): string {
  const trimmed = text.trim();
  if (!WHITE_SPACE.test(trimmed)) return trimmed;
  const lines = text
    .split(/[\n\r\u0085\u2028\u2029]/u)
    .map(withSingleSpaces)
    .filter(Boolean);
  let joined = "";
  let left = "";
  for (const right of lines) {
    const isSpaced =
      left !== "" &&
      (setting.hasSpaces
        ? !CLOSING.test(right) && !OPENING.test(left)
        : setting.isPrettified
          ? spaceBetween(left, right, "link")
          : !IS_WIDE.test(lastOf(left)) && !IS_WIDE.test(firstOf(right)));
    joined += isSpaced ? ` ${right}` : right;
    left = right;
  }
  return joined;
}

/** Returns what stands for a break in a block without breaks: a space, or nothing after full-width punctuation. */
function breakAsText(block: Element, index: number): string {
  let before = "";
  for (let earlier = index - 1; earlier >= 0 && before === ""; earlier--)
    before = textOf(block.children[earlier] as RootContent);
  const last = lastOf(before);
  return IS_WIDE.test(last) && IS_PUNCTUATION.test(last) ? "" : " ";
}

function* leavesOf(nodes: readonly RootContent[], around: readonly Element[]): Generator<Leaf | "break"> {
  for (const node of nodes) {
    if (node.type === "text") yield { text: node, around };
    else if (isElement(node, "br")) yield "break";
    else if (node.type === "element") yield* leavesOf(node.children, [...around, node]);
  }
}

/** Notes that a space stands between two leaves. It goes into the innermost element around both, outside their marks. */
function noteSpace(spaced: Map<Element, Set<RootContent>>, block: Element, left: Leaf, right: Leaf): void {
  const depth = depthOfBoth(left, right);
  const parent = right.around[depth - 1] ?? block;
  getOrAdd(spaced, parent, () => new Set<RootContent>()).add(right.around[depth] ?? right.text);
}

/** Returns how many elements are around both leaves. */
function depthOfBoth(left: Leaf, right: Leaf): number {
  let depth = 0;
  while (left.around[depth] && left.around[depth] === right.around[depth]) depth++;
  return depth;
}

function addSpaces(parent: Element, before: ReadonlySet<RootContent>): void {
  parent.children = parent.children.flatMap((child): Element["children"] =>
    before.has(child) ? [{ type: "text", value: " " }, child] : [child],
  );
}

/** Drops empty texts and empty marks, and joins texts that stand side by side. */
function prune(parent: Element): void {
  const kept: Element["children"] = [];
  for (const child of parent.children) {
    const last = kept.at(-1);
    if (child.type === "text") {
      if (child.value === "") continue;
      // rehype-remark would join them too, but copies all that follows for each text.
      if (last?.type === "text") last.value += child.value;
      else kept.push(child);
    } else if (child.type === "element") {
      if (child.tagName !== "br") prune(child);
      if (child.tagName === "br" || child.children.length > 0) kept.push(child);
    }
  }
  parent.children = kept;
}

const leadingSpace = (text: string): string => /^[\s\u0085]*/u.exec(text)?.[0] ?? "";

/** A pattern that ends in `$` would take the square of the length of a run of spaces. */
function trailingSpace(text: string): string {
  let from = text.length;
  while (from > 0 && /[\s\u0085]/.test(text[from - 1] as string)) from--;
  return /\S/u.test(text.slice(0, from)) ? text.slice(from) : "";
}

const lastOf = (text: string): string => Array.from(text.slice(-2)).at(-1) ?? "";
const firstOf = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0x3000);

import type { Element, Root, RootContent, Text } from "hast";
import type { VFile } from "vfile";
import { IS_PUNCTUATION, IS_WIDE, withSingleSpaces } from "./characters.js";
import { childrenOf, isElement } from "./elements.js";
import "./findings.js";
import { isTagSpan } from "./resolve-links.js";
import { isPost } from "./unwrap-embeds.js";

/**
 * Puts the text of each block on one line with the spaces that its author meant.
 *
 * Prettified HTML has every inline node on a line of its own, so the white space around a node says nothing: the texts
 * are trimmed and `spaceBetween` decides at each boundary. Elsewhere white space counts as HTML counts it, but for line
 * breaks between Chinese characters, which mean nothing.
 */
export function joinWhiteSpace() {
  return (tree: Root, file: VFile): void => {
    const isPrettified = file.data.layout?.isPrettified === true;
    joinBlocks(tree.children, { isPrettified, isPost: false });
  };
}

interface Setting {
  readonly isPrettified: boolean;
  readonly isPost: boolean;
}

const LINES = new Set(["p", "h2", "h3", "td", "th", "figcaption"]);
/** Markdown has no line break inside these. */
const SINGLE_LINES = new Set(["h2", "h3", "td", "th", "figcaption"]);

function joinBlocks(blocks: readonly RootContent[], setting: Setting): void {
  for (const block of blocks) {
    if (block.type !== "element") continue;
    if (!LINES.has(block.tagName)) {
      joinBlocks(block.children, { ...setting, isPost: setting.isPost || isPost(block) });
      continue;
    }
    joinLine(block, setting);
    if (SINGLE_LINES.has(block.tagName)) {
      block.children = block.children.map((child, index) =>
        isElement(child, "br") ? { type: "text", value: breakAsText(block, index) } : child,
      );
    }
  }
}

/** A leaf of a line: a text, with the elements around it from the block's child down to it. */
interface Leaf {
  readonly text: Text;
  readonly around: readonly Element[];
}

function joinLine(block: Element, setting: Setting): void {
  let before: Leaf | undefined;
  let gap = "";
  // All leaves first: spaces are added to the very children that are walked.
  for (const leaf of [...leavesOf(block.children, [])]) {
    if (leaf === "break") {
      before = undefined;
      gap = "";
      continue;
    }
    const raw = leaf.text.value;
    leaf.text.value = withoutLineBreaks(raw, setting);
    gap += leadingSpace(raw);
    if (leaf.text.value === "") continue;
    if (before && isSpaced(before, leaf, gap, setting)) addSpaceBefore(block, before, leaf);
    before = leaf;
    gap = trailingSpace(raw);
  }
  prune(block);
}

function isSpaced(left: Leaf, right: Leaf, gap: string, setting: Setting): boolean {
  const [a, b] = [left.text.value, right.text.value];
  if (setting.isPrettified) return spaceBetween(a, b, setting.isPost ? "link" : boundaryKind(left, right));
  return gap !== "" && !(/[\n\r]/.test(gap) && (IS_WIDE.test(lastOf(a)) || IS_WIDE.test(firstOf(b))));
}

/** What lies between two texts: the edge of a tag's link, of another link or emphasis, or of an element without meaning. */
export type BoundaryKind = "tag" | "link" | "plain";

/**
 * Tells whether a space stood between two texts that prettifying has put on lines of their own (CORPUS, White space).
 * @param left not empty, trimmed @param right not empty, trimmed
 */
export function spaceBetween(left: string, right: string, kind: BoundaryKind): boolean {
  const [a, b] = [lastOf(left), firstOf(right)];
  if (IS_WIDE.test(a) || IS_WIDE.test(b) || kind === "tag") return false;
  if (/\d/u.test(a) && /\d/u.test(b)) return false;
  if (!/[\p{L}\p{N},.;:!?)\]%"'”’…]/u.test(a) || !/[\p{L}\p{N}@#$&("“‘]/u.test(b)) return false;
  const cutsWord = kind === "plain" && /\p{L}/u.test(a) && /\p{Ll}/u.test(b);
  return !cutsWord;
}

function boundaryKind(left: Leaf, right: Leaf): BoundaryKind {
  const crossed = [
    ...left.around.filter((outer) => !right.around.includes(outer)),
    ...right.around.filter((outer) => !left.around.includes(outer)),
  ];
  if (crossed.some(isTagSpan)) return "tag";
  return crossed.some((inner) => inner.tagName !== "span") ? "link" : "plain";
}

/** Joins the lines inside one text: the rule is that of a boundary at which only a line ended. */
function withoutLineBreaks(text: string, setting: Setting): string {
  const lines = text
    .split(/[\n\r\u0085\u2028\u2029]/u)
    .map(withSingleSpaces)
    .filter(Boolean);
  return lines.reduce((left, right) => {
    if (left === "") return right;
    const isSpaced = setting.isPrettified
      ? spaceBetween(left, right, "link")
      : !IS_WIDE.test(lastOf(left)) && !IS_WIDE.test(firstOf(right));
    return isSpaced ? `${left} ${right}` : left + right;
  }, "");
}

/** A break where a line cannot break: a space, but none after full-width punctuation, which brings its own. */
function breakAsText(block: Element, index: number): string {
  const before = childrenOf(block).slice(0, index).map(lineText).join("");
  const last = lastOf(before);
  return IS_WIDE.test(last) && IS_PUNCTUATION.test(last) ? "" : " ";
}

const lineText = (node: RootContent): string =>
  node.type === "text" ? node.value : childrenOf(node).map(lineText).join("");

function* leavesOf(nodes: readonly RootContent[], around: readonly Element[]): Generator<Leaf | "break"> {
  for (const node of nodes) {
    if (node.type === "text") yield { text: node, around };
    else if (isElement(node, "br")) yield "break";
    else if (node.type === "element") yield* leavesOf(node.children, [...around, node]);
  }
}

/** Puts a space between two leaves where no mark encloses it: among the children of the last element around both. */
function addSpaceBefore(block: Element, left: Leaf, right: Leaf): void {
  let depth = 0;
  while (left.around[depth] && left.around[depth] === right.around[depth]) depth++;
  const parent = right.around[depth - 1] ?? block;
  const branch = right.around[depth] ?? right.text;
  parent.children.splice(parent.children.indexOf(branch), 0, { type: "text", value: " " });
}

/** Drops texts and marks that have become empty. */
function prune(parent: Element): void {
  parent.children = parent.children.filter((child) => {
    if (child.type === "text") return child.value !== "";
    if (child.type !== "element" || child.tagName === "br") return child.type === "element";
    prune(child);
    return child.children.length > 0;
  });
}

const leadingSpace = (text: string): string => /^[\s\u0085]*/u.exec(text)?.[0] ?? "";
const trailingSpace = (text: string): string =>
  /\S/u.test(text) ? (/[\s\u0085]*$/u.exec(text)?.[0] ?? "") : "";
const lastOf = (text: string): string => Array.from(text.slice(-2)).at(-1) ?? "";
const firstOf = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0x3000);

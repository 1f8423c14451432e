import type { Element, Root, RootContent } from "hast";
import {
  attribute,
  classesOf,
  element,
  findElement,
  hasText,
  isElement,
  mapElements,
  textOf,
} from "./elements.js";

/** Classes and elements that hold a formula twice: once for screen readers, once drawn from pieces or as a picture. */
const TWINS = new Set(["katex", "mwe-math-element", "MathJax", "mjx-container"]);
/** Formulas in the language of TeX, or names of pieces that are not shown. */
const NOT_SHOWN = new Set(["annotation", "annotation-xml", "mphantom"]);

/**
 * Writes formulas as text with raised and lowered characters: a fraction becomes `1/2`, a root `√(a+b)`. Of a formula that a
 * page holds twice, one stays. A formula in TeX that no script has drawn stays in TeX, as code. Changes the tree.
 */
export const writeFormulas = (tree: Root): void => mapElements(tree, written);

function written(node: Element, parent: Root | Element): RootContent | RootContent[] {
  if (NOT_SHOWN.has(node.tagName)) return [];
  if (isElement(node, "script")) return isTex(node) && !isDrawn(node, parent) ? texOf(node) : node;
  if (TWINS.has(node.tagName) || classesOf(node).some((name) => TWINS.has(name)))
    return findElement(node, ({ tagName }) => tagName === "math") ?? node;
  const write = WRITERS.get(node.tagName);
  const parts = node.children.filter((child) => child.type === "element");
  const isWhole = node.children.every((child) => child.type === "element" || !hasText(child));
  const [first] = parts;
  return write && first && isWhole ? element("span", write(first, parts.slice(1))) : node;
}

type Writer = (first: Element, rest: readonly Element[]) => RootContent[];

const text = (value: string): RootContent => ({ type: "text", value });
const lowered = (node: Element | undefined): RootContent[] => (node ? [element("sub", [node])] : []);
const raised = (node: Element | undefined): RootContent[] => (node ? [element("sup", [node])] : []);
const both: Writer = (base, [below, above]) => [base, ...lowered(below), ...raised(above)];

/** Returns a part of a formula, in brackets unless it is a number or one character. */
const grouped = (node: Element): RootContent[] =>
  /^\s*(?:[\p{N}.,]+|.\p{M}*)\s*$/u.test(textOf(node)) ? [node] : [text("("), node, text(")")];

const separated =
  (separator: string): Writer =>
  (first, rest) => [first, ...rest.flatMap((node) => [text(separator), node])];

const WRITERS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ["msub", both],
  ["munder", both],
  ["msubsup", both],
  ["munderover", both],
  ["msup", (base, [above]) => [base, ...raised(above)]],
  ["mover", (base, [above]) => [base, ...raised(above)]],
  ["mfrac", (above, [below]) => [...grouped(above), ...(below ? [text("/"), ...grouped(below)] : [])]],
  ["msqrt", (first, rest) => [text("√"), ...grouped(element("span", [first, ...rest]))]],
  ["mroot", (base, [index]) => [...raised(index), text("√"), ...grouped(base)]],
  ["mtr", separated(", ")],
  ["mtable", separated("; ")],
]);

const isTex = (script: Element): boolean => /^math\/tex\b/i.test(attribute(script, "type") ?? "");
const texOf = (script: Element): Element => element("code", [text(textOf(script))]);

/** MathJax puts what it has drawn before the script. */
function isDrawn(script: Element, { children }: Root | Element): boolean {
  for (let index = children.indexOf(script) - 1; index >= 0; index--) {
    const before = children[index];
    if (before?.type !== "element" || classesOf(before).includes("MathJax_Preview")) continue;
    return classesOf(before).some((name) => name.startsWith("MathJax")) && hasText(before);
  }
  return false;
}

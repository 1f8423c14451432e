import type { Element, Root, RootContent } from "hast";
import { isElement, named } from "../../../lib/html/elements.js";

/** The amount of text in an element, in letters. White space does not count. A Chinese, Japanese or Korean letter counts three. */
export interface TextMeasure {
  readonly all: number;
  /** Within links. */
  readonly linked: number;
  /** Outside links, headings, lists of options and buttons. */
  readonly prose: number;
}

const NOTHING: TextMeasure = { all: 0, linked: 0, prose: 0 };
const isNoProse = named("button select label nav noscript h1 h2 h3 h4 h5 h6");
const isUnseen = named("script style template title");
const WIDE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;

/** Measures all elements of a tree. Returns the measure of an element as the tree is now; zeros for an element outside of it. */
export function measureText(root: Root | Element): (node: Element) => TextMeasure {
  const measures = new Map<Element, TextMeasure>();
  measure(root, false, false, measures);
  return (node) => measures.get(node) ?? NOTHING;
}

function measure(
  node: Root | RootContent,
  isLinked: boolean,
  isSilent: boolean,
  measures: Map<Element, TextMeasure>,
): TextMeasure {
  if (node.type === "text") {
    const all = lengthOf(node.value);
    return { all, linked: isLinked ? all : 0, prose: isLinked || isSilent ? 0 : all };
  }
  if ((node.type !== "element" && node.type !== "root") || isUnseen(node)) return NOTHING;
  const linked = isLinked || (isElement(node, "a") && node.properties.href !== undefined);
  const silent = isSilent || isNoProse(node);
  const sum = { all: 0, linked: 0, prose: 0 };
  for (const child of node.children) {
    const inner = measure(child, linked, silent, measures);
    sum.all += inner.all;
    sum.linked += inner.linked;
    sum.prose += inner.prose;
  }
  if (node.type === "element") measures.set(node, sum);
  return sum;
}

/** Returns how much prose some elements have together. */
export const proseOf = (some: readonly Element[], measure: (node: Element) => TextMeasure): number =>
  some.reduce((sum, one) => sum + measure(one).prose, 0);

/** Returns the length of a text in letters, counted as in `TextMeasure`. */
export function lengthOf(text: string): number {
  const dense = text.replace(/\s+/g, "");
  return dense.length + 2 * (dense.match(WIDE)?.length ?? 0);
}

/** Tells whether a text ends with the mark of a sentence, perhaps within quotation marks or brackets. */
export const endsSentence = (text: string): boolean =>
  /[.!?。！？…؟۔།။][”"»’)）」』\]]*$/u.test(text.trimEnd().slice(-5));

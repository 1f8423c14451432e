import type { Element } from "hast";

/** Remembers an answer for each element: sisters ask the same of their parent. */
export function remembered(ask: (node: Element) => boolean): (node: Element) => boolean {
  const answers = new WeakMap<Element, boolean>();
  return (node) => {
    const known = answers.get(node) ?? ask(node);
    answers.set(node, known);
    return known;
  };
}

import type { Element } from "hast";

/** Returns a function that calls `ask` once for each element, and remembers the answer while the element exists. */
export function remembered<Answer>(ask: (node: Element) => Answer): (node: Element) => Answer {
  const answers = new WeakMap<Element, Answer>();
  return (node) => {
    const answer = answers.get(node) ?? ask(node);
    answers.set(node, answer);
    return answer;
  };
}

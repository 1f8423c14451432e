import type { Token } from "markdown-it";

/** The place in the text where a note is cited, or cited for the nth time. */
const placeOf = (number: number, count: number): string => `fnref-${number}${count > 1 ? `-${count}` : ""}`;

const metaOf = (token: Token | undefined): { number: number; count: number } =>
  (token?.meta ?? { number: 0, count: 0 }) as { number: number; count: number };

/** Renders the number of a note in the text, which leads to the note. */
export function footnoteReference(tokens: readonly Token[], index: number): string {
  const { number, count } = metaOf(tokens[index]);
  return `<sup><a href="#fn-${number}" id="${placeOf(number, count)}">${number}</a></sup>`;
}

/** Renders the link from a note back to where it is cited. */
export function footnoteBack(tokens: readonly Token[], index: number): string {
  const { number, count } = metaOf(tokens[index]);
  const which = count > 1 ? `<sup>${count}</sup>` : "";
  return ` <a href="#${placeOf(number, count)}">↩${which}</a>`;
}

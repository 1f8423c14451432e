import type { Token } from "markdown-it";

/** Returns the id of a note's citation. @param count the number of the citation, from 1 */
const placeOf = (number: number, count: number): string => `fnref-${number}${count > 1 ? `-${count}` : ""}`;

const metaOf = (token: Token | undefined): { number: number; count: number } =>
  (token?.meta ?? { number: 0, count: 0 }) as { number: number; count: number };

/** Renders a citation: the number of the note, as a link to the note. */
export function footnoteReference(tokens: readonly Token[], index: number): string {
  const { number, count } = metaOf(tokens[index]);
  return `<sup><a href="#fn-${number}" id="${placeOf(number, count)}">${number}</a></sup>`;
}

/** Renders the link from a note back to a citation. */
export function footnoteBack(tokens: readonly Token[], index: number): string {
  const { number, count } = metaOf(tokens[index]);
  const which = count > 1 ? `<sup>${count}</sup>` : "";
  return ` <a href="#${placeOf(number, count)}">↩${which}</a>`;
}

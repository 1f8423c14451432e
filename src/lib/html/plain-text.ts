import type { Nodes } from "hast";
import { childrenOf } from "./elements.js";

const RAISED = { from: "0123456789+-−=()ni", to: "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ" };
const LOWERED = { from: "0123456789+-−=()aehijklmnoprstuvx", to: "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ" };

/** Returns a text for fields without markup: `10⁶` where the markup raises the 6. */
export function plainText(node: Nodes): string {
  if (node.type === "text") return node.value;
  const text = childrenOf(node).map(plainText).join("");
  return node.type === "element" ? textWithin(node.tagName, text) : text;
}

/** Tells whether an element raises or lowers its text. */
export const isShifting = (tagName: string): boolean => tagName === "sup" || tagName === "sub";

/** Returns the text of an element: in raised or lowered characters within `sup` or `sub`, if all are there; else as it is. */
export function textWithin(tagName: string, text: string): string {
  if (tagName === "sup") return shifted(text, RAISED);
  return tagName === "sub" ? shifted(text, LOWERED) : text;
}

function shifted(text: string, { from, to }: typeof RAISED): string {
  const characters = Array.from(text, (character) => to[from.indexOf(character)]);
  return characters.includes(undefined) ? text : characters.join("");
}

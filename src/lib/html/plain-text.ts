import type { Nodes } from "hast";
import { childrenOf } from "./elements.js";

const RAISED = { from: "0123456789+-−=()ni", to: "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ" };
const LOWERED = { from: "0123456789+-−=()aehijklmnoprstuvx", to: "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ" };

/**
 * Returns the text of a node for fields without markup, such as titles. Raised and lowered text becomes raised and lowered
 * characters if Unicode has all of them: `10` with a raised `6` is `10⁶`.
 */
export function plainText(node: Nodes): string {
  if (node.type === "text") return node.value;
  const text = childrenOf(node).map(plainText).join("");
  if (node.type !== "element") return text;
  if (node.tagName === "sup") return shifted(text, RAISED);
  return node.tagName === "sub" ? shifted(text, LOWERED) : text;
}

function shifted(text: string, { from, to }: typeof RAISED): string {
  const characters = Array.from(text, (character) => to[from.indexOf(character)]);
  return characters.includes(undefined) ? text : characters.join("");
}

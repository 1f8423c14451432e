import type { Nodes } from "hast";
import { childrenOf } from "./elements.js";

const RAISED = { from: "0123456789+-−=()ni", to: "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ" };
const LOWERED = { from: "0123456789+-−=()aehijklmnoprstuvx", to: "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ" };

/** Returns a text for fields without markup. Raised and lowered text becomes such characters, if all are there: `10⁶`. */
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

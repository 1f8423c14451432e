import { withoutInvisible } from "../../lib/html/characters.js";
import type { FrontMatter } from "../../model/article.js";

/**
 * Returns what a frame or front matter states without the characters that nobody sees: a title with one that turns the
 * direction of text would turn what stands beside it in every list, and a control character makes a feed no XML.
 */
export function plainFields<Fields extends Partial<Omit<FrontMatter, "id">>>(fields: Fields): Fields {
  return plain(fields) as Fields;
}

function plain(value: unknown): unknown {
  if (typeof value === "string") return withoutInvisible(value).trim();
  if (Array.isArray(value)) return value.map(plain).filter((item) => item !== "");
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}

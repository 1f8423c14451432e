import { withoutInvisible } from "../../lib/html/characters.js";
import type { FrontMatter } from "../../model/article.js";

/** Returns fields without invisible characters, which would turn the text beside them, or make a feed invalid XML. */
export function plainFields<Fields extends Partial<Omit<FrontMatter, "id">>>(fields: Fields): Fields {
  return plain(fields) as Fields;
}

function plain(value: unknown): unknown {
  if (typeof value === "string") return withoutInvisible(value).trim();
  if (Array.isArray(value)) return value.map(plain).filter((item) => item !== "");
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}

import type { TagKey } from "../model/names.js";

/**
 * Returns the key of a tag's spelling: in NFKC and lower case, with one kind of middle dot and single spaces, without
 * quotation marks and zero-width characters. Spellings with the same key are one tag. Empty if nothing is left.
 */
export function tagKey(name: string): TagKey {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/gu, "")
    .replace(/[‧•・．･∙⋅]/gu, "·")
    .replace(/["'“”‘’「」『』＂＇]/gu, "")
    .replace(/\s+/gu, " ")
    .trim() as TagKey;
}

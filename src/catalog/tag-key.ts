import type { TagKey } from "../model/names.js";

/**
 * Returns what makes two spellings one tag (CORPUS, Tags): NFKC, lower case, one kind of middle dot, no quotation
 * marks, no zero-width characters, single spaces. Empty where nothing is left.
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

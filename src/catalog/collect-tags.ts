import { Converter } from "opencc-js/t2cn";
import type { TagMention } from "../model/article.js";
import type { TagKey } from "../model/names.js";
import { keyOfMention, tagKey } from "./tag-key.js";

/** Finds the tag of a mention, and what the tags are called. */
export interface TagIndex {
  readonly keyOf: (mention: TagMention) => TagKey;
  readonly labels: ReadonlyMap<TagKey, string>;
}

/**
 * Reads all mentions of tags. A Traditional slug whose words are printed in Simplified characters folds into the
 * Simplified key, so that one tag is one page. The label of a tag is the spelling used most; a tie goes to the first by
 * code unit.
 */
export function collectTags(mentions: () => Iterable<TagMention>): TagIndex {
  const plainKeyOf = memoized();
  const folded = foldedKeys(mentions(), plainKeyOf);
  const keyOf = (mention: TagMention): TagKey => {
    const key = plainKeyOf(mention);
    return folded.get(key) ?? key;
  };
  const spellings = new Map<TagKey, Map<string, number>>();
  for (const mention of mentions()) {
    const key = keyOf(mention);
    if (!key) continue;
    const counts = spellings.get(key) ?? new Map<string, number>();
    counts.set(mention.text, (counts.get(mention.text) ?? 0) + 1);
    spellings.set(key, counts);
  }
  return { keyOf, labels: new Map([...spellings].map(([key, counts]) => [key, mostUsed(counts)])) };
}

/** A tag is mentioned by many articles, and its key is asked for several times. */
function memoized(): TagIndex["keyOf"] {
  const keys = new Map<string, TagKey>();
  return ({ text, slug = text }) => {
    const known = keys.get(slug);
    if (known !== undefined) return known;
    const key = keyOfMention({ text, slug });
    keys.set(slug, key);
    return key;
  };
}

function foldedKeys(mentions: Iterable<TagMention>, keyOf: TagIndex["keyOf"]): Map<TagKey, TagKey> {
  const folded = new Map<TagKey, TagKey>();
  const simplify = Converter({ from: "t", to: "cn" });
  for (const mention of mentions) {
    if (mention.slug === undefined) continue;
    const key = keyOf(mention);
    const printed = tagKey(mention.text);
    if (key === printed || printed === "" || folded.has(key)) continue;
    if (simplify(key) === printed) folded.set(key, printed);
  }
  return folded;
}

function mostUsed(counts: ReadonlyMap<string, number>): string {
  let [label, most] = ["", 0];
  for (const [text, count] of counts)
    if (count > most || (count === most && text < label)) [label, most] = [text, count];
  return label;
}

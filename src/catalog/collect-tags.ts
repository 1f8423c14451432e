import { Converter } from "opencc-js/t2cn";
import { compare } from "../lib/compare.js";
import { groupBy } from "../lib/group-by.js";
import type { TagMention } from "../model/article.js";
import type { CatalogArticle, Tag } from "../model/catalog.js";
import type { TagKey } from "../model/names.js";
import { slugOf } from "./slug.js";
import { tagKey } from "./tag-key.js";

/** A tag to which articles are still added. */
export type OpenTag = Omit<Tag, "articles"> & { articles: CatalogArticle[] };

/** The tags of all articles. */
export interface TagIndex {
  /** In the order of their keys by code unit. They have no articles yet. */
  readonly tags: readonly OpenTag[];
  /** The tag of each mention. A mention whose key is empty has none. */
  readonly tagOf: ReadonlyMap<TagMention, OpenTag>;
}

/**
 * Groups mentions into tags. A slug in Traditional characters joins the tag of its text in Simplified characters. The
 * label of a tag is its most frequent spelling; of equally frequent ones, the first by code unit.
 * @param articles the mentions of each article. It is faster if equal mentions are one object
 */
export function collectTags(articles: Iterable<readonly TagMention[]>): TagIndex {
  const counts = new Map<TagMention, number>();
  for (const mentions of articles)
    for (const mention of mentions) counts.set(mention, (counts.get(mention) ?? 0) + 1);
  const keys = new Map(
    Array.from(counts.keys(), (mention) => [mention, tagKey(mention.slug ?? mention.text)]),
  );
  fold(keys);
  const groups = groupBy(counts.keys(), (mention) => keys.get(mention) || undefined);
  const tagOf = new Map<TagMention, OpenTag>();
  const tags = [...groups.keys()].sort(compare).map((key, index): OpenTag => {
    const own = groups.get(key) ?? [];
    const tag = { key, index, label: labelOf(own, counts), slug: slugOf(key), articles: [] };
    for (const mention of own) tagOf.set(mention, tag);
    return tag;
  });
  return { tags, tagOf };
}

const NO_KEY = "" as TagKey;

/** Replaces the keys of slugs in Traditional characters. */
function fold(keys: Map<TagMention, TagKey>): void {
  const simplify = Converter({ from: "t", to: "cn" });
  const folded = new Map<TagKey, TagKey>();
  for (const [{ text, slug }, key] of keys) {
    if (slug === undefined || key === NO_KEY) continue;
    const printed = tagKey(text);
    if (key !== printed && printed !== NO_KEY && simplify(key) === printed) folded.set(key, printed);
  }
  if (folded.size > 0) for (const [mention, key] of keys) keys.set(mention, folded.get(key) ?? key);
}

/** Returns the most frequent spelling. */
function labelOf(mentions: readonly TagMention[], counts: ReadonlyMap<TagMention, number>): string {
  const times = new Map<string, number>();
  for (const mention of mentions) {
    const { text } = mention;
    if (mentions.length === 1) return text;
    times.set(text, (times.get(text) ?? 0) + (counts.get(mention) ?? 0));
  }
  let [label, most] = ["", 0];
  for (const [text, count] of times)
    if (count > most || (count === most && text < label)) [label, most] = [text, count];
  return label;
}

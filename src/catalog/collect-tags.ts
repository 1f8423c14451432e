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
interface TagIndex {
  /** In the order of their keys by code unit. They have no articles yet. */
  readonly tags: readonly OpenTag[];
  /** The tag of each mention, but for those whose key is empty. */
  readonly tagOf: ReadonlyMap<TagMention, OpenTag>;
}

/**
 * Groups mentions into tags. A slug in Traditional characters joins the tag of its text in Simplified characters. The
 * label of a tag is its most frequent spelling; of equally frequent ones, the first by code unit.
 * @param articles the mentions of each article. It is faster if equal mentions are one object
 */
export function collectTags(articles: readonly (readonly TagMention[])[]): TagIndex {
  const counts = countMentions(articles);
  const folded = foldedKeys(counts.keys());
  const groups = groupBy(counts.keys(), (mention) => keyOf(mention, folded) || undefined);
  const tagOf = new Map<TagMention, OpenTag>();
  const tags = [...groups.keys()].sort(compare).map((key): OpenTag => {
    const mentions = groups.get(key) ?? [];
    const times = new Map<string, number>();
    for (const mention of mentions)
      times.set(mention.text, (times.get(mention.text) ?? 0) + (counts.get(mention) ?? 0));
    const tag = { key, label: labelOf(times), slug: slugOf(key), articles: [] };
    for (const mention of mentions) tagOf.set(mention, tag);
    return tag;
  });
  return { tags, tagOf };
}

/** Counts how often each mention is made. */
export function countMentions(articles: Iterable<readonly TagMention[]>): ReadonlyMap<TagMention, number> {
  const counts = new Map<TagMention, number>();
  for (const mentions of articles)
    for (const mention of mentions) counts.set(mention, (counts.get(mention) ?? 0) + 1);
  return counts;
}

const NO_KEY = "" as TagKey;

/** Returns the key of a mention's tag. It is empty if the mention names no tag. */
export function keyOf({ text, slug }: TagMention, folded: ReadonlyMap<TagKey, TagKey>): TagKey {
  const key = tagKey(slug ?? text);
  return folded.get(key) ?? key;
}

/** Returns the key of each slug in Traditional characters whose text is the same in Simplified ones, with the text's key. */
export function foldedKeys(mentions: Iterable<TagMention>): ReadonlyMap<TagKey, TagKey> {
  const folded = new Map<TagKey, TagKey>();
  for (const { text, slug } of mentions) {
    if (slug === undefined) continue;
    const [key, printed] = [tagKey(slug), tagKey(text)];
    if (key !== NO_KEY && key !== printed && printed !== NO_KEY && simplified(key) === printed)
      folded.set(key, printed);
  }
  return folded;
}

/** It takes a while to make, so it is made once, and only where a name has to be converted. */
let converter: ((text: string) => string) | undefined;

function simplified(text: string): string {
  const convert = converter ?? Converter({ from: "t", to: "cn" });
  converter = convert;
  return convert(text);
}

/** Returns the most frequent spelling. @param times how often each is used */
export function labelOf(times: ReadonlyMap<string, number>): string {
  let [label, most] = ["", 0];
  for (const [text, count] of times)
    if (count > most || (count === most && text < label)) [label, most] = [text, count];
  return label;
}

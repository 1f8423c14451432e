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
  /** The tag of each mention of each article. Undefined if the key of a mention is empty. */
  readonly tagsOf: readonly (readonly (OpenTag | undefined)[])[];
}

/**
 * Groups mentions into tags. A slug in Traditional characters joins the tag of its text in Simplified characters. The
 * label of a tag is its most frequent spelling; of equally frequent ones, the first by code unit.
 * @param articles the mentions of each article. It is faster if equal mentions are one object
 */
export function collectTags(articles: readonly (readonly TagMention[])[]): TagIndex {
  const { mentions, counts, numbers } = numberMentions(articles);
  const folded = foldedKeys(mentions);
  const keys = mentions.map((mention) => keyOf(mention, folded));
  const groups = groupBy(mentions.keys(), (number) => keys[number] || undefined);
  const tagOf = new Array<OpenTag | undefined>(mentions.length).fill(undefined);
  const tags = [...groups.keys()].sort(compare).map((key): OpenTag => {
    const own = groups.get(key) ?? [];
    const named = nameOf(own, mentions, counts);
    const tag = { key, ...named, slug: slugOf(key), articles: [] };
    for (const number of own) tagOf[number] = tag;
    return tag;
  });
  return { tags, tagsOf: numbers.map((ofArticle) => ofArticle.map((number) => tagOf[number])) };
}

/** Numbers the different mentions: numbers are looked up faster than objects, and each is looked up several times. */
function numberMentions(articles: readonly (readonly TagMention[])[]): {
  readonly mentions: readonly TagMention[];
  /** How many articles make each mention, by its number. */
  readonly counts: readonly number[];
  /** The numbers of each article's mentions. */
  readonly numbers: readonly (readonly number[])[];
} {
  const numberOf = new Map<TagMention, number>();
  const counts: number[] = [];
  const numbers = articles.map((ofArticle) =>
    ofArticle.map((mention) => {
      let number = numberOf.get(mention);
      if (number === undefined) {
        number = numberOf.size;
        numberOf.set(mention, number);
      }
      counts[number] = (counts[number] ?? 0) + 1;
      return number;
    }),
  );
  return { mentions: [...numberOf.keys()], counts, numbers };
}

const NO_KEY = "" as TagKey;

/** Returns the key of a mention's tag. It is empty if the mention names no tag. */
export function keyOf({ text, slug }: TagMention, folded: ReadonlyMap<TagKey, TagKey>): TagKey {
  const key = tagKey(slug ?? text);
  return folded.get(key) ?? key;
}

/** Returns the keys that stand for others: of slugs in Traditional characters whose text is the same in Simplified ones. */
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

/** Returns a text in Simplified characters. */
function simplified(text: string): string {
  const convert = converter ?? Converter({ from: "t", to: "cn" });
  converter = convert;
  return convert(text);
}

/** Returns the most frequent spelling, and whether there are others. */
function nameOf(
  numbers: readonly number[],
  mentions: readonly TagMention[],
  counts: readonly number[],
): Pick<Tag, "label" | "hasVariants"> {
  const times = new Map<string, number>();
  for (const number of numbers) {
    const { text = "" } = mentions[number] ?? {};
    if (numbers.length === 1) return { label: text, hasVariants: false };
    times.set(text, (times.get(text) ?? 0) + (counts[number] ?? 0));
  }
  return nameOfSpellings(times);
}

/** Returns the most frequent spelling, and whether there are others. @param times how often each is used */
export function nameOfSpellings(times: ReadonlyMap<string, number>): Pick<Tag, "label" | "hasVariants"> {
  let [label, most] = ["", 0];
  for (const [text, count] of times)
    if (count > most || (count === most && text < label)) [label, most] = [text, count];
  return { label, hasVariants: times.size > 1 };
}

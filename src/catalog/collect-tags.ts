import { Converter } from "opencc-js/t2cn";
import type { TagMention } from "../model/article.js";
import type { CatalogArticle, Tag } from "../model/catalog.js";
import type { TagKey } from "../model/names.js";
import { slugsFor } from "./slug.js";
import { tagKey } from "./tag-key.js";

/** A tag while articles are still filed under it. */
export type OpenTag = Omit<Tag, "articles"> & { readonly articles: CatalogArticle[] };

/** The tags of all mentions. */
export interface TagIndex {
  /** By key, in the order of the keys by code unit. No article is filed under them yet. */
  readonly tags: ReadonlyMap<TagKey, OpenTag>;
  /** Undefined where nothing of a mention names a tag. */
  readonly tagOf: (mention: TagMention) => OpenTag | undefined;
}

/** All mentions that name their tag alike. */
interface Name {
  readonly isSlug: boolean;
  /** How often each text stands for it. */
  readonly texts: Map<string, number>;
  key: TagKey;
  tag?: OpenTag | undefined;
}

/**
 * Reads all mentions of tags. A Traditional slug whose words are printed in Simplified characters folds into the
 * Simplified key, so that one tag is one page. The label of a tag is the spelling used most; a tie goes to the first by
 * code unit.
 */
export function collectTags(mentions: Iterable<TagMention>): TagIndex {
  // Mentions are many, names few: what costs is done once a name.
  const slugs = new Map<string, Name>();
  const texts = new Map<string, Name>();
  for (const { text, slug } of mentions) {
    const names = slug === undefined ? texts : slugs;
    let name = names.get(slug ?? text);
    if (!name) {
      name = { isSlug: slug !== undefined, texts: new Map(), key: tagKey(slug ?? text) };
      names.set(slug ?? text, name);
    }
    name.texts.set(text, (name.texts.get(text) ?? 0) + 1);
  }
  const names = [...slugs.values(), ...texts.values()];
  fold(names);
  const tags = tagsOf(names);
  for (const name of names) name.tag = tags.get(name.key);
  return { tags, tagOf: ({ text, slug }) => (slug === undefined ? texts.get(text) : slugs.get(slug))?.tag };
}

function fold(names: readonly Name[]): void {
  const simplify = Converter({ from: "t", to: "cn" });
  const folded = new Map<TagKey, TagKey>();
  for (const { key, texts, isSlug } of names) {
    if (!isSlug) continue;
    for (const text of texts.keys()) {
      const printed = tagKey(text);
      if (key !== printed && printed !== "" && simplify(key) === printed) folded.set(key, printed);
    }
  }
  for (const name of names) name.key = folded.get(name.key) ?? name.key;
}

function tagsOf(names: readonly Name[]): Map<TagKey, OpenTag> {
  const spellings = new Map<TagKey, Map<string, number>>();
  for (const { key, texts } of names) {
    if (!key) continue;
    const counts = spellings.get(key);
    if (!counts) spellings.set(key, new Map(texts));
    else for (const [text, count] of texts) counts.set(text, (counts.get(text) ?? 0) + count);
  }
  const keys = [...spellings.keys()].sort();
  const slugs = slugsFor(keys);
  return new Map(
    keys.map((key) => {
      const label = mostUsed(spellings.get(key) ?? new Map());
      return [key, { key, label, slug: slugs.get(key) ?? key, articles: [] }];
    }),
  );
}

function mostUsed(counts: ReadonlyMap<string, number>): string {
  let [label, most] = ["", 0];
  for (const [text, count] of counts)
    if (count > most || (count === most && text < label)) [label, most] = [text, count];
  return label;
}

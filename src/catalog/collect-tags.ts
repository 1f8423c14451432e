import { Converter } from "opencc-js/t2cn";
import type { TagFact } from "../model/article.js";
import type { CatalogArticle, Tag } from "../model/catalog.js";
import type { TagKey } from "../model/names.js";
import { groupedBy } from "./grouped-by.js";
import { slugsFor } from "./slug.js";
import { tagKey } from "./tag-key.js";

/** A tag while articles are still filed under it. */
export type OpenTag = Omit<Tag, "articles"> & { articles: CatalogArticle[] };

/** The tags of all articles. */
export interface TagIndex {
  /** By key, in the order of the keys by code unit. No article is filed under them yet. */
  readonly tags: ReadonlyMap<TagKey, OpenTag>;
  /** The tags of each article, each once, in the order in which it mentions them. */
  readonly mentioned: readonly (readonly OpenTag[])[];
}

/** All mentions that name their tag alike: by a slug, or by the text alone. */
interface Name {
  /** What they call it. */
  readonly called: string;
  /** How many they are. */
  count: number;
  /** How often each text stands for the slug. */
  readonly texts?: Map<string, number>;
  key: TagKey;
  tag?: OpenTag | undefined;
}

/**
 * Reads all mentions of tags. A Traditional slug whose words are printed in Simplified characters folds into the
 * Simplified key, so that one tag is one page. The label of a tag is the spelling used most; a tie goes to the first by
 * code unit.
 * @param mentions of each article
 */
export function collectTags(mentions: readonly (readonly TagFact[])[]): TagIndex {
  // Mentions are many, names few: what costs is done once a name.
  const slugs = new Map<string, Name>();
  const texts = new Map<string, Name>();
  const named = mentions.map((ofArticle) =>
    ofArticle.map((mention) => {
      if (typeof mention === "string") {
        const name = nameIn(texts, mention);
        name.count++;
        return name;
      }
      const name = nameIn(slugs, mention.slug, true);
      name.texts?.set(mention.text, (name.texts.get(mention.text) ?? 0) + 1);
      return name;
    }),
  );
  fold(slugs.values(), [...slugs.values(), ...texts.values()]);
  const groups = groupedBy([...slugs.values(), ...texts.values()], ({ key }) => key || undefined);
  const keys = [...groups.keys()].sort();
  const fileNames = slugsFor(keys);
  const tags = new Map<TagKey, OpenTag>();
  for (const key of keys) {
    const names = groups.get(key) ?? [];
    const tag: OpenTag = { key, label: labelOf(names), slug: fileNames.get(key) ?? key, articles: [] };
    tags.set(key, tag);
    for (const name of names) name.tag = tag;
  }
  return { tags, mentioned: named.map(tagsOf) };
}

function tagsOf(names: readonly Name[]): OpenTag[] {
  const tags: OpenTag[] = [];
  for (const { tag } of names) if (tag && !tags.includes(tag)) tags.push(tag);
  return tags;
}

function nameIn(names: Map<string, Name>, called: string, isSlug = false): Name {
  const known = names.get(called);
  if (known) return known;
  const name: Name = { called, count: 0, key: tagKey(called), ...(isSlug ? { texts: new Map() } : {}) };
  names.set(called, name);
  return name;
}

function fold(slugs: Iterable<Name>, names: readonly Name[]): void {
  const simplify = Converter({ from: "t", to: "cn" });
  const folded = new Map<TagKey, TagKey>();
  for (const { key, texts } of slugs) {
    for (const text of texts?.keys() ?? []) {
      const printed = tagKey(text);
      if (key !== printed && printed !== "" && simplify(key) === printed) folded.set(key, printed);
    }
  }
  if (folded.size > 0) for (const name of names) name.key = folded.get(name.key) ?? name.key;
}

/** Returns the spelling used most. */
function labelOf(names: readonly Name[]): string {
  const [only] = names;
  if (only && names.length === 1) {
    const [text, ...others] = only.texts?.keys() ?? [only.called];
    if (text !== undefined && others.length === 0) return text;
  }
  const counts = new Map<string, number>();
  for (const { called, count, texts = [[called, count]] as const } of names)
    for (const [text, times] of texts) counts.set(text, (counts.get(text) ?? 0) + times);
  let [label, most] = ["", 0];
  for (const [text, count] of counts)
    if (count > most || (count === most && text < label)) [label, most] = [text, count];
  return label;
}

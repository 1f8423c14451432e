import { digestOf } from "../lib/digest.js";
import type { ArticleDetails, ArticleFacts, ArticleMeta, TagMention } from "../model/article.js";

/**
 * Splits the metadata of an article into its facts, which a build holds for all articles, and its details, which are
 * loaded for the pages that are written.
 * @param markdown the article's body
 */
export function splitMeta(
  meta: ArticleMeta,
  markdown: string,
): { readonly facts: ArticleFacts<TagMention>; readonly details: ArticleDetails } {
  const {
    id,
    date,
    release = "always",
    source,
    channels,
    tagMentions,
    links,
    length,
    textDigest,
    ...details
  } = meta;
  const { summary, ...words } = details;
  const { title, image, lang } = words;
  const shownTags = tagMentions.map(({ text }) => text);
  return {
    facts: {
      id,
      date,
      release,
      source,
      channels,
      tags: tagMentions,
      links,
      length,
      textDigest,
      cardDigest: digestOf(JSON.stringify([id, date, title, summary, image !== undefined, lang])),
      ownDigest: digestOf(JSON.stringify([id, date, source, words, shownTags, markdown])),
    },
    details,
  };
}

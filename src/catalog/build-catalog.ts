import type { ArticleCopy, MeasuredPicture } from "../model/article.js";
import type { Catalog, CatalogArticle, Channel, Tag } from "../model/catalog.js";
import type { ArticleId, ChannelId, SitePath, TagKey } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import { collectTags } from "./collect-tags.js";
import { compare } from "./compare.js";
import { picturesByAddress } from "./find-pictures.js";
import { groupedBy } from "./grouped-by.js";
import { type MergedArticle, mergeCopies } from "./merge-copies.js";
import { relatedArticles } from "./related-articles.js";
import { slugsFor } from "./slug.js";

export interface CatalogResult {
  readonly catalog: Catalog;
  readonly problems: readonly Problem[];
  /** Files that hold an article which another file holds too. */
  readonly duplicates: number;
}

/**
 * Builds the catalog of the mirror. Pure, and independent of the order of `copies`.
 * @param labels of the channels by folder name, in the order in which the site shows them; a channel that is not among
 *   them comes after these, called by its folder's name
 * @param pictureFiles what the mirror holds of the articles' pictures
 */
export function buildCatalog(
  copies: readonly ArticleCopy[],
  labels: ReadonlyMap<ChannelId, string>,
  pictureFiles: readonly MeasuredPicture[] = [],
): CatalogResult {
  const { articles: merged, problems } = mergeCopies(copies, [...labels.keys()]);
  const tagIndex = collectTags(function* () {
    for (const { copy } of merged) yield* copy.meta.tagMentions;
  });
  const articles = merged.map(({ copy, channels }): CatalogArticle => {
    const { id, date, tagMentions } = copy.meta;
    const path = `${date.replaceAll("-", "/")}/${id}.html` as SitePath;
    const tags = [...new Set(tagMentions.map(tagIndex.keyOf))].filter((key) => key !== "");
    return { id, path, digest: copy.digest, meta: copy.meta, channels, tags };
  });
  articles.sort(byPublication);
  const targetsOf = targetFinder(articles);
  const pictures = picturesByAddress(
    pictureFiles,
    articles.map(({ meta }) => meta),
  );
  return {
    catalog: {
      articles,
      channels: channelsOf(articles, labels),
      tags: tagsOf(articles, tagIndex.labels),
      days: groupedBy(articles, (article) => [article.meta.date]),
      targetsOf,
      citing: citingArticles(articles, targetsOf),
      related: relatedArticles(articles),
      pictureOf: pictures.find,
    },
    problems: [...problems, ...pictures.problems],
    duplicates: merged.reduce((sum: number, article: MergedArticle) => sum + article.duplicates, 0),
  };
}

/** By day, then by the number in the id, which grows with time, then by the id. */
function byPublication(a: CatalogArticle, b: CatalogArticle): number {
  return compare(a.meta.date, b.meta.date) || numberOf(a.id) - numberOf(b.id) || compare(a.id, b.id);
}

const numberOf = (id: ArticleId): number => Number(/^\D{0,3}(\d{1,15})$/.exec(id)?.[1] ?? 0);

function channelsOf(articles: readonly CatalogArticle[], labels: ReadonlyMap<ChannelId, string>): Channel[] {
  const groups = groupedBy(articles, (article) => article.channels);
  const unnamed = [...groups.keys()].filter((id) => !labels.has(id)).sort(compare);
  return [...labels.keys(), ...unnamed]
    .filter((id) => groups.has(id))
    .map((id) => ({ id, label: labels.get(id) ?? id, articles: groups.get(id) ?? [] }));
}

function tagsOf(articles: readonly CatalogArticle[], labels: ReadonlyMap<TagKey, string>): Map<TagKey, Tag> {
  const groups = groupedBy(articles, (article) => article.tags);
  const slugs = slugsFor(groups.keys());
  return new Map(
    [...groups]
      .sort(([a], [b]) => compare(a, b))
      .map(([key, tagged]) => [
        key,
        { key, label: labels.get(key) ?? key, slug: slugs.get(key) ?? key, articles: tagged },
      ]),
  );
}

function targetFinder(articles: readonly CatalogArticle[]): Catalog["targetsOf"] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const bySource = new Map<string, CatalogArticle>();
  for (const article of articles) if (article.meta.source) bySource.set(article.meta.source, article);
  return (article) => {
    const targets = new Map<string, CatalogArticle>();
    for (const { url, id } of article.meta.links) {
      const target = (id && byId.get(id)) ?? bySource.get(url);
      if (target && target !== article) targets.set(url, target);
    }
    return targets;
  };
}

function citingArticles(
  articles: readonly CatalogArticle[],
  targetsOf: Catalog["targetsOf"],
): Map<ArticleId, CatalogArticle[]> {
  const citing = new Map<ArticleId, CatalogArticle[]>();
  for (const article of articles) {
    for (const target of new Set(targetsOf(article).values())) {
      const list = citing.get(target.id);
      if (list) list.push(article);
      else citing.set(target.id, [article]);
    }
  }
  return citing;
}

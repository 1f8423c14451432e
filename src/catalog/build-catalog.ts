import type {
  ArticleCopy,
  ArticleDetails,
  ArticleFacts,
  BodyPlace,
  MeasuredPicture,
  StoredArticle,
} from "../model/article.js";
import type { Catalog, CatalogArticle, Channel, Tag } from "../model/catalog.js";
import type { ArticleId, ChannelId, Day, SitePath, TagKey } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import { collectTags, type OpenTag } from "./collect-tags.js";
import { compare } from "./compare.js";
import { picturesByAddress } from "./find-pictures.js";
import { addTo, groupedBy } from "./grouped-by.js";
import { type MergedArticle, mergeCopies } from "./merge-copies.js";

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
  const days = inOrder(merged);
  const articles = [...days.values()].flat();
  for (const [place, article] of articles.entries()) article.place = place;
  const targetsOf = targetFinder(articles);
  const pictures = pictureFiles.length > 0 ? picturesByAddress(pictureFiles, detailsOf(articles)) : undefined;
  return {
    catalog: {
      articles,
      channels: channelsOf(articles, labels),
      tags: fileUnderTags(articles),
      days,
      targetsOf,
      citing: citingArticles(articles, targetsOf),
      ...(pictures ? { pictureOf: pictures.find } : {}),
    },
    problems: [...problems, ...(pictures?.problems ?? [])],
    duplicates: merged.reduce((sum: number, article: MergedArticle) => sum + article.duplicates, 0),
  };
}

/** An article of the catalog, speaking for its copies. */
class PublishedArticle implements CatalogArticle {
  readonly id: ArticleId;
  readonly path: SitePath;
  /** The number in the id, which grows with time. */
  readonly number: number;
  tags: readonly Tag[] = [];
  placesInTags: readonly number[] = [];
  place = -1;
  placeInChannel = -1;

  readonly facts: ArticleFacts;

  /** @param folder of its day's pages */
  constructor(
    private readonly stored: StoredArticle,
    readonly channels: readonly ChannelId[],
    folder: string,
  ) {
    this.facts = stored.facts;
    const { id } = stored.facts;
    this.id = id;
    this.path = `${folder}/${id}.html` as SitePath;
    this.number = Number(/^\D{0,3}(\d{1,15})$/.exec(id)?.[1] ?? 0);
  }

  get body(): BodyPlace {
    return this.stored.body;
  }

  details(): ArticleDetails {
    return this.stored.details();
  }
}

function* detailsOf(articles: Iterable<CatalogArticle>): Generator<ArticleDetails> {
  for (const article of articles) yield article.details();
}

/** Returns the articles by day, oldest first, within a day by the number in the id, then by the id. */
function inOrder(merged: readonly MergedArticle[]): Map<Day, PublishedArticle[]> {
  const byDay = groupedBy(merged, ({ copy }) => copy.article.facts.date);
  const days = new Map<Day, PublishedArticle[]>();
  for (const day of [...byDay.keys()].sort()) {
    const folder = day.replaceAll("-", "/");
    const articles = (byDay.get(day) ?? []).map(
      ({ copy, channels }) => new PublishedArticle(copy.article, channels, folder),
    );
    days.set(
      day,
      articles.sort((a, b) => a.number - b.number || compare(a.id, b.id)),
    );
  }
  return days;
}

function channelsOf(
  articles: readonly PublishedArticle[],
  labels: ReadonlyMap<ChannelId, string>,
): Channel[] {
  const groups = new Map<ChannelId, PublishedArticle[]>();
  for (const article of articles) for (const id of article.channels) addTo(groups, id, article);
  for (const [id, ofChannel] of groups)
    for (const [at, article] of ofChannel.entries())
      if (article.channels[0] === id) article.placeInChannel = at;
  const unnamed = [...groups.keys()].filter((id) => !labels.has(id)).sort(compare);
  return [...labels.keys(), ...unnamed]
    .filter((id) => groups.has(id))
    .map((id) => ({ id, label: labels.get(id) ?? id, articles: groups.get(id) ?? [] }));
}

/** Tells each article its tags. Returns all of them. */
function fileUnderTags(articles: readonly PublishedArticle[]): ReadonlyMap<TagKey, Tag> {
  const { tags, mentioned } = collectTags(articles.map(({ facts }) => facts.tags));
  for (const [at, article] of articles.entries()) {
    const list = mentioned[at] as readonly OpenTag[];
    article.tags = list;
    article.placesInTags = list.map((tag) => tag.articles.push(article) - 1);
  }
  // A list that has grown holds room for more, which most tags never need.
  for (const tag of tags.values()) tag.articles = tag.articles.slice();
  return tags;
}

const NO_TARGETS: ReturnType<Catalog["targetsOf"]> = [];

function targetFinder(articles: readonly CatalogArticle[]): Catalog["targetsOf"] {
  const ids = new Set<string>();
  const urls = new Set<string>();
  for (const { facts } of articles) {
    for (const { id, url } of facts.links) {
      if (id !== undefined) ids.add(id);
      urls.add(url);
    }
  }
  // Few articles are linked to.
  const byId = new Map<ArticleId, CatalogArticle>();
  const bySource = new Map<string, CatalogArticle>();
  for (const article of articles) {
    const { id, source } = article.facts;
    if (ids.has(id)) byId.set(id, article);
    if (source !== undefined && urls.has(source)) bySource.set(source, article);
  }
  return ({ id, facts }) => {
    if (facts.links.length === 0) return NO_TARGETS;
    const targets = new Map<string, CatalogArticle>();
    for (const link of facts.links) {
      const target = (link.id && byId.get(link.id)) ?? bySource.get(link.url);
      if (target && target.id !== id) targets.set(link.url, target);
    }
    return [...targets];
  };
}

function citingArticles(
  articles: readonly CatalogArticle[],
  targetsOf: Catalog["targetsOf"],
): Map<ArticleId, CatalogArticle[]> {
  const citing = new Map<ArticleId, CatalogArticle[]>();
  for (const article of articles) {
    if (article.facts.links.length === 0) continue;
    const targets = new Set(targetsOf(article).map(([, target]) => target));
    for (const target of targets) addTo(citing, target.id, article);
  }
  return citing;
}

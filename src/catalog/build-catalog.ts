import { compare } from "../lib/compare.js";
import { addTo, groupBy } from "../lib/group-by.js";
import type {
  ArticleDetails,
  ArticleFacts,
  BodyPlace,
  MeasuredPicture,
  Mirror,
  StoredArticle,
  TagMention,
} from "../model/article.js";
import type { Catalog, CatalogArticle, Channel, Tag } from "../model/catalog.js";
import { type ArticleId, type ChannelId, type Day, dayFolder, type SitePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import { collectTags, type OpenTag } from "./collect-tags.js";
import { findPictures } from "./find-pictures.js";
import { type MergedArticle, mergeCopies } from "./merge-copies.js";

export interface CatalogResult {
  readonly catalog: Catalog;
  readonly problems: readonly Problem[];
  /** Files that hold an article which another file holds too. */
  readonly duplicates: number;
}

/**
 * Builds the catalog of the mirror. Pure, and independent of the order of copies and mentions.
 * @param labels of the channels by folder name, in the order in which the site shows them; a channel that is not among
 *   them comes after these, called by its folder's name
 * @param pictureFiles what the mirror holds of the articles' pictures
 */
export function buildCatalog(
  { copies, mentions }: Mirror,
  labels: ReadonlyMap<ChannelId, string>,
  pictureFiles: readonly MeasuredPicture[] = [],
): CatalogResult {
  const { articles: merged, problems } = mergeCopies(copies, [...labels.keys()]);
  const { days, articles } = inOrder(merged);
  const targets = targetsByArticle(articles);
  const pictures = pictureFiles.length > 0 ? findPictures(pictureFiles, detailsOf(articles)) : undefined;
  return {
    catalog: {
      articles,
      channels: channelsOf(articles, labels),
      tags: fileUnderTags(articles, mentions),
      mentions,
      days,
      targetsOf: (article) => targets.get(article) ?? NO_TARGETS,
      citing: citingArticles(targets),
      ...(pictures ? { pictureOf: pictures.find } : {}),
    },
    problems: [...problems, ...(pictures?.problems ?? [])],
    duplicates: merged.reduce((sum: number, article: MergedArticle) => sum + article.duplicates, 0),
  };
}

const NO_TARGETS: Targets = [];

/** An article of the catalog, speaking for its copies. */
class PublishedArticle implements CatalogArticle {
  readonly id: ArticleId;
  readonly path: SitePath;
  tags: readonly Tag[] = [];
  placesInTags: readonly number[] = [];
  placeInChannel = -1;

  readonly facts: ArticleFacts;

  /** @param folder of its day's pages */
  constructor(
    private readonly stored: StoredArticle,
    readonly channels: readonly ChannelId[],
    folder: string,
    readonly place: number,
  ) {
    this.facts = stored.facts;
    const { id } = stored.facts;
    this.id = id;
    this.path = `${folder}/${id}.html` as SitePath;
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

/** Returns the articles, oldest first, within a day by the number in the id, then by the id; and those of each day. */
function inOrder(merged: readonly MergedArticle[]): {
  readonly days: Map<Day, PublishedArticle[]>;
  readonly articles: readonly PublishedArticle[];
} {
  const byDay = groupBy(merged, ({ copy }) => copy.article.facts.date);
  const days = new Map<Day, PublishedArticle[]>();
  const articles: PublishedArticle[] = [];
  for (const day of [...byDay.keys()].sort()) {
    const folder = dayFolder(day);
    const ofDay = (byDay.get(day) ?? []).sort(byNumber).map(({ copy, channels }) => {
      const article = new PublishedArticle(copy.article, channels, folder, articles.length);
      articles.push(article);
      return article;
    });
    days.set(day, ofDay);
  }
  return { days, articles };
}

const byNumber = (a: MergedArticle, b: MergedArticle): number =>
  a.number - b.number || compare(a.copy.article.facts.id, b.copy.article.facts.id);

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

/** Tells each article its tags, in the order in which it mentions them, each once. Returns all tags. */
function fileUnderTags(
  articles: readonly PublishedArticle[],
  mentions: readonly TagMention[],
): readonly Tag[] {
  const { tags, tagOf } = collectTags(
    articles.map(({ facts }) => facts.tags),
    mentions,
  );
  for (const article of articles) {
    const mentioned = article.facts.tags.map((number) => tagOf[number]);
    const own: readonly OpenTag[] = areDistinct(mentioned)
      ? mentioned
      : [...new Set(mentioned)].filter((tag): tag is OpenTag => tag !== undefined);
    article.tags = own;
    article.placesInTags = own.map((tag) => tag.articles.push(article) - 1);
  }
  // A list that has grown holds room for more, which most tags never need.
  for (const tag of tags) tag.articles = tag.articles.slice();
  return tags;
}

/** Tells whether each mention is of a tag, and of another one. */
const areDistinct = (tags: readonly (OpenTag | undefined)[]): tags is readonly OpenTag[] =>
  tags.every((tag, at) => tag !== undefined && tags.indexOf(tag) === at);

type Targets = ReturnType<Catalog["targetsOf"]>;

/** Returns where the links of those articles lead that link to one of the mirror. */
function targetsByArticle(articles: readonly CatalogArticle[]): ReadonlyMap<CatalogArticle, Targets> {
  const linking = articles.filter(({ facts }) => facts.links.length > 0);
  const ids = new Set<ArticleId | undefined>();
  const urls = new Set<string | undefined>();
  for (const { facts } of linking) {
    for (const { id, url } of facts.links) {
      ids.add(id);
      urls.add(url);
    }
  }
  // Few articles are linked to.
  const byId = new Map<ArticleId | undefined, CatalogArticle>();
  const bySource = new Map<string | undefined, CatalogArticle>();
  for (const article of linking.length > 0 ? articles : []) {
    const { id, source } = article.facts;
    if (ids.has(id)) byId.set(id, article);
    if (source !== undefined && urls.has(source)) bySource.set(source, article);
  }
  const targets = new Map<CatalogArticle, Targets>();
  for (const article of linking) {
    const found = article.facts.links.flatMap(({ id, url }): (readonly [string, CatalogArticle])[] => {
      const target = byId.get(id) ?? bySource.get(url);
      return target && target !== article ? [[url, target]] : [];
    });
    if (found.length > 0) targets.set(article, [...new Map(found)]);
  }
  return targets;
}

function citingArticles(targets: ReadonlyMap<CatalogArticle, Targets>): Map<ArticleId, CatalogArticle[]> {
  const citing = new Map<ArticleId, CatalogArticle[]>();
  for (const [article, ofArticle] of targets)
    for (const target of new Set(ofArticle.map(([, one]) => one))) addTo(citing, target.id, article);
  return citing;
}

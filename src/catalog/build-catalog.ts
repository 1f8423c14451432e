import { compare } from "../lib/compare.js";
import { shortDigest } from "../lib/digest.js";
import { groupBy } from "../lib/group-by.js";
import { caseFolded } from "../lib/safe-name.js";
import type { ArticleCopy, ArticleFacts, MeasuredPicture } from "../model/article.js";
import type { CatalogArticle, Tag, WholeCatalog } from "../model/catalog.js";
import {
  type ArticleId,
  articlePath,
  type ChannelId,
  type Day,
  pathInMirror,
  type SitePath,
  type SourcePath,
  type TagKey,
} from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { SiteMirror } from "../model/settings.js";
import { findPictures, lostPictures } from "./addresses/find-pictures.js";
import { linkArticles } from "./addresses/link-articles.js";
import { CachedArticle } from "./cached-article.js";
import { collectTags, type OpenTag } from "./collect-tags.js";
import { listChannels, listMirrors } from "./list-channels.js";
import { compareInDay, type MergedArticle, mergeCopies } from "./merge-copies.js";
import { pageName, publishedFacts } from "./published-facts.js";

export interface CatalogResult {
  readonly catalog: WholeCatalog;
  readonly problems: readonly Problem[];
  /** Number of files whose article another file holds too. */
  readonly duplicates: number;
}

/**
 * Builds the catalog of a site. Pure. The result does not depend on the order of the copies and of their tags.
 * @param copies all articles of the site, as they stand in its files
 * @param labels of the channels by id, in the order of the site; other channels come after them, and have the id as label
 * @param pictureFiles the pictures of the mirrors
 * @param mirrors those of a site that has several, else none
 */
export function buildCatalog(
  copies: readonly ArticleCopy[],
  labels: ReadonlyMap<ChannelId, string>,
  pictureFiles: readonly MeasuredPicture[] = [],
  mirrors: readonly SiteMirror[] = [],
): CatalogResult {
  const { articles: merged, problems } = mergeCopies(copies, [...labels.keys()]);
  const { days, undated, articles, problems: renames } = publishInOrder(merged);
  const channels = listChannels(articles, labels);
  const linked = linkArticles(articles);
  const tags = fileUnderTags(articles);
  const repeating = repeatingSources(articles);
  const pictures = pictureFiles.length > 0 ? findPictures(pictureFiles, articles) : undefined;
  return {
    catalog: {
      articles,
      channels: channels.list,
      mirrors: listMirrors(mirrors, articles, channels.list),
      tags,
      tagCount: tags.length,
      undated,
      days,
      neighboursOf: channels.neighboursOf,
      repeatsSource: (article) => repeating.has(article),
      targetsOf: linked.targetsOf,
      citing: linked.citing,
      ...(pictures ? { pictureOf: pictures.find } : {}),
    },
    problems: [
      ...problems,
      ...renames,
      ...channels.problems,
      ...linked.problems,
      ...(pictures?.problems ?? []),
      ...articles.flatMap((article) => lostPictures(article, pictures?.find)),
    ],
    duplicates: merged.reduce((sum: number, article: MergedArticle) => sum + article.duplicates, 0),
  };
}

/** Returns the articles of which an earlier one has the same original. */
function repeatingSources(articles: readonly CatalogArticle[]): ReadonlySet<CatalogArticle> {
  const seen = new Set<string | undefined>();
  return new Set(
    articles.filter(({ facts: { source } }) => {
      const isRepeated = source !== undefined && seen.has(source);
      seen.add(source);
      return isRepeated;
    }),
  );
}

class PublishedArticle extends CachedArticle implements CatalogArticle {
  readonly id: ArticleId;
  readonly path: SitePath;
  tags: readonly Tag[] = [];
  readonly facts: ArticleFacts;
  readonly file: SourcePath;
  readonly mirror: SiteMirror | undefined;
  readonly channels: readonly ChannelId[];
  readonly duplicates: number;

  /** @param name of its page's file, without the ending */
  constructor(
    { copy: { article, path, mirror }, channels, duplicates }: MergedArticle,
    name: string,
    readonly rank: number,
  ) {
    super(article);
    this.file = path;
    this.mirror = mirror;
    this.channels = channels;
    this.duplicates = duplicates;
    this.id = article.facts.id;
    this.path = articlePath(article.facts.date, name);
    this.facts = publishedFacts(article.facts, name);
  }

  get tagKeys(): readonly TagKey[] {
    return this.tags.map(({ key }) => key);
  }
}

/** The articles of a mirror in their order, and those of each day. */
interface OrderedArticles {
  readonly articles: readonly PublishedArticle[];
  readonly undated: readonly PublishedArticle[];
  readonly days: ReadonlyMap<Day, PublishedArticle[]>;
  readonly problems: readonly Problem[];
}

function publishInOrder(merged: readonly MergedArticle[]): OrderedArticles {
  const byDay = groupBy(merged, ({ copy }) => copy.article.facts.date);
  const problems: Problem[] = [];
  const articles: PublishedArticle[] = [];
  const publish = (ofDay: MergedArticle[]): PublishedArticle[] => {
    const names = fileNames(ofDay, problems);
    return ofDay.sort(byPlace).map((one) => {
      const name = names.get(one) as string;
      const article = new PublishedArticle(one, name, articles.length);
      articles.push(article);
      return article;
    });
  };
  const undated = publish(merged.filter(({ copy }) => copy.article.facts.date === undefined));
  const days = new Map<Day, PublishedArticle[]>();
  for (const day of [...byDay.keys()].sort()) days.set(day, publish(byDay.get(day) ?? []));
  return { articles, undated, days, problems };
}

/**
 * Returns the file name of each article in a folder, without its ending: its id, with the suffix of its mirror. No id holds
 * the `~` of a suffix, so names of two mirrors never clash. Of articles whose ids some disk takes for one name, the first
 * by path keeps its id, and the others get a digest of their path, and a notice.
 */
function fileNames(
  articles: readonly MergedArticle[],
  problems: Problem[],
): ReadonlyMap<MergedArticle, string> {
  const names = new Map<MergedArticle, string>();
  for (const alike of groupBy(articles, ({ copy }) => caseFolded(pageName(copy))).values()) {
    const [first, ...others] = alike.sort((a, b) => compare(a.copy.path, b.copy.path)) as [
      MergedArticle,
      ...MergedArticle[],
    ];
    names.set(first, pageName(first.copy));
    for (const other of others) {
      const { copy } = other;
      const name = pageName(copy, `${copy.article.facts.id}-${shortDigest(pathInMirror(copy.path))}`);
      names.set(other, name);
      problems.push(renamed(copy.path, first.copy.path, name));
    }
  }
  return names;
}

const renamed = (path: SourcePath, other: SourcePath, name: string): Problem => ({
  code: "renamed",
  path,
  message: `${other} is another article of the same day with this id; this one is published as \`${name}\``,
  hint: "rename one of the files if you want another address",
});

const byPlace = (a: MergedArticle, b: MergedArticle): number =>
  compareInDay(a.place, b.place) || compare(a.copy.mirror?.root ?? "", b.copy.mirror?.root ?? "");

/** Sets the tags of each article, each once, in the order in which the article names them. Returns all tags. */
function fileUnderTags(articles: readonly PublishedArticle[]): readonly OpenTag[] {
  const { tags, tagOf } = collectTags(articles.map(({ facts }) => facts.tags));
  for (const article of articles) {
    const mentioned = article.facts.tags
      .map((mention) => tagOf.get(mention))
      .filter((tag) => tag !== undefined);
    // A list of a set has no spare room.
    const own = [...new Set(mentioned)];
    article.tags = own;
    for (const tag of own) tag.articles.push(article);
  }
  // A list that grew has spare room. The copy has none, which saves memory.
  for (const tag of tags) tag.articles = tag.articles.slice();
  return tags;
}

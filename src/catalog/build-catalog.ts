import { compare } from "../lib/compare.js";
import { addTo, groupBy } from "../lib/group-by.js";
import type {
  ArticleDetails,
  ArticleFacts,
  BodyPlace,
  MeasuredPicture,
  Mirror,
  StoredArticle,
} from "../model/article.js";
import type { Catalog, CatalogArticle, Channel, Tag } from "../model/catalog.js";
import {
  type ArticleId,
  type ChannelId,
  type Day,
  dayFolder,
  type SitePath,
  type SourcePath,
  UNDATED_FOLDER,
} from "../model/names.js";
import type { Problem } from "../model/problem.js";
import { collectTags, type OpenTag } from "./collect-tags.js";
import { caseFolded, distinctNames, withDigest } from "./distinct-names.js";
import { findPictures, lostPictures } from "./find-pictures.js";
import { linkArticles } from "./link-articles.js";
import { type MergedArticle, mergeCopies } from "./merge-copies.js";

export interface CatalogResult {
  readonly catalog: Catalog;
  readonly problems: readonly Problem[];
  /** Number of files whose article another file holds too. */
  readonly duplicates: number;
}

/**
 * Builds the catalog of a mirror. Pure. The result does not depend on the order of the copies and mentions.
 * @param labels of the channels by folder name, in the order of the site; other channels come after them, and have
 *   the folder's name as label
 * @param pictureFiles the pictures of the mirror
 */
export function buildCatalog(
  { copies }: Mirror,
  labels: ReadonlyMap<ChannelId, string>,
  pictureFiles: readonly MeasuredPicture[] = [],
): CatalogResult {
  const { articles: merged, problems } = mergeCopies(copies, [...labels.keys()]);
  const { days, undated, articles, problems: renames } = inOrder(merged);
  const channels = channelsOf(articles, labels);
  const linked = linkArticles(articles);
  const pictures = pictureFiles.length > 0 ? findPictures(pictureFiles, detailsOf(articles)) : undefined;
  return {
    catalog: {
      articles,
      channels: channels.list,
      tags: fileUnderTags(articles),
      undated,
      days,
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
      ...lostPictures(articles, pictures?.find),
    ],
    duplicates: merged.reduce((sum: number, article: MergedArticle) => sum + article.duplicates, 0),
  };
}

/** An article of the catalog. */
class PublishedArticle implements CatalogArticle {
  readonly id: ArticleId;
  tags: readonly Tag[] = [];
  indexesInTags: readonly number[] = [];
  indexInChannel = -1;

  readonly facts: ArticleFacts;

  constructor(
    private readonly stored: StoredArticle,
    readonly file: SourcePath,
    readonly channels: readonly ChannelId[],
    readonly path: SitePath,
    readonly index: number,
  ) {
    this.facts = stored.facts;
    this.id = stored.facts.id;
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

/** The articles of a mirror in their order, and those of each day. */
interface OrderedArticles {
  readonly articles: readonly PublishedArticle[];
  readonly undated: readonly PublishedArticle[];
  readonly days: ReadonlyMap<Day, PublishedArticle[]>;
  readonly problems: readonly Problem[];
}

function inOrder(merged: readonly MergedArticle[]): OrderedArticles {
  const byDay = groupBy(merged, ({ copy }) => copy.article.facts.date);
  const problems: Problem[] = [];
  const articles: PublishedArticle[] = [];
  const publish = (folder: string, some: MergedArticle[]): PublishedArticle[] => {
    const names = fileNames(some, problems);
    return some.sort(byNumber).map((one) => {
      const path = `${folder}/${names.get(one)}.html` as SitePath;
      const article = new PublishedArticle(
        one.copy.article,
        one.copy.path,
        one.channels,
        path,
        articles.length,
      );
      articles.push(article);
      return article;
    });
  };
  const undated = publish(
    UNDATED_FOLDER,
    merged.filter(({ copy }) => copy.article.facts.date === undefined),
  );
  const days = new Map<Day, PublishedArticle[]>();
  for (const day of [...byDay.keys()].sort()) days.set(day, publish(dayFolder(day), byDay.get(day) ?? []));
  return { articles, undated, days, problems };
}

/**
 * Returns the file name of each article in a folder, without its ending: its id. Of articles whose ids some disk
 * takes for one name, the first by path keeps its id, and the others get a digest of their path, and a notice.
 */
function fileNames(
  articles: readonly MergedArticle[],
  problems: Problem[],
): ReadonlyMap<MergedArticle, string> {
  const names = new Map<MergedArticle, string>();
  for (const alike of groupBy(articles, ({ copy }) => caseFolded(copy.article.facts.id)).values()) {
    const [first, ...others] = alike.sort((a, b) => compare(a.copy.path, b.copy.path)) as [
      MergedArticle,
      ...MergedArticle[],
    ];
    names.set(first, first.copy.article.facts.id);
    for (const other of others) {
      const { path, article } = other.copy;
      const name = withDigest(article.facts.id, path);
      names.set(other, name);
      problems.push(renamed(path, first.copy.path, name));
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

const byNumber = (a: MergedArticle, b: MergedArticle): number =>
  a.number - b.number || compare(a.copy.article.facts.id, b.copy.article.facts.id);

/** Returns the channels in their order, and a notice for each whose folder some disk takes for that of another. */
function channelsOf(
  articles: readonly PublishedArticle[],
  labels: ReadonlyMap<ChannelId, string>,
): { readonly list: readonly Channel[]; readonly problems: readonly Problem[] } {
  const groups = new Map<ChannelId, PublishedArticle[]>();
  for (const article of articles) for (const id of article.channels) addTo(groups, id, article);
  for (const [id, ofChannel] of groups)
    for (const [index, article] of ofChannel.entries())
      if (article.channels[0] === id) article.indexInChannel = index;
  const unnamed = [...groups.keys()].filter((id) => !labels.has(id)).sort(compare);
  const folders = distinctNames(groups.keys());
  const list = [...labels.keys(), ...unnamed].flatMap((id): Channel[] => {
    const ofChannel = groups.get(id);
    return ofChannel
      ? [{ id, label: labels.get(id) ?? id, folder: folders.get(id) ?? id, articles: ofChannel }]
      : [];
  });
  const problems = list.filter(({ id, folder }) => id.normalize("NFC") !== folder).map(clashingChannel);
  return { list, problems };
}

const clashingChannel = ({ id, folder }: Channel): Problem => ({
  code: "renamed",
  path: id as string as SourcePath,
  message: `another channel has this name in other letters, which some disks take for one; its pages are in \`channels/${folder}\``,
  hint: "rename one of the folders",
});

/** Sets the tags of each article, each once, in the order in which the article names them. Returns all tags. */
function fileUnderTags(articles: readonly PublishedArticle[]): readonly Tag[] {
  const { tags, tagsOf } = collectTags(articles.map(({ facts }) => facts.tags));
  for (const [index, article] of articles.entries()) {
    const mentioned = tagsOf[index] ?? [];
    const own: readonly OpenTag[] = areDistinct(mentioned)
      ? mentioned
      : [...new Set(mentioned)].filter((tag): tag is OpenTag => tag !== undefined);
    article.tags = own;
    article.indexesInTags = own.map((tag) => tag.articles.push(article) - 1);
  }
  // A list that grew has spare room. The copy has none, which saves memory.
  for (const tag of tags) tag.articles = tag.articles.slice();
  return tags;
}

/** Tells whether all mentions are tags, and all tags are different. */
const areDistinct = (tags: readonly (OpenTag | undefined)[]): tags is readonly OpenTag[] =>
  tags.every((tag, index) => tag !== undefined && tags.indexOf(tag) === index);

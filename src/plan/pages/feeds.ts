import { ALL, channelList, mirrorList, tagList } from "../../cache/relations/catalog-schema.js";
import { digestOf, uuidUrn } from "../../lib/digest.js";
import type { ArticleList, CatalogArticle, Tag } from "../../model/catalog.js";
import type { Day, SitePath } from "../../model/names.js";
import type { FeedView } from "../../model/views/article-view.js";
import { bodyInputs, bodySource } from "../body-source.js";
import { hasFeed } from "../listed-tags.js";
import { type PagePlan, type PlanContext, viewBase } from "../page-plan.js";
import {
  channelFeedPath,
  channelPath,
  FEED,
  HOME,
  mirrorFeedPath,
  mirrorPath,
  tagFeedPath,
  tagPath,
} from "../paths.js";

/** Number of articles in a feed: more than a mirror grows by in half a day. */
const NEWEST = 60;

/** A feed before its view is made. */
interface Feed {
  /** The name of its list in the database of the catalog. */
  readonly list: string;
  readonly path: SitePath;
  /** The page with the same articles. */
  readonly page: SitePath;
  readonly title: string;
  readonly articles: ArticleList;
}

/**
 * Plans the Atom feeds: of the site, of each mirror and channel, and of each tag that enough articles carry.
 * @param lists names of the lists whose feeds are planned; default: all
 * @param tags the tags whose lists may be among them; default: all
 */
export function* feedPlans(
  context: PlanContext,
  lists?: ReadonlySet<string>,
  tags: readonly Tag[] = context.catalog.tags,
): Generator<PagePlan> {
  const repeats = context.catalog.repeatsSource;
  const idOf = (article: CatalogArticle): string =>
    repeats(article) ? uuidOf(article.path) : entryId(article);
  for (const { list, articles, ...rest } of feedsOf(context, tags)) {
    if (lists && !lists.has(list)) continue;
    const feed = { ...rest, articles: newestOf(articles) };
    context.links.path(feed.page);
    yield {
      kind: "feed",
      path: feed.path,
      inputs: inputsOf(feed, idOf, context),
      makeView: (viewContext) => viewOf(feed, idOf, viewContext),
    };
  }
}

function* feedsOf({ catalog, settings }: PlanContext, tags: readonly Tag[]): Generator<Feed> {
  yield { list: ALL, path: FEED, page: HOME, title: settings.title, articles: catalog.articles };
  const titleOf = (label: string): string => `${label} - ${settings.title}`;
  for (const { mirror, articles } of catalog.mirrors) {
    const [path, page] = [mirrorFeedPath(mirror.name), mirrorPath(mirror.name)];
    yield { list: mirrorList(mirror), path, page, title: titleOf(mirror.title), articles };
  }
  for (const { id, folder, label, articles } of catalog.channels) {
    const [path, page] = [channelFeedPath(folder), channelPath(folder)];
    yield { list: channelList(id), path, page, title: titleOf(label), articles };
  }
  for (const tag of tags) {
    if (!hasFeed(tag, settings)) continue;
    const { key, slug, label, articles } = tag;
    yield {
      list: tagList(key),
      path: tagFeedPath(slug),
      page: tagPath(slug),
      title: titleOf(label),
      articles,
    };
  }
}

/** Returns the articles of a feed, the newest first. An entry needs a date, so articles without one are left out. */
const newestOf = (articles: ArticleList): CatalogArticle[] =>
  articles
    .slice(-NEWEST)
    .filter(({ facts }) => facts.date !== undefined)
    .reverse();

/** A feed with its articles, the newest first. */
type OpenFeed = Omit<Feed, "list" | "articles"> & { readonly articles: readonly CatalogArticle[] };

type IdOf = (article: CatalogArticle) => string;

/** Returns what a feed's view depends on. */
function inputsOf({ title, page, articles }: OpenFeed, idOf: IdOf, context: PlanContext): string {
  const { catalog, settings } = context;
  const isFull = settings.feeds.content === "full";
  let inputs = `${JSON.stringify(title)}|${page}|${settings.feeds.content}`;
  for (const article of articles) {
    const { cardDigest, ownDigest } = article.facts;
    inputs += `|${cardDigest}|${JSON.stringify([idOf(article), authorsOf(article)])}`;
    if (isFull) inputs += `|${ownDigest}${bodyInputs(article, catalog.targetsOf(article), context)}`;
  }
  return inputs;
}

function viewOf({ path, page, title, articles }: OpenFeed, idOf: IdOf, context: PlanContext): FeedView {
  const { catalog, links, settings } = context;
  const fullOf = (article: CatalogArticle): Pick<FeedView["entries"][number], "full"> =>
    settings.feeds.content === "full"
      ? { full: bodySource(article, article.details(), catalog.targetsOf(article), context) }
      : {};
  return {
    kind: "feed",
    ...viewBase(path, title),
    id: uuidOf(`${settings.baseUrl ?? settings.title} ${path}`),
    updated: articles[0] ? timeOf(articles[0]) : "1970-01-01T00:00:00Z",
    page: links.path(page),
    entries: articles.map((article) => ({
      card: links.card(article),
      id: idOf(article),
      updated: timeOf(article),
      authors: authorsOf(article),
      ...fullOf(article),
    })),
  };
}

/** The address of the original is the same in every mirror, so a reader of two mirrors sees an article once. */
const entryId = ({ facts, path }: CatalogArticle): string =>
  facts.source?.replace(/[\s<>"{}|\\^`]/gu, encodeURIComponent) ?? uuidOf(path);

function authorsOf(article: CatalogArticle): readonly string[] {
  const { agency, reporters } = article.details();
  return reporters ?? (agency ? [agency] : []);
}

/** Returns when an article was published. Of most, only the day is known. */
const timeOf = ({ facts: { time, date } }: CatalogArticle): string => time ?? `${date as Day}T00:00:00Z`;

/** Returns a URN that depends on the name alone. */
const uuidOf = (name: string): string => uuidUrn(digestOf(name));

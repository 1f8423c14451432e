import { sha256 } from "../../lib/digest.js";
import type { CatalogArticle } from "../../model/catalog.js";
import type { Day, SitePath } from "../../model/names.js";
import type { FeedView } from "../../model/page.js";
import { bodyInputs, bodySource } from "../body-source.js";
import { hasFeed } from "../listed-tags.js";
import type { PagePlan, PlanContext } from "../page-plan.js";
import {
  channelFeedPath,
  channelPath,
  FEED,
  HOME,
  mirrorFeedPath,
  mirrorPath,
  rootOf,
  tagFeedPath,
  tagPath,
} from "../paths.js";

/** Number of articles in a feed: more than a mirror grows by in half a day. */
const NEWEST = 60;

/** A feed before its view is made. */
interface Feed {
  readonly path: SitePath;
  /** The page with the same articles. */
  readonly page: SitePath;
  readonly title: string;
  /** The newest article comes first. An entry needs a date, so articles without one are left out. */
  readonly articles: readonly CatalogArticle[];
}

/** Plans the Atom feeds: of the site, of each mirror and channel, and of each tag that enough articles carry. */
export function* feedPlans(context: PlanContext): Generator<PagePlan> {
  const repeating = repeatingSources(context.catalog.articles);
  const idOf = (article: CatalogArticle): string =>
    repeating.has(article) ? uuidOf(article.path) : entryId(article);
  for (const feed of feedsOf(context)) {
    context.links.path(feed.page);
    yield {
      kind: "feed",
      path: feed.path,
      inputs: inputsOf(feed, idOf, context),
      maker: (its) => viewOf(feed, idOf, its),
    };
  }
}

function* feedsOf({ catalog, settings }: PlanContext): Generator<Feed> {
  yield { path: FEED, page: HOME, title: settings.title, articles: newestOf(catalog.articles) };
  const titleOf = (label: string): string => `${label} - ${settings.title}`;
  for (const { mirror, articles } of catalog.mirrors) {
    const [path, page] = [mirrorFeedPath(mirror.name), mirrorPath(mirror.name)];
    yield { path, page, title: titleOf(mirror.title), articles: newestOf(articles) };
  }
  for (const { folder, label, articles } of catalog.channels) {
    const [path, page] = [channelFeedPath(folder), channelPath(folder)];
    yield { path, page, title: titleOf(label), articles: newestOf(articles) };
  }
  for (const tag of catalog.tags) {
    if (!hasFeed(tag, settings)) continue;
    const { slug, label, articles } = tag;
    yield {
      path: tagFeedPath(slug),
      page: tagPath(slug),
      title: titleOf(label),
      articles: newestOf(articles),
    };
  }
}

const newestOf = (articles: readonly CatalogArticle[]): CatalogArticle[] =>
  articles
    .slice(-NEWEST)
    .filter(({ facts }) => facts.date !== undefined)
    .reverse();

type IdOf = (article: CatalogArticle) => string;

/** Returns what a feed's view depends on. */
function inputsOf({ title, page, articles }: Feed, idOf: IdOf, context: PlanContext): string {
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

function viewOf({ path, page, title, articles }: Feed, idOf: IdOf, context: PlanContext): FeedView {
  const { catalog, links, settings } = context;
  const fullOf = (article: CatalogArticle): Pick<FeedView["entries"][number], "full"> =>
    settings.feeds.content === "full"
      ? { full: bodySource(article, catalog.targetsOf(article), context) }
      : {};
  return {
    kind: "feed",
    path,
    root: rootOf(path),
    title,
    crumbs: [],
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
const entryId = ({ facts, path }: CatalogArticle): string => facts.source ?? uuidOf(path);

/** Returns the articles whose original has the address of an earlier article's: pages that grow are mirrored in parts. */
function repeatingSources(articles: readonly CatalogArticle[]): ReadonlySet<CatalogArticle> {
  const seen = new Set<string>();
  return new Set(
    articles.filter(({ facts: { source } }) => {
      if (source === undefined) return false;
      const isRepeated = seen.has(source);
      seen.add(source);
      return isRepeated;
    }),
  );
}

function authorsOf(article: CatalogArticle): readonly string[] {
  const { agency, reporters } = article.details();
  return reporters ?? (agency ? [agency] : []);
}

/** Returns when an article was published. Of most, only the day is known. */
const timeOf = (article: CatalogArticle): string =>
  article.details().time ?? `${article.facts.date as Day}T00:00:00Z`;

/** Returns a URN that depends on the name alone (RFC 9562, version 8). */
function uuidOf(name: string): string {
  const digits = sha256(name);
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
  ];
  return `urn:uuid:${parts.join("-")}-${digits.slice(20, 32)}`;
}

import { sha256 } from "../../lib/digest.js";
import type { CatalogArticle } from "../../model/catalog.js";
import type { Day, SitePath } from "../../model/names.js";
import type { FeedView } from "../../model/page.js";
import type { MakeView, PlanContext } from "../page-plan.js";
import { channelFeedPath, channelPath, FEED, HOME, mirrorFeedPath, mirrorPath, rootOf } from "../paths.js";

/** Number of articles in a feed: more than a mirror grows by in half a day. */
const NEWEST = 60;

/** Yields functions that make the views of the Atom feeds: of the site, of each mirror, and of each channel. */
export function* feedViews({ catalog, settings }: PlanContext): Generator<MakeView<FeedView>> {
  const repeating = repeatingSources(catalog.articles);
  yield (context) => feedOf(context, FEED, HOME, settings.title, catalog.articles, repeating);
  for (const { mirror, articles } of catalog.mirrors) {
    const title = `${mirror.title} - ${settings.title}`;
    const [path, page] = [mirrorFeedPath(mirror.name), mirrorPath(mirror.name)];
    yield (context) => feedOf(context, path, page, title, articles, repeating);
  }
  for (const { folder, label, articles } of catalog.channels) {
    const title = `${label} - ${settings.title}`;
    yield (context) =>
      feedOf(context, channelFeedPath(folder), channelPath(folder), title, articles, repeating);
  }
}

function feedOf(
  { links, settings }: PlanContext,
  path: SitePath,
  page: SitePath,
  title: string,
  articles: readonly CatalogArticle[],
  repeating: ReadonlySet<CatalogArticle>,
): FeedView {
  // An entry needs a date, so articles without one are left out.
  const newest = articles
    .slice(-NEWEST)
    .filter(({ facts }) => facts.date !== undefined)
    .reverse();
  return {
    kind: "feed",
    path,
    root: rootOf(path),
    title,
    crumbs: [],
    id: uuidOf(`${settings.baseUrl ?? settings.title} ${path}`),
    updated: newest[0] ? timeOf(newest[0]) : "1970-01-01T00:00:00Z",
    page: links.path(page),
    entries: newest.map((article) => ({
      card: links.card(article),
      id: repeating.has(article) ? uuidOf(article.path) : idOf(article),
      updated: timeOf(article),
      authors: authorsOf(article),
    })),
  };
}

/** The address of the original is the same in every mirror, so a reader of two mirrors sees an article once. */
const idOf = ({ facts, path }: CatalogArticle): string => facts.source ?? uuidOf(path);

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

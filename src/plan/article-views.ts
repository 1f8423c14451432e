import type { CatalogArticle } from "../model/catalog.js";
import type { ArticleView } from "../model/page.js";
import type { SiteSettings } from "../model/settings.js";
import { channelPath, dayPath, rootOf, tagPath } from "./paths.js";
import type { PlanContext } from "./plan-pages.js";

/** Articles at most that a page names as linking to it. */
const CITING = 10;

/** Yields what makes the page of each article. */
export function* articleViews({ catalog, settings, links }: PlanContext): Generator<() => ArticleView> {
  const neighbours = neighboursOf(catalog.channels.map((channel) => channel.articles));
  const labels = new Map(catalog.channels.map((channel) => [channel.id, channel.label]));
  const viewOf = (article: CatalogArticle): ArticleView => {
    const { meta, path, channels } = article;
    const { id, title, date, source, agency, reporters, translators, editors, image, lang } = meta;
    const [first] = channels;
    const { previous, next } =
      (first &&
        neighbours(
          article,
          catalog.channels.findIndex((one) => one.id === first),
        )) ??
      {};
    const channelLinks = channels.map((channel) =>
      links.to(labels.get(channel) ?? channel, channelPath(channel)),
    );
    const targets = catalog.targetsOf(article);
    const linked = new Set(targets.values());
    return {
      kind: "article",
      path,
      root: rootOf(path),
      title,
      crumbs: [links.toHome(), ...channelLinks.slice(0, 1)],
      id,
      date,
      dayPath: links.path(dayPath(date)),
      ...defined({ source, agency, reporters, translators, editors, image }),
      ...(lang && lang !== settings.lang ? { lang } : {}),
      channels: channelLinks,
      tags: article.tags.flatMap((key) => {
        const tag = catalog.tags.get(key);
        if (!tag) return [];
        const isListed = tag.articles.length >= settings.tags.minArticles;
        return [isListed ? { label: tag.label, path: links.path(tagPath(tag.slug)) } : { label: tag.label }];
      }),
      ...(previous ? { previous: links.card(previous, settings.lang) } : {}),
      ...(next ? { next: links.card(next, settings.lang) } : {}),
      related: (catalog.related.get(article) ?? [])
        .filter((earlier) => earlier !== previous && !linked.has(earlier))
        .map((earlier) => links.card(earlier, settings.lang)),
      citedBy: (catalog.citing.get(article.meta.id) ?? [])
        .slice(0, CITING)
        .map((citing) => links.card(citing, settings.lang)),
      schema: schemaOf(article, settings),
      targets: Object.fromEntries([...targets].map(([url, target]) => [url, links.path(target.path)])),
      pictures: links.pictures([...(image ? [image.src] : []), ...(meta.pictures ?? [])], catalog),
      bodyDigest: article.digest,
    };
  };
  for (const article of catalog.articles) yield () => viewOf(article);
}

/** The article in the terms of schema.org, as JSON-LD. */
function schemaOf({ meta }: CatalogArticle, { lang }: SiteSettings): Record<string, unknown> {
  const { title, date, agency, reporters } = meta;
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: title,
    datePublished: date,
    ...(meta.lang && meta.lang !== lang ? { inLanguage: meta.lang } : {}),
    ...(reporters ? { author: reporters.map((name) => ({ "@type": "Person", name })) } : {}),
    ...(agency ? { publisher: { "@type": "Organization", name: agency } } : {}),
  };
}

interface Neighbours {
  readonly previous?: CatalogArticle | undefined;
  readonly next?: CatalogArticle | undefined;
}

/** Looks up the articles before and after one in one of the lists, among those that have this list as their first. */
function neighboursOf(lists: readonly (readonly CatalogArticle[])[]) {
  const places = lists.map((list) => new Map(list.map((article, index) => [article, index])));
  return (article: CatalogArticle, list: number): Neighbours => {
    const index = places[list]?.get(article);
    return index === undefined ? {} : { previous: lists[list]?.[index - 1], next: lists[list]?.[index + 1] };
  };
}

function defined<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

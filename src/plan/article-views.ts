import { placeIn } from "../catalog/place-in.js";
import { relatedArticles } from "../catalog/related-articles.js";
import type { CatalogArticle, Channel } from "../model/catalog.js";
import type { ArticleView } from "../model/page.js";
import { rootOf } from "./paths.js";
import type { PlanContext, ViewMaker } from "./plan-pages.js";

/** Articles at most that a page names as linking to it. */
const CITING = 10;

/** Yields what makes the page of each article. */
export function* articleViews({ catalog, settings }: PlanContext): Generator<ViewMaker<ArticleView>> {
  const channelById = new Map(catalog.channels.map((channel) => [channel.id, channel]));
  const viewOf = (article: CatalogArticle, { links }: PlanContext): ArticleView => {
    const { facts, path } = article;
    const channels = article.channels.map((id) => channelById.get(id) as Channel);
    const channelLinks = channels.map((channel) => links.toChannel(channel));
    const { previous, next } = neighboursIn(channels[0], article);
    const targets = catalog.targetsOf(article);
    const related = relatedArticles(article).filter(
      (earlier) => earlier !== previous && !targets.some(([, target]) => target === earlier),
    );
    return {
      kind: "article",
      path,
      root: rootOf(path),
      crumbs: [links.toHome(), ...channelLinks.slice(0, 1)],
      dayPath: links.toDay(facts.date).path,
      ...links.own(article),
      channels: channelLinks,
      tags: article.tags.map((tag) =>
        tag.articles.length >= settings.tags.minArticles ? links.toTag(tag) : { label: tag.label },
      ),
      ...(previous ? { previous: links.card(previous) } : {}),
      ...(next ? { next: links.card(next) } : {}),
      related: related.map((earlier) => links.card(earlier)),
      citedBy: (catalog.citing.get(facts.id) ?? []).slice(0, CITING).map((citing) => links.card(citing)),
      targets: Object.fromEntries(targets.map(([url, target]) => [url, target.path])),
      pictures: catalog.pictureOf ? links.pictures(picturesOf(article), catalog) : {},
    };
  };
  for (const article of catalog.articles) yield (context) => viewOf(article, context);
}

function picturesOf(article: CatalogArticle): string[] {
  const { image, pictures = [] } = article.details();
  return [...(image ? [image.src] : []), ...pictures];
}

interface Neighbours {
  readonly previous?: CatalogArticle | undefined;
  readonly next?: CatalogArticle | undefined;
}

/** Returns the articles before and after one in its first channel, among all that are filed under it. */
function neighboursIn(channel: Channel | undefined, article: CatalogArticle): Neighbours {
  if (!channel) return {};
  const at = placeIn(channel.articles, article);
  return { previous: channel.articles[at - 1], next: channel.articles[at + 1] };
}

import { type ArticleDetails, pictureAddresses } from "../model/article.js";
import type { CatalogArticle, LinkTargets } from "../model/catalog.js";
import type { BodySource } from "../model/views/article-view.js";
import type { PlanContext } from "./page-plan.js";

/** Returns what the body of an article is rendered from. @param targets the article's links within the mirror */
export function bodySource(
  article: CatalogArticle,
  details: ArticleDetails,
  targets: LinkTargets,
  context: Pick<PlanContext, "catalog" | "links">,
): BodySource {
  const { image } = details;
  return {
    ...(image ? { image } : {}),
    targets: Object.fromEntries(targets.map(([url, target]) => [url, target.path])),
    pictures: picturesOf(article, context),
    stored: article.body,
  };
}

/**
 * Returns a text that changes with anything besides the article that its rendered body depends on. The article's
 * `ownDigest` tells the rest. @param targets the article's links within the mirror
 */
export function bodyInputs(
  article: CatalogArticle,
  targets: LinkTargets,
  context: Pick<PlanContext, "catalog" | "links">,
): string {
  let inputs = "";
  if (targets.length > 0) inputs += `|${JSON.stringify(targets.map(([url, target]) => [url, target.path]))}`;
  if (context.catalog.pictureOf || article.facts.local)
    inputs += `|${JSON.stringify(picturesOf(article, context))}`;
  return inputs;
}

/** Returns the pictures of an article that the site shows. Most mirrors have none: then nothing is loaded. */
function picturesOf(
  article: CatalogArticle,
  { catalog, links }: Pick<PlanContext, "catalog" | "links">,
): BodySource["pictures"] {
  if (!catalog.pictureOf) return links.pictures(article, [], catalog);
  return links.pictures(article, pictureAddresses(article.details()), catalog);
}

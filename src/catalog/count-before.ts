import { firstIndex } from "../lib/compare.js";
import type { ArticleList, CatalogArticle } from "../model/catalog.js";

/** Returns the number of the articles of a list that come before an article in the order of the catalog. */
export const countBefore = (articles: ArticleList, { rank }: CatalogArticle): number =>
  articles.queries?.countBefore(rank) ??
  firstIndex(0, articles.length, (index) => (articles.at(index) as CatalogArticle).rank >= rank);

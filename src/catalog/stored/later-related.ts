import { tagList } from "../../cache/relations/catalog-schema.js";
import type { TagKey } from "../../model/names.js";
import { RARE, RECENT, STEPS, weightSteps } from "../related-articles.js";
import type { DatabaseArticle } from "./database-article.js";
import type { StoredCatalog } from "./stored-catalog.js";

/**
 * Returns the ranks of the later articles that an article may be related to, or whose related articles may be others as it
 * comes or goes; see `relatedArticles`. `weighedOtherwise` has the rest.
 * @param catalog before a change or after it
 * @param keepsPlace whether the article has the same place and the same tags before and after the change
 */
export function laterRelated(
  catalog: StoredCatalog,
  { rank, tagKeys }: DatabaseArticle,
  keepsPlace: boolean,
): number[] {
  const lists = tagKeys.map(tagList);
  // An article that comes moves another one out of reach.
  if (!keepsPlace) return lists.flatMap((list) => catalog.ranksIn(list, rank, STEPS));
  const rare = lists.filter((list) => catalog.list(list).queries.countBefore(rank) < RARE);
  const alone = rare.flatMap((list) => catalog.ranksIn(list, rank, RECENT));
  return [...alone, ...catalog.ranksInSeveral(lists, rank)];
}

/**
 * Returns the ranks of the articles for which a tag may weigh otherwise than before a change.
 * @param catalog after the change
 * @param moved the ranks of articles that have the tag only before the change, or only after it
 */
export function weighedOtherwise(catalog: StoredCatalog, key: TagKey, moved: readonly number[]): number[] {
  const list = catalog.list(tagList(key));
  const first = Math.min(...moved);
  return weightSteps(list.length)
    .flatMap((step) => list.queries.ranksIn(step - moved.length, step + moved.length))
    .filter((rank) => rank > first);
}

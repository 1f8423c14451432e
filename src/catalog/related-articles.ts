import type { CatalogArticle, Tag } from "../model/catalog.js";
import { countBefore } from "./count-before.js";

/** Maximum number of related articles. */
const MOST = 3;
/** A tag with more earlier articles is too common to relate two articles by itself. */
export const RARE = 40;
/** Number of earlier articles of a rare tag that it relates by itself. */
export const RECENT = 8;
/** Number of earlier articles of a tag among which those are looked for that share another tag. */
export const STEPS = 80;

/**
 * Finds earlier articles that share tags with an article: two tags or more, or one that is rare. Those with the most and
 * the rarest shared tags come first, then the newest; one that shares two tags is among them if there is any. Only
 * earlier articles count, also for how rare a tag is, so a new article never changes the related articles of an old one.
 * @param elsewhere articles that its page shows in another place. They are left out, but for one that shares two tags if
 *   no other does
 */
export function relatedArticles(
  article: CatalogArticle,
  elsewhere: readonly (CatalogArticle | undefined)[] = [],
): CatalogArticle[] {
  const { tags } = article;
  const earlierOf = tags.map((tag) => countBefore(tag.articles, article));
  const weights = earlierOf.map(weightOf);
  const scores = new Map<CatalogArticle, number>();
  const pairs = new Set<CatalogArticle>();
  const common = weights.indexOf(Math.min(...weights));
  for (const [index, tag] of tags.entries()) {
    const before = earlierOf[index] as number;
    const alone = before > RARE ? before : before - RECENT;
    // One of the most common tags is not walked through: what shares it and another tag is found by the other one.
    const first = Math.max(0, index === common ? alone : before - STEPS);
    for (const [offset, earlier] of tag.articles.slice(first, before).entries()) {
      if (scores.has(earlier)) continue;
      const more = scoreOf(tags, weights, earlier, tag);
      if (more > 0) pairs.add(earlier);
      if (more > 0 || first + offset >= alone) scores.set(earlier, more + (weights[index] as number));
    }
  }
  const bestFirst = [...scores]
    .sort(([a, ofA], [b, ofB]) => ofB - ofA || b.rank - a.rank)
    .map(([one]) => one);
  const found = bestFirst.filter((one) => !elsewhere.includes(one));
  const shownPairs = [...pairs].filter((one) => elsewhere.includes(one));
  const best = found.slice(0, MOST);
  const pair = found.find((one) => pairs.has(one)) ?? shownPairs.sort((a, b) => b.rank - a.rank)[0];
  if (pair && !best.includes(pair)) best[Math.min(best.length, MOST - 1)] = pair;
  return best;
}

/**
 * Returns how much an earlier article shares with an article besides a tag.
 * @param tags of the article, with their weights
 */
function scoreOf(
  tags: readonly Tag[],
  weights: readonly number[],
  { tags: shared }: CatalogArticle,
  besides: Tag,
): number {
  let score = 0;
  for (let other = 0; other < shared.length; other++) {
    if (shared[other] === besides) continue;
    for (let tag = 0; tag < tags.length; tag++)
      if (tags[tag] === shared[other]) score += weights[tag] as number;
  }
  return score;
}

/** Half of a tag's earlier articles make it weigh one more. @param before their number */
const weightOf = (before: number): number => Math.max(1, Math.clz32(before) - 12);

/** Returns the numbers of earlier articles with which a tag weighs less than with one fewer. @param most the largest number */
export function weightSteps(most: number): number[] {
  const steps: number[] = [];
  for (let step = 1; step <= most; step *= 2) steps.push(step);
  return steps;
}

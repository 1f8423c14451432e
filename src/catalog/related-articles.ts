import type { CatalogArticle, Tag } from "../model/catalog.js";

/** Maximum number of related articles. */
const MOST = 3;
/** A tag with more earlier articles is too common to relate two articles by itself. */
const RARE = 40;
/** Number of earlier articles of a rare tag that it relates by itself. */
const RECENT = 8;
/** Number of earlier articles of a tag among which those are looked for that share another tag. */
const STEPS = 150;

/**
 * Finds earlier articles that share tags with an article: two tags or more, or one that is rare. Those with the most and
 * the rarest shared tags come first, then the newest; one that shares two tags is among them if there is any. Only
 * earlier articles count, also for how rare a tag is, so a new article never changes the related articles of an old one.
 * @param others articles that its page shows elsewhere. They are left out, but for one that shares two tags if no other does
 */
export function relatedArticles(
  article: CatalogArticle,
  others: readonly (CatalogArticle | undefined)[] = [],
): CatalogArticle[] {
  const { tags, indexesInTags } = article;
  const best: CatalogArticle[] = [];
  const scores: number[] = [];
  let pair: CatalogArticle | undefined;
  let pairScore = 0;
  let shownPair: CatalogArticle | undefined;
  const common = indexOfLargest(indexesInTags);
  // Plain loops, without temporary objects: each build does this for all articles.
  for (let tag = 0; tag < tags.length; tag++) {
    const before = indexesInTags[tag] as number;
    const alone = before > RARE ? before : before - RECENT;
    // The most common tag is not walked through: what shares it and another tag is found by the other one.
    const first = Math.max(0, tag === common ? alone : before - STEPS);
    const { articles } = tags[tag] as Tag;
    for (let index = before - 1; index >= first; index--) {
      const earlier = articles[index] as CatalogArticle;
      const score = scoreOf(article, earlier);
      const isPair = score > weightOf(before);
      if (!isPair && index < alone) continue;
      if (others.includes(earlier)) {
        if (isPair && earlier.index > (shownPair?.index ?? -1)) shownPair = earlier;
        continue;
      }
      if (isPair && isBetter(score, earlier, pairScore, pair)) {
        pair = earlier;
        pairScore = score;
      }
      insert(earlier, score, best, scores);
    }
  }
  pair ??= shownPair;
  if (pair && !best.includes(pair)) best[Math.min(best.length, MOST - 1)] = pair;
  return best;
}

function indexOfLargest(numbers: readonly number[]): number {
  let largest = 0;
  for (let index = 1; index < numbers.length; index++)
    if ((numbers[index] as number) > (numbers[largest] as number)) largest = index;
  return largest;
}

/** A shared tag counts the more, the fewer earlier articles have it: one less for twice as many. */
function scoreOf({ tags, indexesInTags }: CatalogArticle, earlier: CatalogArticle): number {
  let score = 0;
  const shared = earlier.tags;
  for (let tag = 0; tag < tags.length; tag++)
    for (let other = 0; other < shared.length; other++)
      if (tags[tag] === shared[other]) score += weightOf(indexesInTags[tag] as number);
  return score;
}

/** @param before number of earlier articles with the tag */
const weightOf = (before: number): number => Math.max(1, Math.clz32(before) - 12);

const isBetter = (
  score: number,
  { index }: CatalogArticle,
  otherScore: number,
  other: CatalogArticle | undefined,
): boolean => score > otherScore || (score === otherScore && index > (other?.index ?? -1));

/** Puts an article into the list of the best ones, which is in order, unless it is there or too bad. */
function insert(article: CatalogArticle, score: number, best: CatalogArticle[], scores: number[]): void {
  let place = best.length;
  while (place > 0 && isBetter(score, article, scores[place - 1] as number, best[place - 1])) place--;
  if (place === MOST || best.includes(article)) return;
  for (let index = Math.min(best.length, MOST - 1); index > place; index--) {
    best[index] = best[index - 1] as CatalogArticle;
    scores[index] = scores[index - 1] as number;
  }
  best[place] = article;
  scores[place] = score;
}

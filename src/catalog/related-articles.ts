import type { CatalogArticle, Tag } from "../model/catalog.js";

/** Maximum number of related articles. */
const MOST = 3;
/** A tag with more earlier articles is too common to relate two articles by itself. */
const RARE = 40;
/** Number of earlier articles of a rare tag that it relates by itself. */
const RECENT = 8;
/** Number of earlier articles of a tag among which those are looked for that share another tag. */
const STEPS = 80;

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
  const { tags, indexesInTags } = article;
  const found: Ranking = { best: [], scores: [], pair: undefined, pairScore: 0 };
  let shownPair: CatalogArticle | undefined;
  const common = indexOfLargest(indexesInTags);
  // Plain loops, without temporary objects: each build does this for all articles.
  for (let tag = 0; tag < tags.length; tag++) {
    const before = indexesInTags[tag] as number;
    const alone = before > RARE ? before : before - RECENT;
    // The most common tag is not walked through: what shares it and another tag is found by the other one.
    const first = Math.max(0, tag === common ? alone : before - STEPS);
    const own = tags[tag] as Tag;
    const articles = own.articles.slice(first, before);
    for (let index = before - 1; index >= first; index--) {
      const earlier = articles[index - first] as CatalogArticle;
      const more = scoreOf(article, earlier, own);
      if (more === 0 && index < alone) continue;
      if (!elsewhere.includes(earlier)) rank(earlier, more + weightOf(before), more > 0, found);
      else if (more > 0 && earlier.rank > (shownPair?.rank ?? -1)) shownPair = earlier;
    }
  }
  const { best, pair = shownPair } = found;
  if (pair && !best.includes(pair)) best[Math.min(best.length, MOST - 1)] = pair;
  return best;
}

function indexOfLargest(numbers: readonly number[]): number {
  let largest = 0;
  for (let index = 1; index < numbers.length; index++)
    if ((numbers[index] as number) > (numbers[largest] as number)) largest = index;
  return largest;
}

/** Returns how much an earlier article shares with an article besides a tag. Tags that few earlier articles have count more. */
function scoreOf(
  { tags, indexesInTags }: CatalogArticle,
  { tags: shared }: CatalogArticle,
  besides: Tag,
): number {
  let score = 0;
  for (let other = 0; other < shared.length; other++) {
    if (shared[other] === besides) continue;
    for (let tag = 0; tag < tags.length; tag++)
      if (tags[tag] === shared[other]) score += weightOf(indexesInTags[tag] as number);
  }
  return score;
}

/** Half of a tag's earlier articles make it weigh one more. @param before their number */
const weightOf = (before: number): number => Math.max(1, Math.clz32(before) - 12);

/** The best articles that were found, best first, and the best one that shares two tags. */
interface Ranking {
  readonly best: CatalogArticle[];
  readonly scores: number[];
  pair: CatalogArticle | undefined;
  pairScore: number;
}

/** Ranks an article that may have been ranked before. */
function rank(article: CatalogArticle, score: number, isPair: boolean, found: Ranking): void {
  const { best, scores } = found;
  if (isPair && isBetter(score, article, found.pairScore, found.pair)) {
    found.pair = article;
    found.pairScore = score;
  }
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

const isBetter = (
  score: number,
  { rank }: CatalogArticle,
  otherScore: number,
  other: CatalogArticle | undefined,
): boolean => score > otherScore || (score === otherScore && rank > (other?.rank ?? -1));

import { compare } from "../lib/compare.js";
import { groupBy } from "../lib/group-by.js";
import { getOrAdd } from "../lib/memoize.js";
import type { ArticleCopy, ArticleFacts } from "../model/article.js";
import {
  type ArticleId,
  type ChannelId,
  idInMirror,
  type MirrorId,
  type SourcePath,
} from "../model/names.js";
import type { Problem } from "../model/problem.js";
import { withoutScheme } from "./addresses/address-key.js";

/** One article, made of all files that hold it. */
export interface MergedArticle {
  /** The copy that is published. */
  readonly copy: ArticleCopy;
  /** The channels of all copies. */
  readonly channels: readonly ChannelId[];
  readonly place: PlaceInDay;
  /** Number of other files that hold the article. */
  readonly duplicates: number;
}

/**
 * Merges the files that hold the same article. The copy with the longest body is published; of equal
 * ones, the one with the longest address, and that of the first channel by name. The channels of all copies are united. A copy
 * whose text, title or date differs is a notice. Files that share an id but come from different addresses, or have no address and say
 * different things, are different articles; but a file without address is a copy of one of its day whose address ends with the
 * id. Files of two mirrors are never merged, so that no mirror changes the addresses of another.
 * @param channelOrder the channels in the order of the settings
 */
export function mergeCopies(
  copies: readonly ArticleCopy[],
  channelOrder: readonly ChannelId[],
): { readonly articles: MergedArticle[]; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const articles: MergedArticle[] = [];
  // Most articles are in the channels of another one, and share the list with it.
  const lists = new Map<string, readonly ChannelId[]>();
  for (const sameId of groupBy(copies, idOfCopy).values()) {
    for (const same of articlesAmong(sameId)) {
      const [best, ...others] = same;
      const own = channelsOf(same, channelOrder);
      const channels = getOrAdd(lists, own.join("\0"), () => own);
      articles.push(merged(best, channels, others.length));
      for (const other of others) problems.push(...differences(other, best));
    }
  }
  return { articles, problems };
}

/** Copies of one article have one id. */
export const idOfCopy = ({ path, article }: ArticleCopy): MirrorId => idInMirror(path, article.facts.id);

type Copies = readonly [ArticleCopy, ...ArticleCopy[]];

/** Yields the copies of each article among files that share an id. The copy to publish comes first. */
function* articlesAmong(sameId: readonly ArticleCopy[]): Generator<Copies> {
  let rest = sameId.length > 1 ? [...sameId].sort(byWorth) : sameId;
  while (rest.length > 0) {
    const [best, ...others] = rest as Copies;
    yield [best, ...others.filter((copy) => isSameArticle(copy, best))];
    rest = others.filter((copy) => !isSameArticle(copy, best));
  }
}

const merged = (copy: ArticleCopy, channels: readonly ChannelId[], duplicates: number): MergedArticle => ({
  copy,
  channels,
  place: placeInDay(copy.article.facts),
  duplicates,
});

/** What the place of an article among those of its day depends on. */
interface PlaceInDay {
  /** Milliseconds of Unix time at which it was published. An article whose time is not known comes before the others. */
  readonly instant: number;
  /** See `numberIn`. */
  readonly number: number;
  readonly id: ArticleId;
}

export const placeInDay = ({ id, time }: Pick<ArticleFacts, "id" | "time">): PlaceInDay => ({
  instant: time === undefined ? Number.MIN_SAFE_INTEGER : Date.parse(time),
  number: numberIn(id),
  id,
});

/** Compares two articles of one day, for `sort`: by their times, then by the numbers in their ids, then by their ids. */
export const compareInDay = (a: PlaceInDay, b: PlaceInDay): number =>
  a.instant - b.instant || a.number - b.number || compare(a.id, b.id);

/** Returns the number in an id, which grows with time; 0 if there is none. */
const numberIn = (id: ArticleId): number => Number(/^\D{0,3}(\d{1,15})$/.exec(id)?.[1] ?? 0);

const byWorth = (a: ArticleCopy, b: ArticleCopy): number =>
  b.article.facts.length - a.article.facts.length ||
  (b.article.facts.source ?? "").length - (a.article.facts.source ?? "").length ||
  compare(a.channel ?? "", b.channel ?? "") ||
  compare(a.path, b.path);

function isSameArticle({ article: a }: ArticleCopy, { article: b }: ArticleCopy): boolean {
  const [one, other] = [a.facts.source, b.facts.source];
  if (one !== undefined && other !== undefined) {
    const [longer, shorter] = [withoutScheme(one), withoutScheme(other)].sort((x, y) => y.length - x.length);
    // The end of a file, and of the address in it, may be missing.
    if (longer === shorter || !longer?.startsWith(shorter ?? "")) return longer === shorter;
  }
  return a.facts.textDigest === b.facts.textDigest || isNumberedAlike(a.facts, longest(one, other), b.facts);
}

const longest = (one = "", other = ""): string => (one.length >= other.length ? one : other);

/** Tells whether an address ends in the id of two files of one day, a publisher's number. */
const isNumberedAlike = (a: ArticleFacts, address: string, b: ArticleFacts): boolean =>
  a.date !== undefined &&
  a.date === b.date &&
  numberIn(a.id) >= FIRST_NUMBER &&
  /([^/?#]*?)(?:\.\w{1,5})?\/?(?:[?#].*)?$/.exec(address)?.[1] === a.id;

/** Lower numbers may be those of the files of a folder. */
const FIRST_NUMBER = 100;

/** Returns the channels of copies, those that the settings name first. */
function channelsOf(copies: readonly ArticleCopy[], order: readonly ChannelId[]): readonly ChannelId[] {
  const channels = new Set<ChannelId>();
  for (const { channel, article, mirror } of copies) {
    if (channel !== undefined) channels.add(channel);
    for (const id of article.facts.channels ?? []) channels.add(`${id}${mirror?.suffix ?? ""}` as ChannelId);
  }
  const rank = (id: ChannelId): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...channels].sort((a, b) => rank(a) - rank(b) || compare(a, b));
}

function differences(
  { path, article: other }: ArticleCopy,
  { path: taken, article: best }: ArticleCopy,
): Problem[] {
  const message = differenceOf(other.facts, best.facts, taken);
  return message === undefined
    ? []
    : [{ code: "copies-differ", path, message, hint: "there is nothing to do, unless you prefer this copy" }];
}

/** Says what readers of a copy do not see in the one that is published; undefined if there is nothing. */
function differenceOf(other: ArticleFacts, best: ArticleFacts, taken: SourcePath): string | undefined {
  if (other.textDigest !== best.textDigest)
    return `its text differs from ${taken}, which was taken (${best.length - other.length} characters longer)`;
  if (other.cardDigest !== best.cardDigest)
    return `its title, date, summary or lead picture differs from ${taken}, which was taken; the text is the same`;
  return undefined;
}

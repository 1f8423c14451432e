import { compare } from "../lib/compare.js";
import { groupBy } from "../lib/group-by.js";
import { memoize } from "../lib/memoize.js";
import type { ArticleCopy } from "../model/article.js";
import type { ChannelId } from "../model/names.js";
import type { Problem } from "../model/problem.js";

/** One article made of its copies: the copy that speaks for it, and the channels of all. */
export interface MergedArticle {
  readonly copy: ArticleCopy;
  readonly channels: readonly ChannelId[];
  /** The number in its id, which grows with time; 0 where there is none. */
  readonly number: number;
  /** How many other files hold the same article. */
  readonly duplicates: number;
}

/**
 * Makes one article of the files that hold it (CORPUS, Frame): the longest body wins, a tie goes to the first channel by
 * name, the channels are united. Copies whose words differ are a notice. Files that share an id but come from different
 * addresses are different articles: the first keeps the id, the others are errors.
 */
export function mergeCopies(
  copies: readonly ArticleCopy[],
  channelOrder: readonly ChannelId[],
): { readonly articles: MergedArticle[]; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const listOf = channelLister(channelOrder);
  // Two ids that differ in case only would be one file on many disks.
  const byId = groupBy(copies, (copy) => copy.article.facts.id.toLowerCase());
  const articles = [...byId.values()].map((sameId): MergedArticle => {
    if (sameId.length === 1) return merged(sameId[0] as ArticleCopy, listOf(sameId), 0);
    const [best, ...rest] = [...sameId].sort(byWorth) as [ArticleCopy, ...ArticleCopy[]];
    const same = rest.filter((copy) => isSameArticle(copy, best));
    for (const other of rest) if (!same.includes(other)) problems.push(conflict(other, best));
    for (const other of same)
      if (other.article.facts.textDigest !== best.article.facts.textDigest)
        problems.push(difference(other, best));
    return merged(best, listOf([best, ...same]), same.length);
  });
  return { articles, problems };
}

const merged = (copy: ArticleCopy, channels: readonly ChannelId[], duplicates: number): MergedArticle => ({
  copy,
  channels,
  number: Number(/^\D{0,3}(\d{1,15})$/.exec(copy.article.facts.id)?.[1] ?? 0),
  duplicates,
});

const byWorth = (a: ArticleCopy, b: ArticleCopy): number =>
  b.article.facts.length - a.article.facts.length ||
  compare(a.channel ?? "", b.channel ?? "") ||
  compare(a.path, b.path);

const isSameArticle = ({ article: a }: ArticleCopy, { article: b }: ArticleCopy): boolean =>
  a.facts.id === b.facts.id &&
  (a.facts.source !== undefined && b.facts.source !== undefined
    ? a.facts.source === b.facts.source
    : a.facts.textDigest === b.facts.textDigest);

/** Returns what lists the channels of copies, in their order. Most lists are alike: those are one. */
function channelLister(
  order: readonly ChannelId[],
): (copies: readonly ArticleCopy[]) => readonly ChannelId[] {
  const known = new Map<string, readonly ChannelId[]>();
  const single = memoize((id: ChannelId): readonly ChannelId[] => [id]);
  const place = (id: ChannelId): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return (copies) => {
    const [only] = copies;
    // Most articles are in one channel.
    if (copies.length === 1 && only?.channel !== undefined && only.article.facts.channels === undefined)
      return single(only.channel);
    const channels = new Set<ChannelId>();
    for (const { channel, article } of copies) {
      if (channel !== undefined) channels.add(channel);
      for (const id of article.facts.channels ?? []) channels.add(id);
    }
    // No name of a folder holds a slash.
    const key = [...channels].join("/");
    const list = known.get(key);
    if (list) return list;
    const sorted = [...channels].sort((a, b) => place(a) - place(b) || compare(a, b));
    known.set(key, sorted);
    return sorted;
  };
}

function difference(other: ArticleCopy, best: ArticleCopy): Problem {
  const characters = best.article.facts.length - other.article.facts.length;
  const message = `its text differs from ${best.path}, which was taken (${characters} characters longer)`;
  return {
    code: "copies-differ",
    path: other.path,
    message,
    hint: "nothing to do, unless you prefer this copy",
  };
}

const conflict = (other: ArticleCopy, best: ArticleCopy): Problem => ({
  code: "same-id",
  path: other.path,
  message: `${best.path} is another article with the id ${best.article.facts.id}, and was taken`,
  hint: "rename one of the files",
});

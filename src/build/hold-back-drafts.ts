import { present } from "../lib/present.js";
import type { ArticleCopy } from "../model/article.js";
import type { Day } from "../model/names.js";
import type { SiteSettings } from "../model/settings.js";

/** The copies of articles that are published, and what is known of the others. */
export interface ReleasedCopies {
  readonly copies: readonly ArticleCopy[];
  /** Number of copies that are not published. */
  readonly drafts: number;
  /** The first day on which one of them will be published. */
  readonly nextRelease?: Day;
}

/**
 * Holds back drafts, and articles of days to come, unless the site has them. Pure.
 * @param today the last day whose articles are published
 */
export function holdBackDrafts(
  copies: readonly ArticleCopy[],
  { drafts: areShown }: Pick<SiteSettings, "drafts">,
  today: Day,
): ReleasedCopies {
  if (areShown) return { copies, drafts: 0 };
  const released: ArticleCopy[] = [];
  let nextRelease: Day | undefined;
  for (const copy of copies) {
    const { release, date } = copy.article.facts;
    const isWaiting = release === "on-date" && date !== undefined && date > today;
    if (release !== "never" && !isWaiting) released.push(copy);
    else if (isWaiting && (nextRelease === undefined || date < nextRelease)) nextRelease = date;
  }
  return { copies: released, drafts: copies.length - released.length, ...present({ nextRelease }) };
}

/** What a build tells of the articles that it does not publish. */
type Drafts = Omit<ReleasedCopies, "copies">;

/**
 * Returns what is told of drafts after some copies changed; undefined if only the other copies tell when the next one is
 * published.
 * @param all what was told of all before
 * @param before of the changed ones
 * @param after of these as they are now
 */
export function draftsAfter(all: Drafts, before: Drafts, after: Drafts): Drafts | undefined {
  const drafts = all.drafts - before.drafts + after.drafts;
  const isFirst = (day: Day | undefined): boolean =>
    day !== undefined && (all.nextRelease === undefined || day <= all.nextRelease);
  if (isFirst(after.nextRelease)) return { drafts, ...present({ nextRelease: after.nextRelease }) };
  return isFirst(before.nextRelease) ? undefined : { drafts, ...present({ nextRelease: all.nextRelease }) };
}

import { present } from "../lib/present.js";
import type { ArticleCopy } from "../model/article.js";
import type { Day } from "../model/names.js";

/** The copies of articles that are published, and what is known of the others. */
export interface ReleasedCopies {
  readonly copies: readonly ArticleCopy[];
  /** Number of copies that are not published. */
  readonly drafts: number;
  /** The first day on which one of them will be published. */
  readonly nextRelease?: Day;
}

/** Holds back drafts, and articles of days to come. Pure. @param today the last day whose articles are published */
export function holdBackDrafts(copies: readonly ArticleCopy[], today: Day): ReleasedCopies {
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

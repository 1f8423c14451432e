import type { Day, SitePath } from "../names.js";
import type { Card, Chart, MirrorFacts, SiteLink, ViewBase, YearOfMonths } from "../view-elements.js";

/** The page of all months. */
export interface ArchiveView extends ViewBase {
  readonly kind: "archive";
  readonly count: number;
  /** Number of articles in each month: of all, and of each channel over the same months. Absent without dates. */
  readonly course?: {
    /** The label of the time that the charts cover. */
    readonly span: string;
    readonly total: Chart;
    readonly channels: readonly (SiteLink & { readonly count: number; readonly chart: Chart })[];
  };
  /** Newest first. */
  readonly years: readonly YearOfMonths[];
  /** All articles without a date, where there are any. */
  readonly undated?: SiteLink & { readonly count: number };
}

/** One page of the articles of a mirror, a channel or a tag, newest first. Pages are numbered from the oldest. */
export interface ListView extends ViewBase {
  readonly kind: "mirror" | "channel" | "tag" | "undated";
  /** Number of articles in the whole list. Absent on all but the newest page, which each article changes anyway. */
  readonly count?: number;
  readonly groups: readonly {
    /** Absent for articles without a date. */
    readonly day?: SiteLink & { readonly date: Day };
    readonly cards: readonly Card[];
  }[];
  /** The number of a full page. Absent on the newest page. */
  readonly number?: number;
  /** Days of the oldest and the newest article; absent on a page of articles without a date. */
  readonly from?: Day;
  readonly to?: Day;
  /** The page of all articles without a date, where this page has some. */
  readonly undated?: SitePath;
  readonly newer?: SitePath;
  readonly older?: SitePath;
  /** That the older page is the first of the articles without a date, and this page is not one of them. */
  readonly olderIsUndated?: true;
  /** What is known of the mirror. Only the newest page of a mirror has it. */
  readonly mirror?: MirrorFacts & { readonly channels: readonly (SiteLink & { readonly count: number })[] };
  /** The feed of the list. Only the newest page of a mirror, a channel, or a tag with a feed has it. */
  readonly feed?: SitePath;
  /** A chart of the number of articles over time. Only the newest page of a tag with many articles has it. */
  readonly course?: Chart;
}

/** The page of the most frequent tags, with links to the pages of all tags. */
export interface TagIndexView extends ViewBase {
  readonly kind: "tags";
  /** The most frequent tags. The most frequent comes first. */
  readonly tags: readonly (SiteLink & { readonly count: number })[];
  /** Number of tags that have a page. */
  readonly count: number;
  /** Number of tags that have none. */
  readonly rare: number;
  readonly initials: readonly Initial[];
}

/** A letter of the tag index: the link to its first page, and its number of tags. */
export type Initial = SiteLink & { readonly count: number };

/** One page of the tags that begin with a letter, or whose pinyin reading does, in alphabetical order. */
export interface InitialView extends ViewBase {
  readonly kind: "initial";
  readonly initial: string;
  readonly tags: readonly (SiteLink & { readonly count: number })[];
  /** The letters without counts: counts would change the pages of every letter with each new tag. */
  readonly initials: readonly SiteLink[];
  /** The number of the page, from 1. */
  readonly page: number;
  readonly pages: readonly SiteLink[];
}

/** The page of the articles of one day. */
export interface DayView extends ViewBase {
  readonly kind: "day";
  readonly date: Day;
  readonly cards: readonly Card[];
  /** The days before and after it that have articles. */
  readonly previous?: SiteLink;
  readonly next?: SiteLink;
}

/** The page of one month: a calendar, and its days with some of their articles. */
export interface MonthView extends ViewBase {
  readonly kind: "month";
  readonly count: number;
  /** Weeks from Monday to Sunday. A day outside the month is null. A day without articles has no `path`. */
  readonly weeks: readonly (readonly (null | {
    readonly number: number;
    readonly count: number;
    readonly path?: SitePath;
  })[])[];
  /** Newest first. */
  readonly days: readonly (SiteLink & {
    readonly date: Day;
    readonly count: number;
    readonly cards: readonly Card[];
  })[];
  readonly previous?: SiteLink;
  readonly next?: SiteLink;
}

/** The page of one year, with its months. */
export interface YearView extends ViewBase {
  readonly kind: "year";
  readonly count: number;
  /** January to December. A month without articles has no `path`. */
  readonly months: readonly { readonly label: string; readonly count: number; readonly path?: SitePath }[];
  readonly previous?: SiteLink;
  readonly next?: SiteLink;
}

import type { BodyPlace, Picture } from "./article.js";
import type { ArticleId, ChannelId, Day, Digest, SitePath } from "./names.js";
import type { AboutSettings, ImagePolicy } from "./settings.js";
import type { Card, Chart, LocalPicture, SiteLink, YearOfMonths } from "./view-elements.js";

/** What every page's template gets as `view`. */
interface ViewBase {
  readonly path: SitePath;
  /** The way from the page up to the site's root, `""` or `"../../"`: put it before any `SitePath` to link to it. */
  readonly root: string;
  /** What the page is about: its heading and the first part of its `<title>`. */
  readonly title: string;
  /** The pages above this one, from the home page down. */
  readonly crumbs: readonly SiteLink[];
}

export interface ArticleView extends ViewBase {
  readonly kind: "article";
  readonly id: ArticleId;
  /** Absent if it is not known. */
  readonly date?: Day;
  /** The page of its day, or of all articles without a date. */
  readonly dayPath: SitePath;
  /** Address of the original. */
  readonly source?: string;
  readonly agency?: string;
  readonly reporters?: readonly string[];
  readonly translators?: readonly string[];
  readonly editors?: readonly string[];
  readonly image?: Picture;
  /** BCP 47; only where it differs from the site's language. */
  readonly lang?: string;
  readonly channels: readonly SiteLink[];
  /** Tags with too few articles have no page of their own. */
  readonly tags: readonly { readonly label: string; readonly path?: SitePath }[];
  /** The articles before and after it in its first channel. */
  readonly previous?: Card;
  readonly next?: Card;
  /** Earlier articles with the same rare tags. */
  readonly related: readonly Card[];
  /** The first articles of the mirror that link to this one, oldest first. */
  readonly citedBy: readonly Card[];
  /** The article in the terms of schema.org, for machines. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Where links in the body lead that have a page in the mirror: address → page. */
  readonly targets: Readonly<Record<string, SitePath>>;
  /** Its pictures that the site holds, by the original's address. */
  readonly pictures: Readonly<Record<string, LocalPicture>>;
  /** Where its body is stored. */
  readonly stored: BodyPlace;
}

/** What is added to an article's view when it is rendered. */
export interface RenderedArticle {
  /** HTML of the body. */
  readonly body: string;
  /** False where the body shows the lead picture itself. */
  readonly showsLead: boolean;
}

export interface HomeView extends ViewBase {
  readonly kind: "home";
  /** Articles in the mirror. */
  readonly count: number;
  /** The newest day that has articles, with the first of them; absent in an empty mirror. */
  readonly newest?: {
    readonly day: SiteLink & { readonly date: Day };
    readonly count: number;
    /** The article that leads the page: the newest of the day with a picture, else the newest. */
    readonly lead: Card;
    readonly leadImage?: Picture;
    /** The lead's picture where the site holds it, by the original's address. */
    readonly pictures: Readonly<Record<string, LocalPicture>>;
    /** The others. */
    readonly cards: readonly Card[];
  };
  readonly channels: readonly (SiteLink & { readonly count: number; readonly cards: readonly Card[] })[];
  /** The newest of the years. */
  readonly years: readonly YearOfMonths[];
  /** All articles without a date, where there are any. */
  readonly undated?: SiteLink & { readonly count: number };
}

/** All months at a glance. */
export interface ArchiveView extends ViewBase {
  readonly kind: "archive";
  readonly count: number;
  /** Articles a month, of the whole mirror and of each channel, over the same months; absent in an empty mirror. */
  readonly course?: {
    readonly from: string;
    readonly to: string;
    readonly total: Chart;
    readonly channels: readonly (SiteLink & { readonly count: number; readonly chart: Chart })[];
  };
  /** Newest first. */
  readonly years: readonly YearOfMonths[];
  /** All articles without a date, where there are any. */
  readonly undated?: SiteLink & { readonly count: number };
}

/** Who mirrors what. */
export interface AboutView extends ViewBase {
  readonly kind: "about";
  readonly count: number;
  readonly tagCount: number;
  readonly channelCount: number;
  /** Days of the first and the last article. */
  readonly first?: Day;
  readonly last?: Day;
  readonly about: AboutSettings;
}

/** One page of a channel's or a tag's articles, newest first. Pages are numbered from the oldest. */
export interface ListView extends ViewBase {
  readonly kind: "channel" | "tag" | "undated";
  /** Articles in the whole list; on the newest page only, since it would change the others. */
  readonly count?: number;
  readonly groups: readonly {
    /** Absent for articles without a date. */
    readonly day?: SiteLink & { readonly date: Day };
    readonly cards: readonly Card[];
  }[];
  /** Number of a full page; absent on the newest, which readers land on. */
  readonly number?: number;
  /** Days of the oldest and the newest article; absent on a page of articles without a date. */
  readonly from?: Day;
  readonly to?: Day;
  /** The page of all articles without a date, where this page has some. */
  readonly undated?: SitePath;
  readonly newer?: SitePath;
  readonly older?: SitePath;
  /** The address of the list's feed; on a channel's newest page. */
  readonly feed?: SitePath;
  /** How the list has grown; on a tag's newest page, where there are enough articles to tell. */
  readonly course?: Chart;
}

export interface TagIndexView extends ViewBase {
  readonly kind: "tags";
  /** The most used, most used first. */
  readonly tags: readonly (SiteLink & { readonly count: number })[];
  /** Tags with a page of their own. */
  readonly count: number;
  /** Tags without one. */
  readonly rare: number;
  readonly initials: readonly Initial[];
}

/** A letter of the tag index with its first page, and how many tags it has. */
export type Initial = SiteLink & { readonly count: number };

/** One page of the tags that begin with a letter when read in pinyin, in that order. */
export interface InitialView extends ViewBase {
  readonly kind: "initial";
  readonly initial: string;
  readonly tags: readonly (SiteLink & { readonly count: number })[];
  /** Without counts, which would change every letter's pages with each new tag. */
  readonly initials: readonly SiteLink[];
  /** From 1 on, where the letter has several pages. */
  readonly page: number;
  readonly pages: readonly SiteLink[];
}

export interface DayView extends ViewBase {
  readonly kind: "day";
  readonly date: Day;
  readonly cards: readonly Card[];
  /** The days before and after it that have articles. */
  readonly previous?: SiteLink;
  readonly next?: SiteLink;
}

export interface MonthView extends ViewBase {
  readonly kind: "month";
  readonly count: number;
  /** Weeks from Monday to Sunday; null outside the month, without `path` where a day has no articles. */
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

export interface YearView extends ViewBase {
  readonly kind: "year";
  readonly count: number;
  /** January to December; without `path` where a month has no articles. */
  readonly months: readonly { readonly label: string; readonly count: number; readonly path?: SitePath }[];
  readonly previous?: SiteLink;
  readonly next?: SiteLink;
}

export interface NotFoundView extends ViewBase {
  readonly kind: "not-found";
}

/** An Atom feed of the newest articles. */
export interface FeedView extends ViewBase {
  readonly kind: "feed";
  /** An IRI that stays the same for good. */
  readonly id: string;
  /** RFC 3339. */
  readonly updated: string;
  /** The page that the feed follows. */
  readonly page: SitePath;
  readonly entries: readonly {
    readonly card: Card;
    readonly id: string;
    readonly updated: string;
    readonly authors: readonly string[];
  }[];
}

/** The index of the sitemap's parts. */
export interface SitemapIndexView extends ViewBase {
  readonly kind: "sitemap-index";
  readonly parts: readonly SitePath[];
}

/** One part of the sitemap. */
export interface SitemapView extends ViewBase {
  readonly kind: "sitemap";
  readonly pages: readonly SitePath[];
}

/** Files for machines that say the same whatever articles there are. */
export interface PlainView extends ViewBase {
  readonly kind: "robots" | "manifest";
}

export interface SearchView extends ViewBase {
  readonly kind: "search";
  /** The program that searches. */
  readonly script: SitePath;
  /** Years that have articles, newest first. */
  readonly years: readonly string[];
}

export type View =
  | ArticleView
  | HomeView
  | ArchiveView
  | AboutView
  | InitialView
  | FeedView
  | SitemapIndexView
  | SitemapView
  | PlainView
  | ListView
  | TagIndexView
  | DayView
  | MonthView
  | YearView
  | SearchView
  | NotFoundView;

/** The template of each kind of view, by its file's name without the ending. */
export const TEMPLATE_OF: Readonly<Record<View["kind"], string>> = {
  article: "article",
  home: "home",
  archive: "archive",
  about: "about",
  channel: "list",
  tag: "list",
  undated: "list",
  tags: "tags",
  initial: "initial",
  day: "day",
  month: "month",
  year: "year",
  search: "search",
  "not-found": "not-found",
  feed: "feed",
  "sitemap-index": "sitemap-index",
  sitemap: "sitemap",
  robots: "robots",
  manifest: "manifest",
};

/** What every template gets as `site`; the same on each page, so it holds nothing that changes with the articles. */
export interface SiteView {
  readonly title: string;
  readonly description: string;
  readonly lang: string;
  readonly images: ImagePolicy;
  /** Absolute, with `/` at its end; absent where the operator named none. */
  readonly baseUrl?: string;
  readonly channels: readonly (SiteLink & { readonly id: ChannelId })[];
}

/** A page of the plan: what to render, by which template, and a key that changes with anything its bytes depend on. */
export interface Page {
  readonly path: SitePath;
  /** File name of the template, without its ending. */
  readonly template: string;
  readonly key: Digest;
  /** Makes what its template gets, anew on each call: the views of all pages at once would fill the memory. */
  makeView(): View;
}

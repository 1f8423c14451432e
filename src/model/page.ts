import type { BodyPlace, Picture } from "./article.js";
import type { Messages } from "./messages.js";
import type { ArticleId, ChannelId, Day, Digest, SitePath } from "./names.js";
import type { AboutSettings, ImagePolicy } from "./settings.js";
import type { Card, Chart, LocalPicture, MirrorFacts, SiteLink, YearOfMonths } from "./view-elements.js";

/** What the template of every page gets as `view`. */
interface ViewBase {
  readonly path: SitePath;
  /**
   * The relative address of the site's root, such as `""` or `"../../"`. `root` plus a `SitePath` is a link from this
   * page.
   */
  readonly root: string;
  /** The heading of the page, and the first part of its `<title>`. */
  readonly title: string;
  /** Links to the pages above this one. The home page comes first. */
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
  /** A BCP 47 tag. Absent if it is the site's language. */
  readonly lang?: string;
  readonly channels: readonly SiteLink[];
  /** Its mirror. Absent in a site of one mirror. */
  readonly mirror?: SiteLink;
  /** Tags with too few articles have no page of their own. */
  readonly tags: readonly { readonly label: string; readonly path?: SitePath }[];
  /** The articles before and after it in its first channel. */
  readonly previous?: Card;
  readonly next?: Card;
  /** Earlier articles with the same rare tags. */
  readonly related: readonly Card[];
  /** Articles of the mirror that link to this one, oldest first. There may be more. */
  readonly citedBy: readonly Card[];
  /** The article as a schema.org object. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** The page of each address that the body links to, for articles of the mirror. */
  readonly targets: Readonly<Record<string, SitePath>>;
  /** The pictures that the site holds, by their original addresses. */
  readonly pictures: Readonly<Record<string, LocalPicture>>;
  /** The place of its body in the file of stored articles. */
  readonly stored: BodyPlace;
}

/** What rendering adds to the view of an article. */
export interface RenderedArticle {
  /** HTML of the body. */
  readonly body: string;
  /** Whether the lead picture is shown above the body. False if the body shows it too. */
  readonly showsLead: boolean;
}

export interface HomeView extends ViewBase {
  readonly kind: "home";
  /** Number of articles in the mirror. */
  readonly count: number;
  /** The newest day that has articles, and some of its articles. Absent if no article has a date. */
  readonly newest?: {
    readonly day: SiteLink & { readonly date: Day };
    readonly count: number;
    /** The first article of the page: the newest of the day that has a picture, else the newest. */
    readonly lead: Card;
    readonly leadImage?: Picture;
    /** The picture of the first article by its original address, if the site holds it. */
    readonly pictures: Readonly<Record<string, LocalPicture>>;
    /** The other articles. */
    readonly cards: readonly Card[];
  };
  /** Absent in a site of one mirror. */
  readonly mirrors?: readonly (SiteLink & { readonly count: number })[];
  readonly channels: readonly (SiteLink & { readonly count: number; readonly cards: readonly Card[] })[];
  /** The newest years only. */
  readonly years: readonly YearOfMonths[];
  /** All articles without a date, where there are any. */
  readonly undated?: SiteLink & { readonly count: number };
}

/** The page of all months. */
export interface ArchiveView extends ViewBase {
  readonly kind: "archive";
  readonly count: number;
  /**
   * Number of articles in each month: of the whole mirror, and of each channel over the same months. Absent if no
   * article has a date.
   */
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

/** The page that says who mirrors what. */
export interface AboutView extends ViewBase {
  readonly kind: "about";
  readonly count: number;
  readonly tagCount: number;
  readonly channelCount: number;
  /** Days of the first and the last article. */
  readonly first?: Day;
  readonly last?: Day;
  readonly about: AboutSettings;
  /** Absent in a site of one mirror. */
  readonly mirrors?: readonly (SiteLink & MirrorFacts & { readonly count: number })[];
}

/** One page of the articles of a mirror, a channel or a tag, newest first. Pages are numbered from the oldest. */
export interface ListView extends ViewBase {
  readonly kind: "mirror" | "channel" | "tag" | "undated";
  /**
   * Number of articles in the whole list. Only the newest page has it: on other pages it would change them with each
   * article.
   */
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
  /** What is known of the mirror. Only the newest page of a mirror has it. */
  readonly mirror?: MirrorFacts & { readonly channels: readonly (SiteLink & { readonly count: number })[] };
  /** The feed of the list. Only the newest page of a mirror or a channel has it. */
  readonly feed?: SitePath;
  /** A chart of the number of articles over time. Only the newest page of a tag with many articles has it. */
  readonly course?: Chart;
}

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

/** One page of the tags whose pinyin reading begins with a letter, in the order of their readings. */
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

export interface YearView extends ViewBase {
  readonly kind: "year";
  readonly count: number;
  /** January to December. A month without articles has no `path`. */
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
  /** An IRI that never changes. */
  readonly id: string;
  /** A time as RFC 3339 writes it. */
  readonly updated: string;
  /** The page with the same articles. */
  readonly page: SitePath;
  readonly entries: readonly {
    readonly card: Card;
    readonly id: string;
    readonly updated: string;
    readonly authors: readonly string[];
  }[];
}

/** The index of all parts of the sitemap. */
export interface SitemapIndexView extends ViewBase {
  readonly kind: "sitemap-index";
  readonly parts: readonly SitePath[];
}

/** One part of the sitemap. */
export interface SitemapView extends ViewBase {
  readonly kind: "sitemap";
  readonly pages: readonly SitePath[];
}

/** Files for machines that do not depend on the articles. */
export interface PlainView extends ViewBase {
  readonly kind: "robots" | "manifest";
}

export interface SearchView extends ViewBase {
  readonly kind: "search";
  /** The script of the search page. */
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

/** The template of each kind of view: its file name without the extension. */
export const TEMPLATE_OF: Readonly<Record<View["kind"], string>> = {
  article: "article",
  home: "home",
  archive: "archive",
  about: "about",
  mirror: "list",
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

/**
 * What every template gets as `site`. It is the same on all pages, so it contains nothing that changes with the
 * articles.
 */
export interface SiteView {
  readonly title: string;
  readonly description: string;
  readonly lang: string;
  /** The words of the pages. */
  readonly messages: Messages;
  readonly images: ImagePolicy;
  /** The absolute address of the site, with `/` at its end. Absent if the settings have none. */
  readonly baseUrl?: string;
  readonly channels: readonly (SiteLink & { readonly id: ChannelId })[];
  /** The mirrors that have articles. Absent in a site of one mirror. */
  readonly mirrors?: readonly SiteLink[];
}

/** A page of the plan. Its key changes with anything that the bytes of the page depend on. */
export interface Page {
  readonly path: SitePath;
  /** File name of the template, without the extension. */
  readonly template: string;
  readonly key: Digest;
  /**
   * Makes the view that the template gets. Each call makes it again: the views of all pages do not fit into memory.
   */
  makeView(): View;
}

import type { Picture } from "./article.js";
import type { ArticleId, ChannelId, Day, Digest, SitePath } from "./names.js";
import type { ImagePolicy } from "./settings.js";

/** A link inside the site: its words and where it leads. */
export interface SiteLink {
  readonly label: string;
  readonly path: SitePath;
}

/** An article as lists show it. */
export interface Card {
  readonly title: string;
  readonly path: SitePath;
  readonly date: Day;
  readonly summary: string;
  readonly hasImage: boolean;
  /** Only where it differs from the site's language. */
  readonly lang?: string;
}

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
  readonly date: Day;
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
  /** Articles of the mirror that link to this one, oldest first. */
  readonly citedBy: readonly Card[];
  /** Where links in the body lead that have a page in the mirror: address → page. */
  readonly targets: Readonly<Record<string, SitePath>>;
  /** Names the stored body, and changes with it. */
  readonly bodyDigest: Digest;
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
    readonly cards: readonly Card[];
  };
  readonly channels: readonly (SiteLink & { readonly count: number; readonly cards: readonly Card[] })[];
  /** Newest year first, newest month first. */
  readonly years: readonly (SiteLink & {
    readonly count: number;
    readonly months: readonly (SiteLink & { readonly count: number })[];
  })[];
}

/** One page of a channel's or a tag's articles, newest first. Pages are numbered from the oldest. */
export interface ListView extends ViewBase {
  readonly kind: "channel" | "tag";
  /** Articles in the whole list; on the newest page only, since it would change the others. */
  readonly count?: number;
  readonly groups: readonly {
    readonly day: SiteLink & { readonly date: Day };
    readonly cards: readonly Card[];
  }[];
  /** Number of a full page; absent on the newest, which readers land on. */
  readonly number?: number;
  readonly from: Day;
  readonly to: Day;
  readonly newer?: SitePath;
  readonly older?: SitePath;
}

export interface TagIndexView extends ViewBase {
  readonly kind: "tags";
  /** Most used first. */
  readonly tags: readonly (SiteLink & { readonly count: number })[];
  /** Tags without a page of their own. */
  readonly rare: number;
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
  | ListView
  | TagIndexView
  | DayView
  | MonthView
  | YearView
  | SearchView
  | NotFoundView;

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
  readonly makeView: () => View;
}

import type { Messages } from "./messages.js";
import type { ChannelId, Digest, SitePath } from "./names.js";
import type { ChineseScript, ImagePolicy } from "./settings.js";
import type { SiteLink } from "./view-elements.js";
import type { ArticleView, FeedView } from "./views/article-view.js";
import type {
  ArchiveView,
  DayView,
  InitialView,
  ListView,
  MonthView,
  TagIndexView,
  YearView,
} from "./views/list-views.js";
import type {
  AboutView,
  HomeView,
  NotFoundView,
  PacksView,
  PlainView,
  SearchView,
  SitemapIndexView,
  SitemapView,
} from "./views/site-views.js";

/** The view of any page. */
export type View =
  | ArticleView
  | HomeView
  | ArchiveView
  | AboutView
  | PacksView
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
  packs: "packs",
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

/** What every template gets as `site`. It is the same on all pages, so nothing in it changes with the articles. */
export interface SiteView {
  readonly title: string;
  readonly description: string;
  readonly lang: string;
  /** The script of Chinese that pages are converted to once they are rendered. Absent if they stay as they are. */
  readonly variant?: ChineseScript;
  /** The words of the pages. */
  readonly messages: Messages;
  readonly images: ImagePolicy;
  /** The absolute address of the site, with `/` at its end. Absent if the settings have none. */
  readonly baseUrl?: string;
  readonly channels: readonly (SiteLink & { readonly id: ChannelId })[];
  /** The page of the packs. Absent if the site lists none. */
  readonly packs?: SitePath;
  /** The mirrors that have articles. Absent in a site of one mirror. */
  readonly mirrors?: readonly SiteLink[];
}

/** A page of the plan. Its key changes with anything that the bytes of the page depend on. */
export interface Page {
  readonly path: SitePath;
  /** File name of the template, without the extension. */
  readonly template: string;
  readonly key: Digest;
  /** Makes the view that the template gets. Each call makes it again: the views of all pages do not fit into memory. */
  makeView(): View;
}

import type { Picture } from "../article.js";
import type { Day, SitePath } from "../names.js";
import type { AboutSettings } from "../settings.js";
import type { Card, LocalPicture, MirrorFacts, SiteLink, ViewBase, YearOfMonths } from "../view-elements.js";

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

/** The page that says who runs the mirror, and what it holds. */
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

/** The page that lists the packs. */
export interface PacksView extends ViewBase {
  readonly kind: "packs";
  readonly groups: readonly {
    /** The name of the kind of pack. */
    readonly label: string;
    readonly packs: readonly (SiteLink & {
      /** File name. */
      readonly name: string;
      /** In megabytes, such as `3.4`. */
      readonly megabytes: string;
      readonly sha256: string;
    })[];
  }[];
}

export interface SearchView extends ViewBase, SearchScripts {
  readonly kind: "search";
  /** Years that have articles, newest first. */
  readonly years: readonly string[];
}

/** The scripts of the search page. */
export interface SearchScripts {
  readonly script: SitePath;
  /** It runs before the other. */
  readonly starter: SitePath;
}

/** The page that a host shows for an unknown address. */
export interface NotFoundView extends ViewBase {
  readonly kind: "not-found";
}

/** The index of all parts of the sitemap. */
export interface SitemapIndexView extends ViewBase {
  readonly kind: "sitemap-index";
  readonly parts: readonly SitePath[];
}

/** One part of the sitemap. */
export interface SitemapView extends ViewBase {
  readonly kind: "sitemap";
  readonly pages: readonly {
    readonly path: SitePath;
    /** The day of the article, or of the newest article that the page shows. Absent if it is not known. */
    readonly day?: Day;
  }[];
}

/** Files for machines that do not depend on the articles. */
export interface PlainView extends ViewBase {
  readonly kind: "robots" | "manifest";
}

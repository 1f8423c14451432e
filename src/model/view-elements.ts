import type { Day, SitePath } from "./names.js";

export interface SiteLink {
  readonly label: string;
  readonly path: SitePath;
}

/** What the template of every page gets as `view`. */
export interface ViewBase {
  readonly path: SitePath;
  /** The relative address of the site's root, such as `""` or `"../../"`. `root` plus a `SitePath` is a link from here. */
  readonly root: string;
  /** The heading of the page, and the first part of its `<title>`. */
  readonly title: string;
  /** Links to the pages above this one. The home page comes first. */
  readonly crumbs: readonly SiteLink[];
}

/** An article as lists show it. */
export interface Card {
  readonly title: string;
  readonly path: SitePath;
  /** Absent if it is not known. */
  readonly date?: Day;
  readonly summary: string;
  readonly hasImage: boolean;
  /** Title of its mirror. Absent in a site of one mirror. */
  readonly mirror?: string;
  /** A BCP 47 tag. Absent if it is the site's language. */
  readonly lang?: string;
}

/** What pages say of a mirror besides its articles. */
export interface MirrorFacts {
  /** Address of the original site. */
  readonly originalUrl?: string;
  /** What readers may do with its articles. */
  readonly licence?: string;
}

/** A picture that the site holds. Sizes are CSS pixels. */
export interface LocalPicture {
  readonly path: SitePath;
  readonly width: number;
  readonly height: number;
  /** Narrower files of the same picture, the narrowest first. Absent if there is none. */
  readonly narrower?: readonly { readonly path: SitePath; readonly width: number }[];
}

/** A bar chart: one path in an `svg` element of this size. */
export interface Chart {
  /** A text alternative. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
  /** Data of the path. */
  readonly bars: string;
}

/** A year with its months that have articles, newest first. */
export type YearOfMonths = SiteLink & {
  readonly count: number;
  readonly months: readonly (SiteLink & { readonly count: number })[];
};

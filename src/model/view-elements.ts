import type { Day, SitePath } from "./names.js";

/** A link inside the site: its words and where it leads. */
export interface SiteLink {
  readonly label: string;
  readonly path: SitePath;
}

/** An article as lists show it. */
export interface Card {
  readonly title: string;
  readonly path: SitePath;
  /** Absent if it is not known. */
  readonly date?: Day;
  readonly summary: string;
  readonly hasImage: boolean;
  /** Only where it differs from the site's language. */
  readonly lang?: string;
}

/** A picture that the site holds. Sizes are CSS pixels. */
export interface LocalPicture {
  readonly path: SitePath;
  readonly width: number;
  readonly height: number;
}

/** A bar chart, as what an `svg` element of this size needs: one path, drawn from the top left. */
export interface Chart {
  /** What the chart tells, in words. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
  /** Path data. */
  readonly bars: string;
}

/** A year with its months that have articles, newest first. */
export type YearOfMonths = SiteLink & {
  readonly count: number;
  readonly months: readonly (SiteLink & { readonly count: number })[];
};

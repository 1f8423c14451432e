import type { Day } from "../../model/names.js";

/** What one source within a page says of the page; what it does not say is absent. */
export interface PageFacts {
  readonly title?: string;
  /** The day in the page's own zone. */
  readonly date?: Day;
  /** See `FrontMatter.time`. */
  readonly time?: string;
  readonly authors?: readonly string[];
  readonly tags?: readonly string[];
  /** Names of the part of the site, taken for tags only where there are no tags. */
  readonly sections?: readonly string[];
  /** An address as it is written, perhaps relative. */
  readonly address?: string;
  /** The address of the lead picture, perhaps relative. */
  readonly image?: string;
  readonly siteName?: string;
  readonly lang?: string;
}

import type { Day } from "../../model/names.js";

/** The facts of a page that one source within it states, such as its JSON-LD. Facts that it does not state are absent. */
export interface PageFacts {
  readonly title?: string;
  /** The day in the page's own zone. */
  readonly date?: Day;
  /** See `FrontMatter.time`. */
  readonly time?: string;
  readonly authors?: readonly string[];
  /** Organisations in the place of authors, which count where no person is named. */
  readonly firms?: readonly string[];
  readonly tags?: readonly string[];
  /** Words of links that lead to pages of tags by their names or addresses. */
  readonly tagLinks?: readonly string[];
  /** Names of the part of the site, taken for tags only where there are no tags. */
  readonly sections?: readonly string[];
  /** An address as it is written, perhaps relative. */
  readonly address?: string;
  /** The address of the lead picture, perhaps relative. */
  readonly image?: string;
  /** The whole text of the article, with line ends between paragraphs. */
  readonly text?: string;
  readonly siteName?: string;
  readonly lang?: string;
}

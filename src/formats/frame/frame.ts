import type { SearchPattern } from "../../lib/text/linear-pattern.js";
import type { DateOrder } from "../../lib/text/parse-day.js";
import type { HtmlLayout, Publisher } from "../../model/raw-article.js";

/**
 * Where a value stands: in an element, or in the first group of a pattern; or it is the text given, always or where a
 * pattern is found.
 */
export type Finder =
  | { readonly selector: string }
  | { readonly pattern: SearchPattern }
  | { readonly text: string; readonly where?: SearchPattern };

/** The fields that a frame can tell, each with where to look; the first that finds something counts. */
export type FrameFields = Readonly<Record<FrameField, readonly Finder[]>>;

export const FRAME_FIELDS = [
  "title",
  "date",
  "source",
  "agency",
  "reporters",
  "translators",
  "editors",
  "lang",
  "tags",
  "image",
] as const;

export type FrameField = (typeof FRAME_FIELDS)[number];

/** How a scraper frames an article. The built-in scraper format and the declared ones are such data. */
export interface Frame {
  readonly name: string;
  readonly extensions: readonly string[];
  /** What a file of the format holds, each with the words in which its absence is told. */
  readonly match: readonly { readonly pattern: SearchPattern; readonly missing: string }[];
  /** The body's text begins behind the first match of the first pattern that is found. */
  readonly after: readonly SearchPattern[];
  /** It ends before the last match of the first pattern that is found behind its beginning. */
  readonly before: readonly SearchPattern[];
  /** What is cut out of it. */
  readonly adverts: readonly SearchPattern[];
  readonly markup: "html" | "markdown";
  /** Patterns for the body's HTML; its selectors are the layout's. */
  readonly bodyPatterns: readonly SearchPattern[];
  /** Without `isPrettified`, which the text itself tells unless it is stated. */
  readonly layout: Omit<HtmlLayout, "isPrettified">;
  readonly isPrettified?: boolean | undefined;
  /** Whether an article that has no words of its own becomes a link to its source. */
  readonly linksWithoutText?: boolean;
  readonly fields: FrameFields;
  readonly dateOrder?: DateOrder | undefined;
  readonly publisher?: Publisher | undefined;
}

import type { SearchPattern } from "../../lib/text/linear-pattern.js";
import type { DateOrder } from "../../lib/text/parse-day.js";
import type { HtmlLayout, Pattern, Publisher } from "../../model/raw-article.js";

/**
 * A way to find a value. A selector finds it in an element. A pattern finds it in its first group, or in the whole match
 * without a group. A text is itself the value; with `where`, only if that pattern finds something.
 */
export type Finder =
  | { readonly selector: string }
  | { readonly pattern: SearchPattern }
  | { readonly text: string; readonly where?: Pattern };

/** The fields of an article that a frame can state. */
export const FRAME_FIELDS = [
  "title",
  "date",
  "source",
  "agency",
  "lang",
  "reporters",
  "translators",
  "editors",
  "tags",
  "image",
] as const;

export type FrameField = (typeof FRAME_FIELDS)[number];

/** The ways to find each field. The first way that finds something counts. */
export type FrameFields = Readonly<Partial<Record<FrameField, readonly Finder[]>>>;

/** The frame that a scraper puts around an article. The built-in scraper format and the declared formats are frames. */
export interface Frame {
  readonly name: string;
  readonly extensions: readonly string[];
  /** Patterns that a file of the format matches, each with the message for a file that does not. */
  readonly match: readonly { readonly pattern: Pattern; readonly missing: string }[];
  /** The body begins behind the first match. */
  readonly after?: Pattern | undefined;
  /** The body ends before the last match behind the beginning. */
  readonly before?: SearchPattern | undefined;
  /** Each match of these patterns is cut out of the body. */
  readonly adverts: readonly SearchPattern[];
  readonly markup: "html" | "markdown" | "text";
  /** Patterns of the body's HTML. Selectors of the body are part of the layout. */
  readonly bodyPatterns: readonly Pattern[];
  /** `isPrettified` is separate: without a statement, the text itself decides. */
  readonly layout: Omit<HtmlLayout, "isPrettified">;
  readonly isPrettified?: boolean | undefined;
  /** An article without words of its own becomes a link to its source. */
  readonly linksWithoutText?: boolean;
  readonly fields: FrameFields;
  readonly dateOrder?: DateOrder | undefined;
  readonly publisher?: Publisher | undefined;
}

import { DEFAULT_LIMITS, type Limits } from "./limits.js";

/**
 * A format that the settings declare, as it is written there: validated, and plain data, since it goes to workers. A
 * text between slashes (`/…/i`) is a pattern; any other text is a CSS selector. Of several in a list, the first that
 * finds something counts.
 */
export interface DeclaredFormat {
  readonly name: string;
  /** Texts or patterns. A file of the format holds each of them. */
  readonly match: readonly string[];
  /** File endings, with the dot, in lower case. */
  readonly extensions: readonly string[];
  /** The article's HTML begins behind the first match of this pattern. */
  readonly after?: string | undefined;
  /** It ends before the last match of this pattern. */
  readonly before?: string | undefined;
  /** What is cut from the HTML: each match of each pattern. */
  readonly adverts: readonly string[];
  /** What the text between `after` and `before` is written in. */
  readonly markup: "html" | "markdown" | "text";
  /** The element of the text, or a pattern whose first group is its HTML. Without any, the element that holds the text. */
  readonly body: readonly string[];
  /** `link` makes a link to its source of an article that has no words of its own, as one of a video. */
  readonly withoutText?: "link" | undefined;
  /** Selectors of elements that are not part of the text. */
  readonly drop: readonly string[];
  /** A selector of what stands for a link besides `a` and `ok`. */
  readonly links?: string | undefined;
  /** The text of a comment that ends the article. */
  readonly endsAt?: string | undefined;
  /** Whether each node stands on a line of its own. Without it, the text itself tells. */
  readonly prettified?: boolean | undefined;
  readonly title: readonly string[];
  readonly date: readonly string[];
  /** The order of a date in numbers whose year comes last. */
  readonly dateOrder?: "dmy" | "mdy" | undefined;
  readonly source: readonly string[];
  readonly agency: readonly string[];
  readonly reporters: readonly string[];
  readonly translators: readonly string[];
  readonly editors: readonly string[];
  /** A language tag, or where to find one. */
  readonly lang: readonly string[];
  readonly tags: readonly string[];
  readonly image: readonly string[];
  /** Patterns, as in `Publisher`. */
  readonly tagUrl?: string | undefined;
  readonly articleUrl?: string | undefined;
  readonly dateline?: string | undefined;
  readonly agencies: readonly string[];
}

/** The settings that the conversion of a file depends on. Plain data, since it goes to workers. */
export interface ConvertOptions {
  readonly limits: Limits;
  readonly formats: readonly DeclaredFormat[];
}

/** The options if the settings state none. */
export const DEFAULT_CONVERT_OPTIONS: ConvertOptions = { limits: DEFAULT_LIMITS, formats: [] };

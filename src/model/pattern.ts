/** What a pattern found: the text, where it begins (UTF-16 units), and its groups by number and by name. */
export interface PatternMatch {
  readonly index: number;
  readonly 0: string;
  readonly [group: number]: string | undefined;
  readonly groups?: Readonly<Record<string, string | undefined>> | undefined;
}

/** A regular expression, of JavaScript or of an engine of linear time. It keeps no state between two calls. */
export interface Pattern {
  /** Returns the first match, or null. */
  exec(text: string): PatternMatch | null;
}

/** A pattern that finds all its matches, too. */
export interface SearchPattern extends Pattern {
  /** Yields the matches from left to right; none is empty. */
  all(text: string): Iterable<PatternMatch>;
}

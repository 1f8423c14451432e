import type { SourceText } from "./source-text.js";

/** The Markdown in place of some syntax of a generator. */
export interface Rewriting {
  readonly markdown: string;
  /** The offset behind the syntax in the source. */
  readonly end: number;
  /** A name for unknown syntax, which is shown as text. */
  readonly unknown?: string;
  /** A name for unknown syntax around some text, which is left out. */
  readonly left?: string;
  /** The text of a note, which goes to the end of the body. The label of the note replaces `\0` in the Markdown. */
  readonly note?: string;
}

/** Rewrites the syntax at an offset. Returns undefined if there is no such syntax. */
export type RewriteRule = (source: SourceText, offset: number) => Rewriting | undefined;

/** Rules, each behind the pattern of how its syntax begins. */
export type RewriteRules = readonly (readonly [beginning: string, rule: RewriteRule])[];

/** Returns the match of a sticky pattern at an offset. */
export function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text) ?? undefined;
}

/**
 * Returns the rule for syntax that a sticky pattern matches as a whole.
 * @param write returns the Markdown in place of a match; undefined if the match is no such syntax
 */
export const matchRule =
  (pattern: RegExp, write: (match: RegExpExecArray, source: SourceText) => string | undefined): RewriteRule =>
  (source, offset) => {
    const match = matchAt(pattern, source.text, offset);
    const markdown = match ? write(match, source) : undefined;
    return match && markdown !== undefined ? { markdown, end: offset + match[0].length } : undefined;
  };

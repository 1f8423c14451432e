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

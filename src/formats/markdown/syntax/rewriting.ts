import type { SourceText } from "./source-text.js";

/** Syntax of a generator, as Markdown. */
export interface Rewriting {
  readonly markdown: string;
  /** The offset in the source behind the syntax. */
  readonly end: number;
  /** What is not understood, and shown as text. */
  readonly unknown?: string;
  /** The text of a note that goes to the end; its label takes the place of `\0` in the Markdown. */
  readonly note?: string;
}

/** Reads syntax that begins at an offset. Returns undefined where there is none after all. */
export type RewriteRule = (source: SourceText, offset: number) => Rewriting | undefined;

import type { Day, Digest } from "../../model/names.js";

export interface BookPicture {
  /** Its path in the book. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface Chapter {
  /** Its path in the book. */
  readonly file: string;
  readonly title: string;
  /** Label of its day, as XHTML. */
  readonly day: string;
  /** The page, as XHTML. */
  readonly xhtml: string;
}

export interface BookInfo {
  readonly title: string;
  /** BCP 47 tag. */
  readonly lang: string;
  /** Identifies the book, whatever is in it. */
  readonly id: Digest;
  /** The day of its newest article; undefined if no article has a date. */
  readonly date: Day | undefined;
  /** Whether a program has turned Traditional characters into Simplified ones, or the other way. */
  readonly isConverted: boolean;
  /** Name of the mirror. */
  readonly site: string;
  /** Name of the original site, if the settings state it. */
  readonly original?: string | undefined;
  /** Where the original is, if the settings state it. */
  readonly source?: string | undefined;
}

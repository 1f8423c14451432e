/** The names things are called by. Branded strings, so that a path is not passed where an id belongs. */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** The id of an article: the name of its file without the ending, e.g. `n14072911`. */
export type ArticleId = Branded<"ArticleId">;

/** The id of a channel: the name of the folder that holds its files, e.g. `ncid277`. */
export type ChannelId = Branded<"ChannelId">;

/** What makes two spellings of a tag one tag; see `catalog/tag-key.ts`. */
export type TagKey = Branded<"TagKey">;

/** A calendar day, `YYYY-MM-DD`. */
export type Day = Branded<"Day">;

/** Where a file lies below the content folder, with `/` between the parts on every system. */
export type SourcePath = Branded<"SourcePath">;

/** Where a file lies below the site's root, with `/` between the parts and none in front. */
export type SitePath = Branded<"SitePath">;

/** A SHA-256 in hexadecimal, or its first part. */
export type Digest = Branded<"Digest">;

/**
 * Returns the day of a year, month and day of month, or undefined where the calendar has no such day.
 * @param year four digits; @param month 1 to 12; @param dayOfMonth 1 to 31
 */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | undefined {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return exists ? (date.toISOString().slice(0, 10) as Day) : undefined;
}

/** Returns the day that an ISO date or time begins with (`2024-03-05…`), or undefined where there is none. */
export function dayFromIso(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text) ?? [];
  return year ? dayOf(Number(year), Number(month), Number(day)) : undefined;
}

/** The folder of the site for articles without a date. */
export const UNDATED_FOLDER = "undated";

/** Returns the folder of the site for the articles of a day, and for the page of the day. */
export const dayFolder = (day: Day): string => day.replaceAll("-", "/");

/** Returns how many days `later` lies after `earlier`; negative where it lies before. */
export function daysBetween(earlier: Day, later: Day): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / 86_400_000);
}

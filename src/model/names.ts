/** Types of names. They are branded strings, so that a path cannot be passed for an id. */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** The id of an article: the one that its file states, else the name of the file without the ending, e.g. `n14072911`. */
export type ArticleId = Branded<"ArticleId">;

/** The id of an article with the root of its mirror in front, so that no two mirrors share one. */
export type MirrorId = Branded<"MirrorId">;

/** The id of a channel: the name of the folder that holds its files, e.g. `ncid277`. */
export type ChannelId = Branded<"ChannelId">;

/** Identifies a tag. Spellings of the same tag share one key; see `catalog/tag-key.ts`. */
export type TagKey = Branded<"TagKey">;

/** A calendar day, `YYYY-MM-DD`. */
export type Day = Branded<"Day">;

/**
 * Path of a file below the content folder, with `/` between its parts on every system. In a site of several mirrors, it is
 * the path below the folder of the file's mirror, with the root of the mirror in front: `gazette//city/n1.md`.
 */
export type SourcePath = Branded<"SourcePath">;

/** Path of a file below the site's root, with `/` between its parts and none in front. */
export type SitePath = Branded<"SitePath">;

/** The first half of a SHA-256, as 32 hexadecimal digits; see `lib/digest.ts`. */
export type Digest = Branded<"Digest">;

/** The first year of a day. Years such as 1402 are of the Persian or the Islamic calendar. */
const FIRST_YEAR = 1600;

/**
 * Returns a day of the Gregorian calendar. Returns undefined if the calendar has no such day, or before the year 1600.
 * @param year four digits
 * @param month 1 to 12
 * @param dayOfMonth 1 to 31
 */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | undefined {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return exists && year >= FIRST_YEAR ? (date.toISOString().slice(0, 10) as Day) : undefined;
}

/** Returns the day at the start of an ISO date or time (`2024-03-05…`). Returns undefined if there is none. */
export function dayFromIso(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text) ?? [];
  return year ? dayOf(Number(year), Number(month), Number(day)) : undefined;
}

/** The folder of the site for articles without a date. */
export const UNDATED_FOLDER = "undated";

/** Returns the folder of the site for the articles of a day, and for the page of the day. */
export const dayFolder = (day: Day): string => day.replaceAll("-", "/");

/** Returns the path of an article's page. @param day undefined for an article without a date @param name without the ending */
export const articlePath = (day: Day | undefined, name: string): SitePath =>
  // A template string would keep its parts in memory beside the whole.
  [day === undefined ? UNDATED_FOLDER : dayFolder(day), `${name}.html`].join("/") as SitePath;

/** Returns the number of days from `earlier` to `later`. It is negative if `later` comes first. */
export function daysBetween(earlier: Day, later: Day): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / 86_400_000);
}

/** Returns the root of a mirror: the first part of its source paths. No folder has such a name, since it ends with `/`. */
export const rootNamed = (mirror: string): string => `${mirror}/`;

/** Returns the root of a source path or of its folder; an empty text where it has none. */
export const mirrorRoot = (path: string): string => /^[^/]+\/(?=\/|$)/.exec(path)?.[0] ?? "";

/** Returns the path of a file or folder below the folder of its mirror. @param path a source path, or a folder of one */
export const pathInMirror = (path: string): string => {
  const root = mirrorRoot(path);
  return root === "" ? path : path.slice(root.length + 1);
};

/** Returns the source path of a path below the folder of a mirror. @param path a file or a folder, empty for the top */
export const pathFromRoot = <Path extends string>(root: string, path: string): Path =>
  (root === "" || path === "" ? root + path : `${root}/${path}`) as Path;

/** Returns the id of an article in its mirror. @param file of the article */
export const idInMirror = (file: SourcePath, id: ArticleId): MirrorId => pathFromRoot(mirrorRoot(file), id);

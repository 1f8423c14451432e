import { EMBEDDED_FOLDER, FETCHED_FILE, type MeasuredPicture } from "../model/article.js";
import { type Day, dayFolder, type SitePath, UNDATED_FOLDER } from "../model/names.js";

/** The addresses of pages. Links of other people depend on them, so they do not change. */

export const HOME = "index.html" as SitePath;
export const NOT_FOUND = "404.html" as SitePath;
export const SEARCH = "search.html" as SitePath;
export const TAG_INDEX = "tags/index.html" as SitePath;
export const ARCHIVE = "archive.html" as SitePath;
export const ABOUT = "about.html" as SitePath;
export const PACKS = "packs.html" as SitePath;
export const FEED = "feed.xml" as SitePath;
export const SITEMAP = "sitemap.xml" as SitePath;
export const ROBOTS = "robots.txt" as SitePath;
export const WEB_MANIFEST = "site.webmanifest" as SitePath;

export const dayPath = (day: Day): SitePath => `${dayFolder(day)}/index.html` as SitePath;
/** @param month `YYYY-MM` */
export const monthPath = (month: string): SitePath => `${month.replace("-", "/")}/index.html` as SitePath;
/** @param year `YYYY` */
export const yearPath = (year: string): SitePath => `${year}/index.html` as SitePath;

/** Which page of a list: a number from the oldest page on, a name such as `undated`, or undefined for the newest page. */
export type ListPageName = number | string | undefined;

/** A page of a channel. @param folder see `Channel` */
export const channelPath = (folder: string, name?: ListPageName): SitePath =>
  `channels/${folder}/${name ?? "index"}.html` as SitePath;

/** A page of a mirror. @param mirror its name */
export const mirrorPath = (mirror: string, name?: ListPageName): SitePath =>
  `mirrors/${mirror}/${name ?? "index"}.html` as SitePath;

/** A page of a tag. @param slug see catalog/slug.ts */
export const tagPath = (slug: string, name?: ListPageName): SitePath =>
  (name === undefined ? `tags/${slug}.html` : `tags/${slug}/${name}.html`) as SitePath;

/** A page of all articles without a date. Pages after the first are in a folder of their own, where no article is. */
export const undatedPath = (name?: ListPageName): SitePath =>
  (name === undefined ? `${UNDATED_FOLDER}/index.html` : `${UNDATED_FOLDER}/pages/${name}.html`) as SitePath;

/** A page of the tags with an initial. Pages of a tag `initials` are beside it, with numbers for names. @param number from 1 */
export const initialPath = (initial: string, number: number): SitePath => {
  const name = initial === "#" ? "other" : initial.toLowerCase();
  return `tags/initials/${name}${number === 1 ? "" : `-${number}`}.html` as SitePath;
};

export const channelFeedPath = (folder: string): SitePath => `channels/${folder}/feed.xml` as SitePath;

export const mirrorFeedPath = (mirror: string): SitePath => `mirrors/${mirror}/feed.xml` as SitePath;

/** A pack. @param name see `Pack` */
export const packPath = (name: string): SitePath => `packs/${name}` as SitePath;

/** The feed of a tag. It is in the folder of the tag's numbered pages. @param slug see catalog/slug.ts */
export const tagFeedPath = (slug: string): SitePath => `tags/${slug}/feed.xml` as SitePath;

/** A part of the sitemap. @param number from 1 */
export const sitemapPath = (name: string, number: number): SitePath =>
  `sitemaps/${name}-${number}.xml` as SitePath;

/**
 * The place of a picture on the site. Files that somebody put into the folder `images/` of the content keep their paths.
 * Others are named by the digests of their bytes: their names may be anything, and files that were fetched from several
 * addresses are one file on the site if they are the same.
 */
export function picturePath({ path, digest, isEmbedded }: MeasuredPicture): SitePath {
  const extension = path.slice(path.lastIndexOf(".")).toLowerCase();
  if (isEmbedded) return `${EMBEDDED_FOLDER}${digest}${extension}` as SitePath;
  const isPlaced = path.startsWith(IMAGES) && !FETCHED_FILE.test(path.slice(IMAGES.length));
  return (isPlaced ? path : `${IMAGES}files/${digest}${extension}`) as SitePath;
}

const IMAGES = "images/";

/** Returns the relative address of the site's root: `""` for a page at the root, else `../` for each folder. */
export function rootOf(path: SitePath): string {
  return "../".repeat(path.split("/").length - 1);
}

import path from "node:path";
import { groupBy } from "../lib/group-by.js";
import { folderOf, nameOf } from "../lib/paths.js";
import { firstPresent } from "../lib/present.js";
import { caseFolded, safeNameFor, withDigest } from "../lib/safe-name.js";
import { monthNumber } from "../lib/text/month-names.js";
import { dayOfNumbers } from "../lib/text/parse-day.js";
import {
  type ArticleId,
  type ChannelId,
  type Day,
  mirrorRoot,
  pathFromRoot,
  pathInMirror,
  type SourcePath,
} from "../model/names.js";
import type { SiteMirror } from "../model/settings.js";
import { isPage } from "./extensions.js";

/** A folder of a year, of a month or day by number, or of several of them in one name. */
const YEAR = /^(?:19|20)\d{2}年?$/u;
const FULL =
  /^(?:(?:19|20)\d{2}(?:[-_.]?(?:0[1-9]|1[0-2])(?:[-_.]?(?:0[1-9]|[12]\d|3[01]))?|年\d{1,2}月(?:\d{1,2}[日号號])?)|(?:13[5-9]|140)\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)$/u;
/** A year of the Persian calendar. Since it may be the number of a channel, it is a year only above a folder of a month. */
const PERSIAN_YEAR = /^(?:13[5-9]|140)\d$/;
const MONTH = /^(?:0?[1-9]|1[0-2])$/;
const PART_OF_YEAR = /^\d{1,2}(?:[-_.]\d{1,2})?[月日号號]?$/u;
/** A month by its English name, perhaps behind its number: `Jan`, `01-January`. */
const NAMED_MONTH =
  /^(?:\d{1,2}[-_. ]+)?(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;

/** Returns a folder's path without the folders of dates at its end, and these. */
function partedAtDates(folder: string): {
  readonly above: readonly string[];
  readonly dates: readonly string[];
} {
  const parts = folder.split("/");
  let start = parts.length;
  const isDate = (part = ""): boolean =>
    [YEAR, PERSIAN_YEAR, FULL, PART_OF_YEAR, NAMED_MONTH].some((pattern) => pattern.test(part));
  const isYear = (part = "", next = ""): boolean =>
    YEAR.test(part) || FULL.test(part) || (PERSIAN_YEAR.test(part) && MONTH.test(next));
  while (start > 0 && isDate(parts[start - 1])) start--;
  // A number or a name is a month or a day only below a year.
  while (start < parts.length && !isYear(parts[start], parts[start + 1])) start++;
  return { above: parts.slice(0, start), dates: parts.slice(start) };
}

/** The name of a file that stands for its folder, with the language that Hugo has in it: `index`, `_index.fr`. */
const OF_FOLDER = /^_?index(\.[a-z]{2}(?:-[A-Za-z]{2,4})?)?$/i;

/** Returns the path that a file, or its folder, would have if it were not the AMP form of a page: that is in a folder below the page's. */
const withoutAmp = (path: string): string => path.replace(/\/amp(?=\/index\.\w+$|$)/i, "");

/** Returns the name of a file without its extension; of an `index` file, the name of its folder. */
export function fileStem(source: string): string {
  const file = withoutAmp(pathInMirror(source));
  const name = nameOf(file).replace(/\.gz$/i, "");
  const stem = name.slice(0, name.length - path.posix.extname(name).length).replace(/\.amp$/i, "");
  const folder = folderOf(file);
  const [isOfFolder, language = ""] = OF_FOLDER.exec(stem) ?? [];
  if (!isOfFolder || folder === "") return stem;
  const { dates } = partedAtDates(folder);
  return `${dates.length > 0 ? dates.join("-") : nameOf(folder)}${language}`;
}

/** A whole day in the names of folders: `2023-05-12` or, with a dash between the names, `202305-12`. */
const DAY_OF_FOLDERS = [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, /^(\d{4})(\d\d)-?(\d\d)$/] as const;

/** Returns the day that the folders of dates above a file name in full, those above an `index` file's own included. */
export function dayOfFolders(file: string): Day | undefined {
  const folder = folderOf(withoutAmp(pathInMirror(file)));
  const isOfFolder = INDEX.test(nameOf(file).replace(/\..*$/, ""));
  const own = partedAtDates(folder).dates;
  const dates = own.length === 0 && isOfFolder ? partedAtDates(folderOf(folder)).dates : own;
  const plain = dates.map((name) => {
    const month = NAMED_MONTH.exec(name)?.[1];
    return String((month && monthNumber(month)) ?? name.replace(/[_.年月]/g, "-").replace(/[-日号號]$/, ""));
  });
  return firstPresent([plain.join("-"), plain.at(-1) ?? ""], (text) => {
    const [, year, month, day] = firstPresent(DAY_OF_FOLDERS, (way) => way.exec(text) ?? undefined) ?? [];
    return dayOfNumbers(year, month, day);
  });
}

/** Names that servers give to the page of a folder. */
const INDEX = /^(?:index|default|home|main)$/i;

/**
 * Returns the name that the file of a saved page gives its article: the file's name without extension. For an `index` file it
 * is the folder's name, since wget saves `…/article/` as `…/article/index.html`.
 * @param path with `/` between its parts
 */
export function pageNameOf(path: string): string {
  const parts = withoutAmp(path).split("/").filter(Boolean);
  const name = withoutExtension(parts.at(-1) ?? "");
  const folder = parts.slice(0, -1).findLast((part) => !INDEX.test(part));
  return INDEX.test(name) && folder ? folder : name;
}

/** wget adds `.html` to names that end otherwise: `article.php?id=5.html`. */
const withoutExtension = (name: string): string =>
  name.replace(/\.(?:html?|xhtml?|shtml|mhtml?|json|md)(?:\.gz)?$/i, "").replace(/\.(?:php|aspx?|jsp)$/i, "");

/**
 * Returns the id of the article in a file: its name without the ending, composed (NFC); for an `index` file, the name of
 * its folder. A name that cannot be part of an address on every system is made safe, and ends with a short digest of
 * itself.
 */
export const articleIdOf = (file: SourcePath): ArticleId => safeNameFor(fileStem(file)) as ArticleId;

/** Returns the name of a file that its article's id is made of, if the id differs from it; else undefined. */
export function renamedFrom(file: SourcePath): string | undefined {
  const name = fileStem(file);
  return safeNameFor(name) === name.normalize("NFC") ? undefined : name;
}

/** Returns the name of the channel of the files in a folder; undefined at the top of the content folder. */
export const channelNameIn = (folder: string): string | undefined =>
  partedAtDates(folder).above.at(-1)?.normalize("NFC") || undefined;

/** The channels of a mirror. */
export interface ChannelNames {
  /** The channel of the files in a folder; undefined for none. */
  readonly channelIn: (folder: string) => ChannelId | undefined;
  /** The name of the folder of a channel: at least for each channel whose id differs from it. */
  readonly labels: ReadonlyMap<ChannelId, string>;
}

/**
 * Names the channels of a site; see `nameChannels`. Ids of a mirror with a root end with its suffix, so no two mirrors have the
 * same one.
 * @param folders column of file names, by folder
 * @param mirrors those of a site that has several, else none
 */
export function nameSiteChannels(
  folders: ReadonlyMap<string, readonly [names: string, ...rest: string[]]>,
  mirrors: readonly SiteMirror[],
): ChannelNames {
  if (mirrors.length === 0) return nameChannels(folders);
  const byRoot = groupBy(folders, ([folder]) => mirrorRoot(folder));
  const channelByFolder = new Map<string, ChannelId>();
  const labels = new Map<ChannelId, string>();
  for (const { root, suffix } of mirrors) {
    const own = new Map((byRoot.get(root) ?? []).map(([folder, names]) => [pathInMirror(folder), names]));
    const named = nameChannels(own);
    for (const folder of [...own.keys()].sort()) {
      const id = named.channelIn(folder);
      if (id === undefined) continue;
      channelByFolder.set(pathFromRoot(root, folder), `${id}${suffix}` as ChannelId);
      labels.set(`${id}${suffix}` as ChannelId, named.labels.get(id) ?? id);
    }
  }
  return { channelIn: (folder) => channelByFolder.get(folder), labels };
}

/**
 * Names the channels of a mirror: each after the folder that holds its files, folders of dates passed over. A folder whose
 * only article file is its `index`, or that is the number of its only page, is an article of the folder above. A name that
 * cannot be part of an address is made safe. Of names that differ in case only, all but the first by code unit get a
 * digest, since they are one on many disks.
 * @param folders column of file names, by folder
 */
export function nameChannels(
  folders: ReadonlyMap<string, readonly [names: string, ...rest: string[]]>,
): ChannelNames {
  const nameByFolder = new Map<string, string | undefined>();
  for (const [folder, [names]] of folders) {
    const own = isBundle(folder, names) ? withoutAmp(folder) : folder;
    nameByFolder.set(folder, channelNameIn(isBundle(own, names) ? folderOf(own) : own));
  }
  const ids = new Map<string, ChannelId>();
  const taken = new Set<string>();
  for (const name of [...new Set(nameByFolder.values())].filter((one) => one !== undefined).sort()) {
    const safe = safeNameFor(name);
    const id = (taken.has(caseFolded(safe)) ? withDigest(safe, name) : safe) as ChannelId;
    taken.add(caseFolded(id));
    ids.set(name, id);
  }
  return {
    channelIn: (folder) => ids.get(nameByFolder.get(folder) ?? ""),
    labels: new Map(Array.from(ids, ([name, id]) => [id, name] as const).filter(([id, name]) => id !== name)),
  };
}

/** The article of a bundle of Hugo, in one language or several. `_index` is the page of a section, whose folder is a channel. */
const OF_INDEX = /^index(?:\.[a-z]{2}(?:-[A-Za-z]{2,4})?)?\.\w+$/i;

/** The folder of one page of a copied website, whose addresses have a number before the name: `news/40213/ferry.html`. */
const NUMBER_OF_PAGE = /\/\d{4,}$/;

/** Tells whether a folder is that of one article. @param names column of its files' names */
export function isBundle(folder: string, names: string): boolean {
  // A column of several names has a slash between them.
  const files = names.split("/");
  const [only = "", ...others] = files;
  const isOfNumber = others.length === 0 && isPage(only) && NUMBER_OF_PAGE.test(folder);
  const isOfFolder = isOfNumber || files.every((name) => OF_INDEX.test(name));
  return isOfFolder && partedAtDates(folder).dates.length === 0;
}

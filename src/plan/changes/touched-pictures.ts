import { embeddedPicture } from "../../cache/embedded-pictures.js";
import { lastName, lastNameIn, namesOfPicture } from "../../catalog/addresses/picture-names.js";
import type { StoredCatalog } from "../../catalog/stored/stored-catalog.js";
import { listsOf } from "../../catalog/stored/write-catalog.js";
import { addTo } from "../../lib/group-by.js";
import { isRelativeAddress } from "../../model/allow-list.js";
import { type MeasuredPicture, pictureAddresses, type StoredArticle } from "../../model/article.js";
import type { Catalog, CatalogArticle } from "../../model/catalog.js";
import type { SitePath, SourcePath } from "../../model/names.js";
import { picturePath } from "../paths.js";
import type { TouchedPages } from "./touched-pages.js";

/** The picture files of a mirror before a change and after it. */
export interface PictureFiles {
  readonly before: readonly MeasuredPicture[];
  readonly after: readonly MeasuredPicture[];
}

/** An article with its file. */
export interface StoredFile {
  readonly file: SourcePath;
  readonly stored: Pick<StoredArticle, "details">;
}

/** Returns the pictures of the mirror that came, went or changed. */
function changedPictures({ before, after }: PictureFiles): SourcePath[] {
  if (before === after) return [];
  const known = new Map(before.map((file) => [file.path, file]));
  const changed = after.filter(({ path, digest }) => {
    const isSame = known.get(path)?.digest === digest;
    if (isSame) known.delete(path);
    return !isSame;
  });
  return [...new Set([...known.keys(), ...changed.map(({ path }) => path)])];
}

/**
 * Returns the names whose meaning a change touches: those of changed picture files, and last names of files that addresses of
 * changed articles end with. Such a name means nothing any more where a second address ends with it.
 */
export function touchedNames(files: PictureFiles, articles: Iterable<StoredFile>): ReadonlySet<string> {
  const names = new Set(changedPictures(files).flatMap(namesOfPicture));
  const { before, after } = files;
  if (before.length === 0 && after.length === 0) return names;
  const ended = new Set<string>();
  for (const { file, stored } of articles)
    for (const address of pictureAddresses(stored.details()))
      if (!isRelativeAddress(address)) ended.add(lastNameIn(address, file));
  for (const known of ended.size > 0 ? new Set([before, after]) : [])
    for (const { path } of known) if (ended.has(lastName(path))) names.add(lastName(path));
  return names;
}

/** Adds the pages that show pictures of some names: those of articles, and the feeds that may have their texts. */
export function touchPictures(
  { articles, feeds, addressed }: TouchedPages,
  catalog: StoredCatalog,
  names: ReadonlySet<string>,
): void {
  for (const article of names.size > 0 ? catalog.addresses.withNames("shown", names) : []) {
    articles.add(article.rank);
    addressed.add(article.rank);
    for (const list of listsOf(article)) feeds.add(list);
  }
}

/** Returns the pictures that the pages of articles show, by their paths on the site. */
export function shownPictures(
  articles: Iterable<CatalogArticle>,
  { pictureOf }: Catalog,
): Map<SitePath, MeasuredPicture> {
  const shown = new Map<SitePath, MeasuredPicture>();
  const add = (picture: MeasuredPicture): void => void shown.set(picturePath(picture), picture);
  for (const article of articles) {
    const { facts, file } = article;
    for (const address of pictureOf ? pictureAddresses(article.details()) : []) {
      const found = pictureOf?.(address, file);
      if (found) for (const picture of [found.file, ...found.narrower]) add(picture);
    }
    for (const stored of facts.local?.embedded ?? []) add(embeddedPicture(stored));
  }
  return shown;
}

/**
 * Returns those of some pictures that no article shows any more, by their paths on the site.
 * @param shown pictures that touched articles showed before the change
 * @param articles these as they are now
 * @param catalog after the change
 * @param files the picture files after the change
 */
export function unshownPictures(
  shown: ReadonlyMap<SitePath, MeasuredPicture>,
  articles: Iterable<CatalogArticle>,
  catalog: StoredCatalog,
  files: readonly MeasuredPicture[],
): SitePath[] {
  const still = shownPictures(articles, catalog);
  const lost = new Map([...shown].filter(([path]) => !still.has(path)));
  // Several files with the same content are one file on the site.
  const alike = new Map<SitePath, SourcePath[]>();
  for (const [path, { path: file, isEmbedded }] of lost) if (isEmbedded) addTo(alike, path, file);
  for (const file of lost.size > 0 ? files : []) {
    const path = picturePath(file);
    if (lost.has(path)) addTo(alike, path, file.path);
  }
  const isShownFrom = (file: SourcePath, path: SitePath): boolean =>
    catalog.addresses
      .withNames("shown", namesOfPicture(file))
      .some((article) => shownPictures([article], catalog).has(path));
  return [...lost.keys()].filter((path) => !alike.get(path)?.some((file) => isShownFrom(file, path)));
}

import { sha256 } from "../../lib/digest.js";
import { groupBy } from "../../lib/group-by.js";
import { getOrAdd, memoize } from "../../lib/memoize.js";
import { firstPresent } from "../../lib/present.js";
import { isRelativeAddress } from "../../model/allow-list.js";
import { type MeasuredPicture, pictureAddresses } from "../../model/article.js";
import type { CatalogArticle, FindPicture, FoundPicture } from "../../model/catalog.js";
import type { Problem } from "../../model/problem.js";
import { pathName } from "./candidate-paths.js";
import { digestName, digestNameOf, lastName, lastNameIn, namesInAddress } from "./picture-names.js";

type ShowingArticle = Pick<CatalogArticle, "file" | "details">;

/** The addresses on the web that end with a name, by `lastName`. */
export type SharingAddresses = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Finds out which file holds which picture. A file is named by the SHA-256 of its picture's address in hexadecimal (at least
 * the first 16 digits), or by the last part of the address. `<digits>-<width>` is a narrower file of it. If several addresses
 * end with the same name, no file is taken, and the name is a notice: no picture is better than a wrong one. An address
 * without a scheme names a file beside the article, or from the top of the mirror.
 */
export function findPictures(
  files: readonly MeasuredPicture[],
  articles: Iterable<ShowingArticle>,
): { readonly find: FindPicture; readonly problems: Problem[] } {
  const sharing = sharingAddresses(new Set(files.map(({ path }) => lastName(path))), articles);
  return {
    find: pictureFinder(files, (name) => (sharing.get(name)?.size ?? 0) > 1),
    problems: unclearNames(files, sharing),
  };
}

/** Returns the function of `findPictures`. @param isUnclear tells whether several addresses end with a name, see `lastName` */
export function pictureFinder(
  files: readonly MeasuredPicture[],
  isUnclear: (name: string) => boolean,
): FindPicture {
  const byLastName = new Map(files.map((file) => [lastName(file.path), file]));
  const byPath = new Map(files.map((file) => [pathName(file.path), file]));
  const byDigest = groupBy(files, ({ path }) => {
    const name = digestNameOf(path);
    return name && digestName(name.stem);
  });
  const digested = memoize((name: string) => digestNamed(byDigest.get(name) ?? []) ?? NONE);
  const named = (address: string, article: CatalogArticle["file"]): MeasuredPicture | undefined => {
    const name = lastNameIn(address, article);
    const file = byLastName.get(name);
    return file && !isUnclear(name) ? file : undefined;
  };
  return (address, article) => {
    if (isRelativeAddress(address))
      return withoutNarrower(firstPresent(namesInAddress(address, article), (name) => byPath.get(name)));
    const digest = sha256(address);
    const found = digested(digestName(digest));
    return found !== NONE && digest.startsWith(found.stem) ? found : withoutNarrower(named(address, article));
  };
}

/** Returns the addresses on the web in some articles that end with some names, by the name. */
export function sharingAddresses(
  names: ReadonlySet<string>,
  articles: Iterable<ShowingArticle>,
): SharingAddresses {
  const sharing = new Map<string, Set<string>>();
  for (const article of articles) {
    for (const address of pictureAddresses(article.details())) {
      const name = lastNameIn(address, article.file);
      if (isRelativeAddress(address) || !names.has(name)) continue;
      getOrAdd(sharing, name, () => new Set()).add(address);
    }
  }
  return sharing;
}

/** Returns a notice for each file with the name of several pictures. */
export function unclearNames(files: readonly MeasuredPicture[], sharing: SharingAddresses): Problem[] {
  return [...sharing].flatMap(([name, sharers]): Problem[] => {
    const file = sharers.size > 1 && files.find(({ path }) => lastName(path) === name);
    const some = [...sharers].slice(0, 2);
    const message = `${sharers.size} pictures end with this name, e.g. ${some.join(" and ")}`;
    const hint = "name the file by the SHA-256 of its picture's address";
    return file ? [{ code: "unusable-picture", path: file.path, message, hint }] : [];
  });
}

const withoutNarrower = (file: MeasuredPicture | undefined): FoundPicture | undefined =>
  file && { file, narrower: [] };

const NONE = "none";

/**
 * Returns the picture whose files are named by the digest of its address.
 * @param files whose names begin with the same digits
 */
function digestNamed(
  files: readonly MeasuredPicture[],
): (FoundPicture & { readonly stem: string }) | undefined {
  const named = files.flatMap((file) => {
    const name = digestNameOf(file.path);
    return name ? [{ file, ...name }] : [];
  });
  const main = named.find(({ isNarrower }) => !isNarrower);
  if (!main) return undefined;
  const { file, stem } = main;
  const narrower = named
    .filter((one) => one.isNarrower && one.stem === stem && one.file.width < file.width)
    .map((one) => one.file)
    .sort((a, b) => a.width - b.width);
  return { file, narrower, stem };
}

/**
 * Returns a notice for an article with pictures of files that the site does not show.
 * @param find undefined if it shows none
 */
export function lostPictures(
  { facts, file }: Pick<CatalogArticle, "facts" | "file">,
  find: FindPicture | undefined,
): Problem[] {
  const lost = facts.local?.pictures?.filter((address) => !find?.(address, file)) ?? [];
  if (lost.length === 0) return [];
  const message = `pictures of files that the site does not show (${lost.length}): ${lost[0]}`;
  const hint =
    "set `images: local`, and put the file where the path leads from the article; docs/settings.md says which pictures are found";
  return [{ code: "dropped-picture", path: file, message, hint }];
}

import { sha256 } from "../lib/digest.js";
import { groupBy } from "../lib/group-by.js";
import { getOrAdd } from "../lib/memoize.js";
import { nameOf } from "../lib/paths.js";
import { unescapeAddress } from "../lib/text/unescape-address.js";
import { isRelativeAddress } from "../model/allow-list.js";
import { type MeasuredPicture, pictureAddresses } from "../model/article.js";
import type { CatalogArticle, FindPicture, FoundPicture } from "../model/catalog.js";
import { mirrorRoot, type SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import { candidatePaths } from "./candidate-paths.js";

/** Number of digits of the address's digest that decide which file is meant. */
const DIGITS = 16;
/** A file that is named by digits of its address's digest, perhaps with its width. */
const DIGEST_NAME = /^([0-9a-f]{16,64})(-\d+)?\.\w+$/;

/**
 * Finds out which file holds which picture. A file is named by the SHA-256 of its picture's address in hexadecimal (at least the
 * first 16 digits), or by the last part of the address. `<digits>-<width>` is a narrower file of it. If several addresses end
 * with the same name, no file is taken, and the name is a notice: no picture is better than a wrong one. An address without a
 * scheme names a file beside the article, or from the top of the mirror.
 */
export function findPictures(
  files: readonly MeasuredPicture[],
  articles: Iterable<Pick<CatalogArticle, "file" | "details">>,
): { readonly find: FindPicture; readonly problems: Problem[] } {
  const byName = new Map(files.map((file) => [inMirrorOf(file.path, nameOf(file.path)), file]));
  const byDigest = digestNamed(files);
  const unclear = [...sharingNames(byName, articles)].filter(([, sharers]) => sharers.size > 1);
  for (const [name] of unclear) byName.delete(name);
  const byPath = new Map(files.map((file): [string, MeasuredPicture] => [file.path, file]));
  const find: FindPicture = (address, article) => {
    if (isRelativeAddress(address))
      return withoutNarrower(
        candidatePaths(address, article)
          .map((path) => byPath.get(path))
          .find(Boolean),
      );
    const digest = sha256(address);
    const digested = byDigest.get(digest.slice(0, DIGITS));
    return digested && digest.startsWith(digested.stem)
      ? digested
      : withoutNarrower(byName.get(inMirrorOf(article, lastPart(address))));
  };
  return {
    find,
    problems: unclear.flatMap(([name, sharers]): Problem[] => {
      const file = files.find((one) => inMirrorOf(one.path, nameOf(one.path)) === name);
      const some = [...sharers].slice(0, 2);
      const message = `${sharers.size} pictures end with this name, e.g. ${some.join(" and ")}`;
      const hint = "name the file by the SHA-256 of its picture's address";
      return file ? [{ code: "unusable-picture", path: file.path, message, hint }] : [];
    }),
  };
}

/** Returns a key for a name that a mirror has given to a picture: it means nothing in another mirror. */
const inMirrorOf = (file: SourcePath, name: string): string => mirrorRoot(file) + name;

/** Returns the addresses on the web that end with the name of a file of their mirror, by the name. */
function sharingNames(
  byName: ReadonlyMap<string, unknown>,
  articles: Iterable<Pick<CatalogArticle, "file" | "details">>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const sharing = new Map<string, Set<string>>();
  for (const article of articles) {
    for (const address of pictureAddresses(article.details())) {
      const name = inMirrorOf(article.file, lastPart(address));
      if (isRelativeAddress(address) || !byName.has(name)) continue;
      getOrAdd(sharing, name, () => new Set()).add(address);
    }
  }
  return sharing;
}

const withoutNarrower = (file: MeasuredPicture | undefined): FoundPicture | undefined =>
  file && { file, narrower: [] };

/** Returns the pictures whose files are named by the digest of an address, by its first digits. */
function digestNamed(
  files: readonly MeasuredPicture[],
): ReadonlyMap<string, FoundPicture & { readonly stem: string }> {
  const named = files.flatMap((file) => {
    const [, stem, width] = DIGEST_NAME.exec(nameOf(file.path)) ?? [];
    return stem === undefined ? [] : [{ file, stem, isNarrower: width !== undefined }];
  });
  const groups = groupBy(named, ({ stem }) => stem.slice(0, DIGITS));
  return new Map(
    [...groups].flatMap(([digits, group]) => {
      const main = group.find(({ isNarrower }) => !isNarrower);
      if (!main) return [];
      const narrower = group
        .filter(
          ({ isNarrower, file, stem }) => isNarrower && stem === main.stem && file.width < main.file.width,
        )
        .map(({ file }) => file)
        .sort((a, b) => a.width - b.width);
      return [[digits, { ...main, narrower }] as const];
    }),
  );
}

/** Returns the last part of an address's path. Percent-escapes are decoded if they are valid. */
const lastPart = (address: string): string => unescapeAddress(nameOf(address.replace(/[?#].*$/, "")));

/** Returns a notice for each article with pictures of files that the site does not show. @param find undefined if it shows none */
export function lostPictures(articles: readonly CatalogArticle[], find: FindPicture | undefined): Problem[] {
  return articles.flatMap(({ facts, file }): Problem[] => {
    const lost = facts.local?.pictures?.filter((address) => !find?.(address, file)) ?? [];
    if (lost.length === 0) return [];
    const message = `pictures of files that the site does not show (${lost.length}): ${lost[0]}`;
    const hint = "with `images: local`, pictures beside an article's file are shown; see docs/settings.md";
    return [{ code: "dropped-picture", path: file, message, hint }];
  });
}

import { lostPictures, unclearNames } from "../../catalog/addresses/find-pictures.js";
import { lostLinks } from "../../catalog/addresses/link-articles.js";
import { lastName } from "../../catalog/addresses/picture-names.js";
import type { StoredCatalog } from "../../catalog/stored/stored-catalog.js";
import { isRelativeAddress } from "../../model/allow-list.js";
import type { MeasuredPicture } from "../../model/article.js";
import type { SourcePath } from "../../model/names.js";
import type { Problem, ProblemCode } from "../../model/problem.js";

/** The problems of a site, as the database keeps them. */
export interface StoredProblems {
  /** Of files, whatever other files there are. */
  readonly ofFiles: readonly Problem[];
  /** Of files beside each other. */
  readonly ofRelations: readonly Problem[];
}

/** The problems that may be others after a change. */
export interface RecheckedProblems {
  /** Tells whether a problem of the last build is one of these, and is replaced by `now`. */
  readonly isOld: (problem: Problem) => boolean;
  readonly now: readonly Problem[];
}

const OF_ADDRESSES: readonly ProblemCode[] = ["dropped-link", "dropped-picture"];

/**
 * Looks for addresses that mean no file of the mirror.
 * @param catalog after the change
 * @param addressed ranks of the articles with addresses that may mean another file than before
 * @param filesBefore the files of these before the change
 * @param names see `touchedNames`
 * @param pictures of the mirror after the change
 */
export function recheckAddresses(
  catalog: StoredCatalog,
  addressed: ReadonlySet<number>,
  filesBefore: Iterable<SourcePath>,
  names: ReadonlySet<string>,
  pictures: readonly MeasuredPicture[],
): RecheckedProblems {
  const articles = catalog.ofRanks(addressed);
  const files = new Set([...filesBefore, ...articles.map(({ file }) => file)]);
  const now = articles.flatMap((article): Problem[] => {
    const isLost = (link: (typeof article.facts.links)[number]): boolean =>
      isRelativeAddress(link.url) && catalog.addresses.targetOf(link, article) === undefined;
    const lost = article.facts.links.filter(isLost).map(({ url }) => url);
    return [
      ...(lost.length > 0 ? [lostLinks(article.file, lost)] : []),
      ...lostPictures(article, catalog.pictureOf),
    ];
  });
  return {
    now: [...now, ...(names.size > 0 ? unclearNames(pictures, catalog.addresses.sharing(names)) : [])],
    isOld: ({ code, path }) =>
      (OF_ADDRESSES.includes(code) && files.has(path)) ||
      (code === "unusable-picture" && names.has(lastName(path))),
  };
}

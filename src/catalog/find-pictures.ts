import { sha256 } from "../lib/digest.js";
import { groupBy } from "../lib/group-by.js";
import { nameOf } from "../lib/paths.js";
import type { ArticleDetails, MeasuredPicture } from "../model/article.js";
import type { Problem } from "../model/problem.js";

/** Digits of an address's digest that a file's name has to have. */
const DIGITS = 16;

/** Finds the file of a picture by its address. */
export type FindPicture = (address: string) => MeasuredPicture | undefined;

/**
 * Tells which files hold which pictures: a file is named after its picture's address, by the SHA-256 of it in
 * hexadecimal (or its first 16 digits or more), or by the last part of its path. A name that several addresses end with
 * says nothing, and is a notice: better no picture than a wrong one.
 */
export function findPictures(
  files: readonly MeasuredPicture[],
  articles: Iterable<Pick<ArticleDetails, "image" | "pictures">>,
): { readonly find: FindPicture; readonly problems: Problem[] } {
  const byName = new Map(files.map((file) => [nameOf(file.path), file]));
  const byDigest = new Map(
    files.flatMap((file): [string, MeasuredPicture][] => {
      const stem = nameOf(file.path).replace(/\.\w+$/, "");
      return /^[0-9a-f]{16,64}$/.test(stem) ? [[stem.slice(0, DIGITS), file]] : [];
    }),
  );
  const addresses = new Set<string>();
  for (const { image, pictures = [] } of articles) {
    if (image) addresses.add(image.src);
    for (const address of pictures) addresses.add(address);
  }
  const sharing = groupBy(addresses, (address) => {
    const name = lastPart(address);
    return byName.has(name) ? name : undefined;
  });
  const unclear = [...sharing].filter(([, sharers]) => sharers.length > 1);
  for (const [name] of unclear) byName.delete(name);
  const find: FindPicture = (address) => {
    const digest = sha256(address);
    const digested = byDigest.get(digest.slice(0, DIGITS));
    const isMeant = digested && digest.startsWith(nameOf(digested.path).replace(/\.\w+$/, ""));
    return isMeant ? digested : byName.get(lastPart(address));
  };
  return {
    find,
    problems: unclear.flatMap(([name, sharers]): Problem[] => {
      const file = files.find((one) => nameOf(one.path) === name);
      const message = `${sharers.length} pictures end with this name, e.g. ${sharers.slice(0, 2).join(" and ")}`;
      const hint = "name the file by the SHA-256 of its picture's address";
      return file ? [{ code: "unusable-picture", path: file.path, message, hint }] : [];
    }),
  };
}

/** The last part of an address's path, decoded as far as it can be. */
function lastPart(address: string): string {
  const part = nameOf(address.replace(/[?#].*$/, ""));
  try {
    return decodeURIComponent(part);
  } catch {
    // Not percent-encoded after all: a file is named as the address has it.
    return part;
  }
}

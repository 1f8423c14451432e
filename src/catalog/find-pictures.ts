import { sha256 } from "../lib/digest.js";
import { groupBy } from "../lib/group-by.js";
import { nameOf } from "../lib/paths.js";
import type { ArticleDetails, MeasuredPicture } from "../model/article.js";
import type { Problem } from "../model/problem.js";

/** Number of digits of the address's digest that decide which file is meant. */
const DIGITS = 16;

/** Returns the file of a picture by the picture's address. */
export type FindPicture = (address: string) => MeasuredPicture | undefined;

/**
 * Finds out which file holds which picture. A file is named by the SHA-256 of its picture's address in hexadecimal
 * (at least the first 16 digits), or by the last part of the address. If several addresses end with the same name, no
 * file is taken, and the name is a notice: no picture is better than a wrong one.
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

/** Returns the last part of an address's path. Percent-escapes are decoded if they are valid. */
function lastPart(address: string): string {
  const part = nameOf(address.replace(/[?#].*$/, ""));
  try {
    return decodeURIComponent(part);
  } catch {
    // The escapes are not valid, so the file is named as the address is written.
    return part;
  }
}

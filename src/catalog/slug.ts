import { sha256 } from "../lib/digest.js";
import { isReservedName, MAX_NAME_BYTES } from "../lib/safe-name.js";

/**
 * Returns file names for tag keys, in the order of the keys by code unit: NFKC, lower case, what is unsafe in a file name or an address as `-`, at most 80
 * bytes. Reserved names and all but the first of equal ones get a short digest of their key. The result depends on the
 * set of keys only, not on its order, and survives a FAT stick and a case-insensitive disk.
 */
export function slugsFor<Key extends string>(keys: Iterable<Key>): Map<Key, string> {
  const slugs = new Map<Key, string>();
  const taken = new Set<string>();
  for (const key of [...keys].sort()) {
    const plain = plainSlug(key);
    const isFree = plain !== "" && !isReservedName(plain) && !taken.has(plain) && !isTooLong(plain);
    const slug = isFree ? plain : `${shortened(plain)}-${sha256(key).slice(0, 8)}`;
    taken.add(slug);
    slugs.set(key, slug);
  }
  return slugs;
}

function plainSlug(key: string): string {
  return key
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

/** Tells whether a name takes more bytes than it may. Few have so many characters that they have to be counted. */
const isTooLong = (name: string): boolean =>
  name.length * 3 > MAX_NAME_BYTES && Buffer.byteLength(name) > MAX_NAME_BYTES;

/** Cuts whole characters off the end until the name leaves room for a digest. */
function shortened(slug: string): string {
  const characters = [...slug];
  while (Buffer.byteLength(characters.join("")) > MAX_NAME_BYTES - 9) characters.pop();
  return characters.join("") || "tag";
}

import { shortDigest } from "../lib/digest.js";
import { isReservedName, MAX_NAME_BYTES } from "../lib/safe-name.js";

/**
 * Returns the file name of a tag's page: the tag's key, with `-` for characters that are unsafe in a file name or an
 * address, at most 80 bytes. The name depends on the key alone, so that other tags cannot change it. Different keys
 * have different names: of all keys that would have the same name, one keeps it, and the others get a short digest.
 */
export function slugOf(key: string): string {
  const plain = plainSlug(key);
  const isOwner = key === keyFor(plain) && !isReservedName(plain) && !isTooLong(plain);
  return isOwner ? plain : `${shortened(plain)}-${shortDigest(key)}`;
}

function plainSlug(key: string): string {
  return key
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

/**
 * Returns the key that keeps a plain slug: the one with the character that is most likely where the slug has `-`.
 * Chinese parts of a name are parted by `·` (约翰·史密斯), a number and a word by `-` (covid-19), other words by a space.
 */
function keyFor(slug: string): string {
  return slug.replace(/-/g, (_, index: number) => {
    const neighbours = `${slug[index - 1]}${slug[index + 1]}`;
    if (/\p{Script=Han}/u.test(neighbours)) return "·";
    return /\p{N}/u.test(neighbours) ? "-" : " ";
  });
}

/** Tells whether a name has too many bytes. Few names have so many characters that their bytes have to be counted. */
const isTooLong = (name: string): boolean =>
  name.length * 3 > MAX_NAME_BYTES && Buffer.byteLength(name) > MAX_NAME_BYTES;

/** Cuts whole characters off the end until there is room for a digest. */
function shortened(slug: string): string {
  const characters = [...slug];
  while (Buffer.byteLength(characters.join("")) > MAX_NAME_BYTES - 9) characters.pop();
  return characters.join("") || "tag";
}

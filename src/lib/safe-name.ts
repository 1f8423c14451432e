import { sha256 } from "./digest.js";

/** Names that Windows keeps for devices, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i;
const SAFE = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.-]*$/u;

/** Bytes that a name may take; a path of several such names still fits where 255 are allowed. */
export const MAX_NAME_BYTES = 80;

/** Tells whether a name can be a file's or folder's name on every system: no separators, no device, not too long. */
export function isSafeName(name: string): boolean {
  return (
    SAFE.test(name) &&
    !name.endsWith(".") &&
    !isReservedName(name) &&
    Buffer.byteLength(name) <= MAX_NAME_BYTES
  );
}

/** Tells whether a name is taken by a device or by the pages that every folder has. */
export function isReservedName(name: string): boolean {
  return DEVICE.test(name) || name.toLowerCase() === "index";
}

/** Characters of a digest that keeps names apart. */
const DIGEST_LENGTH = 8;

/**
 * Returns a name composed (NFC) where it can be a name on every system; else what of it can, with a short digest of the
 * whole name behind it.
 */
export function safeNameFor(name: string): string {
  const composed = name.normalize("NFC");
  return isSafeName(composed) ? composed : withDigest(composed, composed);
}

/** Returns a safe name that begins like a name and ends with a short digest. @param source what the digest is of */
export function withDigest(name: string, source: string): string {
  const digest = sha256(source).slice(0, DIGEST_LENGTH);
  const characters = [...name.replace(/[^\p{L}\p{N}\p{M}_.-]+/gu, "-").replace(/^[^\p{L}\p{N}_]+/u, "")];
  while (Buffer.byteLength(characters.join("")) > MAX_NAME_BYTES - DIGEST_LENGTH - 1) characters.pop();
  const beginning = characters.join("").replace(/[-.]+$/, "");
  return beginning === "" ? digest : `${beginning}-${digest}`;
}

/**
 * Tells whether a path stays inside the site, however a system reads it: parts with `/` between them, none of them
 * empty, `.` or `..`, and no backslash, colon or control character that would mean more than a name.
 */
export function isSafeSitePath(path: string): boolean {
  return /^[^\\:\p{Cc}]+$/u.test(path) && path.split("/").every((part) => !/^\.{0,2}$/.test(part));
}

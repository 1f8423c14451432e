import { shortDigest } from "./digest.js";

/** Names of devices on Windows, with any extension. No file can have such a name there. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?:\..*)?$/i;
const SAFE = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.-]*$/u;

/** Most bytes of a name. A path of three such names fits into the 255 bytes that some systems allow. */
export const MAX_NAME_BYTES = 80;

/**
 * Tells whether a name of a file or folder is valid on every system. It has letters, digits, `_`, `.` and `-`, at most 80 bytes,
 * begins with a letter, a digit or `_`, does not end in `.`, and is not reserved.
 */
export function isSafeName(name: string): boolean {
  return (
    SAFE.test(name) &&
    !name.endsWith(".") &&
    !isReservedName(name) &&
    Buffer.byteLength(name) <= MAX_NAME_BYTES
  );
}

/** Tells whether a name is reserved: that of a device on Windows, or `index`, the page of each folder. */
export function isReservedName(name: string): boolean {
  return DEVICE.test(name) || name.toLowerCase() === "index";
}

/** Returns a safe name for any name: the name in composed form (NFC), or `withDigest` of it if that is not safe. */
export function safeNameFor(name: string): string {
  const composed = name.normalize("NFC");
  return isSafeName(composed) ? composed : withDigest(composed, composed);
}

/** Returns the safe characters of a name, `-` and 8 digits of a digest, in at most 80 bytes. @param source text of the digest */
export function withDigest(name: string, source: string): string {
  const digest = shortDigest(source);
  const characters = [...name.replace(/[^\p{L}\p{N}\p{M}_.-]+/gu, "-").replace(/^[^\p{L}\p{N}_]+/u, "")];
  while (Buffer.byteLength(characters.join("")) > MAX_NAME_BYTES - 1 - digest.length) characters.pop();
  const beginning = characters.join("").replace(/[-.]+$/, "");
  const safe = beginning === "" ? digest : `${beginning}-${digest}`;
  return isReservedName(safe) ? safe.replaceAll(".", "-") : safe;
}

/** Returns a key that names share if some disks take them for one: names that differ in case (`ß` is `ss`) or composition. */
export const caseFolded = (name: string): string => name.toUpperCase().toLowerCase().normalize("NFC");

/** Tells whether a path stays in the site everywhere: no part is empty, `.` or `..`; no backslash, colon, control character. */
export function isSafeSitePath(path: string): boolean {
  return /^[^\\:\p{Cc}]+$/u.test(path) && path.split("/").every((part) => !/^\.{0,2}$/.test(part));
}

/** Tells whether a path can be that of a file of the site on every system, on Windows too. */
export const isPortablePath = (path: string): boolean =>
  isSafeSitePath(path) && path.split("/").every((part) => !DEVICE.test(part) && !/[<>"|?*]|[. ]$/.test(part));

/** Tells whether a name had bytes that are no UTF-8. The system does not find it by the name that is left. */
export const isDamagedName = (name: string): boolean => name.includes("\uFFFD");

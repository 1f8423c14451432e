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

/**
 * Tells whether a path stays inside the site, however a system reads it: parts with `/` between them, none of them
 * empty, `.` or `..`, and no backslash, colon or control character that would mean more than a name.
 */
export function isSafeSitePath(path: string): boolean {
  return /^[^\\:\p{Cc}]+$/u.test(path) && path.split("/").every((part) => !/^\.{0,2}$/.test(part));
}

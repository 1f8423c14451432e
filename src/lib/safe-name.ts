/** Names of devices on Windows, with any extension. No file can have such a name there. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i;
const SAFE = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.-]*$/u;

/** Most bytes of a name. A path of three such names fits into the 255 bytes that some systems allow. */
export const MAX_NAME_BYTES = 80;

/** Tells whether every system takes a name for a file or folder: letters, digits, `_`, `.` and `-`, no device, not too long. */
export function isSafeName(name: string): boolean {
  return (
    SAFE.test(name) &&
    !name.endsWith(".") &&
    !isReservedName(name) &&
    Buffer.byteLength(name) <= MAX_NAME_BYTES
  );
}

/** Tells whether a name is that of a device, or of the page `index.html` that folders have. */
export function isReservedName(name: string): boolean {
  return DEVICE.test(name) || name.toLowerCase() === "index";
}

/**
 * Tells whether a path stays inside the site on every system. Its parts have `/` between them, and none is empty, `.` or
 * `..`. It has no backslash and no colon, which separate parts on some systems, and no control character.
 */
export function isSafeSitePath(path: string): boolean {
  return /^[^\\:\p{Cc}]+$/u.test(path) && path.split("/").every((part) => !/^\.{0,2}$/.test(part));
}

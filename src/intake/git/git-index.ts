import { readFile, stat } from "node:fs/promises";

/** A file as git last saw it. */
export interface IndexEntry {
  /** Relative to the top of the checkout, with `/`; a character for each byte. */
  readonly path: string;
  /** Name of the blob with the file's content, in hexadecimal digits. */
  readonly blob: string;
  /** Size in bytes, modulo 2³². */
  readonly size: number;
  /** Modification time in milliseconds since 1970. */
  readonly mtimeMs: number;
  /** Whether a sparse checkout leaves it out. The path of a whole folder that is left out may end with `/`. */
  readonly isLeftOut: boolean;
}

/** The index of a checkout. */
export interface GitIndex {
  /** When it was written, in milliseconds since 1970. A file changed after that may have the size and time of its entry. */
  readonly mtimeMs: number;
  /** Its entries, by the bytes of their paths. */
  readonly entries: Iterable<IndexEntry>;
}

/** Milliseconds by which two equal times may differ, since they are rounded in different ways. */
const ROUNDING = 0.001;

/**
 * Tells whether a file still has the size and modification time in its entry. Its content is then that of the entry's blob,
 * as git checks it out: with its filters and line ends.
 * @param indexMtimeMs when the index was written
 * @param file its size in bytes, and its modification time in milliseconds since 1970
 */
export function isAsNoted(
  entry: IndexEntry,
  indexMtimeMs: number,
  { size, mtimeMs }: { readonly size: number; readonly mtimeMs: number },
): boolean {
  if (entry.size !== size % 2 ** 32) return false;
  // Some systems let git note whole seconds.
  const time = entry.mtimeMs % 1000 === 0 ? mtimeMs - (mtimeMs % 1000) : mtimeMs;
  // A file that changed while the index was written may have the time of its entry, and other content.
  return Math.abs(entry.mtimeMs - time) < ROUNDING && mtimeMs < indexMtimeMs;
}

const HEADER = 12;
/** Bytes of an entry before the blob's name. */
const STATS = 40;
const EXTENDED = 0x4000;
const STAGES = 0x3000;
/** Of the flags that only an extended entry has. */
const SKIP_WORKTREE = 0x4000;

/** Reads the index of a checkout; no entries if none is understood. @param hashBytes 20 for SHA-1, 32 for SHA-256 */
export async function readGitIndex(file: string, hashBytes: number): Promise<GitIndex> {
  const stats = await stat(file).catch(() => undefined);
  if (!stats?.isFile()) return { mtimeMs: 0, entries: [] };
  const bytes = await readFile(file);
  return { mtimeMs: stats.mtimeMs, entries: parseGitIndex(bytes, hashBytes) };
}

/** Yields entries without conflict (https://git-scm.com/docs/index-format, versions 2 to 4), as far as the bytes make sense. */
function* parseGitIndex(bytes: Buffer, hashBytes: number): Generator<IndexEntry> {
  if (bytes.length < HEADER || bytes.toString("latin1", 0, 4) !== "DIRC") return;
  const version = bytes.readUInt32BE(4);
  if (version < 2 || version > 4) return;
  const count = bytes.readUInt32BE(8);
  let path = "";
  let start = HEADER;
  for (let index = 0; index < count; index++) {
    const flagsOffset = start + STATS + hashBytes;
    if (flagsOffset + 4 > bytes.length) return;
    const flags = bytes.readUInt16BE(flagsOffset);
    const nameOffset = flagsOffset + (flags & EXTENDED ? 4 : 2);
    const isLeftOut = (flags & EXTENDED) !== 0 && (bytes.readUInt16BE(flagsOffset + 2) & SKIP_WORKTREE) !== 0;
    const prefix = version === 4 ? readPrefix(bytes, nameOffset, path) : { kept: 0, next: nameOffset };
    const end = bytes.indexOf(0, prefix.next);
    if (end < 0 || prefix.kept < 0) return;
    path = path.slice(0, prefix.kept) + bytes.toString("latin1", prefix.next, end);
    if ((flags & STAGES) === 0) yield { path, isLeftOut, ...statsIn(bytes, start, hashBytes) };
    start = version === 4 ? end + 1 : start + paddedSize(end - start);
  }
}

function statsIn(bytes: Buffer, start: number, hashBytes: number): Omit<IndexEntry, "path" | "isLeftOut"> {
  return {
    mtimeMs: bytes.readUInt32BE(start + 8) * 1000 + bytes.readUInt32BE(start + 12) / 1e6,
    size: bytes.readUInt32BE(start + 36),
    blob: bytes.toString("hex", start + STATS, start + STATS + hashBytes),
  };
}

/** Returns the size of an entry with the one to eight zeros at its end. */
const paddedSize = (size: number): number => (size + 8) & ~7;

/** Reads how much of the path before is the beginning of the next one: version 4 stores only the rest. */
function readPrefix(bytes: Buffer, offset: number, last: string): { kept: number; next: number } {
  let next = offset;
  let byte = bytes[next++] ?? 0;
  let dropped = byte & 127;
  while (byte & 128) {
    byte = bytes[next++] ?? 0;
    dropped = (dropped + 1) * 128 + (byte & 127);
  }
  return { kept: last.length - dropped, next };
}

import { rmSync } from "node:fs";
import path from "node:path";
import type { FailureLog } from "./failure-log.js";
import { type StoredFile, stemIn, stemsOf } from "./picture-store.js";

/** Returns files that this program wrote, for addresses that no article names. @param addresses of all articles' pictures */
export function findUnused<File extends Pick<StoredFile, "path">>(
  files: readonly File[],
  addresses: Iterable<string>,
): File[] {
  const stems = stemsOf(addresses);
  return files.filter(({ path: file }) => {
    const stem = stemIn(file);
    return stem !== undefined && !stems.has(stem);
  });
}

/** Removes files, and forgets the failures of pictures that no article names. @throws Error of the file system */
export function removeUnused(
  folder: string,
  unused: Iterable<Pick<StoredFile, "path">>,
  addresses: ReadonlySet<string>,
  failures: FailureLog,
): void {
  for (const { path: file } of unused) rmSync(path.join(folder, file), { force: true });
  for (const name of [...failures.pictures.keys()])
    if (!addresses.has(name)) failures.forget("pictures", name);
}

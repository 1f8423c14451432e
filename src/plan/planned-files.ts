import { folderOf, nameOf } from "../model/file-columns.js";
import type { Digest, SitePath } from "../model/names.js";

/** Everything that a site is to hold: its files, each with its key, folder by folder. */
export class PlannedFiles {
  private readonly byFolder = new Map<string, Map<string, Digest>>();

  /** Adds a file, or changes its key. */
  add(at: SitePath, key: Digest): void {
    const folder = folderOf(at);
    const keys = this.byFolder.get(folder);
    if (keys) keys.set(nameOf(at), key);
    else this.byFolder.set(folder, new Map([[nameOf(at), key]]));
  }

  /** The keys by name, in each folder that has files. */
  get folders(): ReadonlyMap<string, ReadonlyMap<string, Digest>> {
    return this.byFolder;
  }

  /** Tells whether a file is among them. */
  has(at: SitePath): boolean {
    return this.byFolder.get(folderOf(at))?.has(nameOf(at)) ?? false;
  }
}

import { accessSync, constants, readdirSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "../lib/disk/make-folder.js";
import { sweepTemporary } from "../output/sweep-temporary.js";
import type { Pack } from "../plan/pack.js";
import { loadPacks, savePacks } from "./pack-list.js";

/** A pack that was asked for. */
export interface PutPack {
  readonly pack: Pack;
  /** Whether it was written. The one that was there was made of other things, or there was none. */
  readonly isNew: boolean;
}

/** The file of a pack, and what it lacks. */
type WrittenPack = Pick<Pack, "size" | "sha256" | "notices">;

/** The folder of the packs, with the list of what they were made of. */
export class PackFolder {
  private constructor(
    readonly folder: string,
    private readonly packs: Map<string, Pack>,
  ) {}

  /** Opens a folder, or creates it. @throws BuildError if its list is damaged; Error of the file system if it is read-only */
  static open(folder: string): PackFolder {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    sweepTemporary(folder, readdirSync(folder));
    return new PackFolder(folder, new Map(loadPacks(folder).map((pack) => [pack.name, pack])));
  }

  /** Writes and lists a pack, unless the one that is there was made of the same. */
  async put(
    pack: Omit<Pack, keyof WrittenPack>,
    write: (file: string) => Promise<WrittenPack>,
  ): Promise<PutPack> {
    const known = this.packs.get(pack.name);
    if (known?.key === pack.key) return { pack: known, isNew: false };
    const written: Pack = { ...pack, ...(await write(path.join(this.folder, pack.name))) };
    this.packs.set(pack.name, written);
    savePacks(this.folder, this.packs.values());
    return { pack: written, isNew: true };
  }
}

import type { Digest } from "../model/names.js";

/** The kinds of packs: what readers pass from hand to hand. */
export const PACK_KINDS = ["epub", "zim", "changes"] as const;

export type PackKind = (typeof PACK_KINDS)[number];

/** A file that readers pass from hand to hand. */
export interface Pack {
  /** Its file name in the folder of packs. */
  readonly name: string;
  readonly kind: PackKind;
  readonly title: string;
  /** In bytes. */
  readonly size: number;
  /** In hexadecimal. */
  readonly sha256: string;
  /** Digest of all that it was made of. */
  readonly key: Digest;
  /** What its readers miss, for the operator. */
  readonly notices?: readonly string[];
}

/** The list of the packs in their folder. */
export const PACK_LIST = "packs.json";

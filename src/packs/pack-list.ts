import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { compare } from "../lib/compare.js";
import { ifThere } from "../lib/if-there.js";
import { writeAtomic } from "../lib/write-atomic.js";
import type { Digest } from "../model/names.js";
import { BuildError } from "../model/problem.js";
import { PACK_KINDS, PACK_LIST, type Pack } from "../plan/pack.js";

const PACK_NAME = /^[\p{L}\p{N}_][^/\\:\p{Cc}]*\.(?:epub|zim|zip)$/u;

const listSchema = v.array(
  v.strictObject({
    name: v.pipe(v.string(), v.regex(PACK_NAME)),
    kind: v.picklist(PACK_KINDS),
    title: v.string(),
    size: v.pipe(v.number(), v.integer(), v.minValue(0)),
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    key: v.pipe(
      v.string(),
      v.regex(/^[0-9a-f]{32}$/),
      v.transform((key) => key as Digest),
    ),
    notices: v.exactOptional(v.array(v.string())),
  }),
);

/** Reads the list of packs, if there is one, without those whose files are gone or changed. @throws BuildError if damaged */
export function loadPacks(folder: string): Pack[] {
  const file = path.join(folder, PACK_LIST);
  const text = ifThere(() => readFileSync(file, "utf8"));
  if (text === undefined) return [];
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), listSchema), text);
  if (!result.success)
    throw new BuildError(
      `${file} is not a list of packs: ${v.getDotPath(result.issues[0]) ?? ""} ${result.issues[0].message}`,
      "remove it, and write the packs again",
    );
  return result.output.filter(({ name, size }) => sizeOf(path.join(folder, name)) === size);
}

/** Writes the list of the packs in a folder, in the order of their names. @throws Error of the file system */
export function savePacks(folder: string, packs: Iterable<Pack>): void {
  const sorted = [...packs].sort((a, b) => compare(a.name, b.name));
  writeAtomic(
    path.join(folder, PACK_LIST),
    `[\n${sorted.map((pack) => JSON.stringify(pack)).join(",\n")}\n]\n`,
  );
}

function sizeOf(file: string): number | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? stat.size : undefined;
}

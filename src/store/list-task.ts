import type { SitePath } from "../model/names.js";
import { listFiles } from "./site-folder.js";
import { sweepTemporary } from "./sweep.js";

/** Lists the files of an output folder, in a worker, without the half-written ones of a build that died. */
export default function list(out: string): Set<SitePath> {
  return sweepTemporary(out, listFiles(out));
}

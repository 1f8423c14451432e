import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { FileDigest } from "../model/manifest.js";

/** Returns size and digest of a file that may be larger than what fits into memory. */
export async function digestOfFile(file: string): Promise<FileDigest> {
  const sum = createHash("sha256");
  await pipeline(createReadStream(file), sum);
  return { size: statSync(file).size, sha256: sum.digest("hex") };
}

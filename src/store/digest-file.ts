import { createHash } from "node:crypto";
import type { FileDigest } from "../model/manifest.js";

/** Returns how many bytes a file has, and their SHA-256. */
export function digestFile(content: string | Uint8Array): FileDigest {
  return {
    size: Buffer.byteLength(content),
    sha256: createHash("sha256").update(content).digest("hex"),
  };
}

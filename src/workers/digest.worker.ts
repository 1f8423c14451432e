import { readFileSync } from "node:fs";
import path from "node:path";
import type { DigestResult, DigestTask } from "../intake/read-sources.js";
import { sourceDigest } from "../intake/source-digest.js";

/** Reads a batch of files. Returns the digest of each file, or why it could not be read, in their order. */
export default async function digestBatch({ content, paths }: DigestTask): Promise<DigestResult[]> {
  return paths.map((file) => {
    try {
      return { digest: sourceDigest(readFileSync(path.join(content, file)), file) };
    } catch (error) {
      return { message: (error as Error).message };
    }
  });
}

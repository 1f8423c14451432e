import { readFileSync } from "node:fs";
import { sourceFile } from "../intake/mirror-folders.js";
import type { DigestResult, DigestTask } from "../intake/read-changed-sources.js";
import { sourceDigest } from "../intake/source-digest.js";

/** Reads a batch of files. Returns the digest of each file, or why it could not be read, in their order. */
export default async function digestBatch({ folders, paths }: DigestTask): Promise<DigestResult[]> {
  return paths.map((file) => {
    try {
      return { digest: sourceDigest(readFileSync(sourceFile(folders, file)), file) };
    } catch (error) {
      return { message: (error as Error).message };
    }
  });
}

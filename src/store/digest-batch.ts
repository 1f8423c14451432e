import { readFileSync } from "node:fs";
import path from "node:path";
import type { Digest, SourcePath } from "../model/names.js";
import { sourceDigest } from "./source-digest.js";

/** Files to read. */
export interface DigestTask {
  readonly content: string;
  readonly paths: readonly SourcePath[];
}

/** The digest of what a file's conversion depends on, or why it could not be read. */
export type DigestResult = { readonly digest: Digest } | { readonly message: string };

/** Reads a batch of files. Returns a result for each, in their order. */
export default async function digestBatch({ content, paths }: DigestTask): Promise<DigestResult[]> {
  return paths.map((at) => {
    try {
      return { digest: sourceDigest(readFileSync(path.join(content, at)), at) };
    } catch (error) {
      return { message: (error as Error).message };
    }
  });
}

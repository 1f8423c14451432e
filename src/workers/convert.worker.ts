import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { storeEmbedded } from "../cache/embedded-pictures.js";
import { OutcomePacker, type PackedOutcomes } from "../cache/outcome-row.js";
import { convertRaw, readFile } from "../convert/convert-file.js";
import { splitMeta } from "../convert/split-meta.js";
import { loadPageReader } from "../formats/html.js";
import { sourceFile } from "../intake/mirror-folders.js";
import { sourceDigest } from "../intake/source-digest.js";
import { ifThere } from "../lib/if-there.js";
import type { ConvertOptions } from "../model/declared-format.js";
import type { ArticleId, Digest, SourcePath } from "../model/names.js";
import type { Refusal } from "../model/problem.js";
import type { RawArticle } from "../model/raw-article.js";
import type { MirrorFolders } from "../model/settings.js";

interface SourceToConvert {
  readonly path: SourcePath;
  readonly id: ArticleId;
  /** The `sourceDigest` that it had. */
  readonly read: Digest;
  /** Names its outcome. */
  readonly digest: Digest;
}

/** Files to convert. */
export interface ConvertTask {
  readonly folders: MirrorFolders;
  /** The cache folder, which gets the pictures that are embedded in files. */
  readonly cache: string;
  readonly options: ConvertOptions;
  readonly files: readonly SourceToConvert[];
}

type AddOutcome = (file: Digest) => void;

/**
 * Converts a batch of files, and stores the pictures that are embedded in them. A file that cannot be converted becomes a
 * problem. A file with the same article as the file before it is not converted again: the copies of an article in several
 * channels often differ only in their frames. A file that has changed since it was read, or is gone, has no outcome: its digest would
 * name that of other bytes.
 * @returns the outcomes as bytes, so that the main thread need not encode them
 */
export default async function convertBatch(task: ConvertTask): Promise<PackedOutcomes> {
  const { folders, cache, options, files } = task;
  const packer = new OutcomePacker();
  let last: { readonly raw: RawArticle | Refusal; readonly add: AddOutcome } | undefined;
  for (const { path: file, id, read, digest } of files) {
    const bytes = ifThere(() => readFileSync(sourceFile(folders, file)));
    if (bytes === undefined || sourceDigest(bytes, file) !== read) continue;
    await loadPageReader(file, bytes);
    const raw = readFile(bytes, file, id, options);
    if (!last || !isDeepStrictEqual(raw, last.raw)) last = { raw, add: convert(raw, options, cache, packer) };
    last.add(digest);
  }
  return packer.packed();
}

function convert(
  raw: RawArticle | Refusal,
  options: ConvertOptions,
  cache: string,
  packer: OutcomePacker,
): AddOutcome {
  const result = "problem" in raw ? raw : convertRaw(raw, options);
  if ("problem" in result) return (file) => packer.add(file, result, undefined);
  const { markdown, notices, embedded = [] } = result;
  const { facts, details } = splitMeta(result);
  for (const picture of embedded) storeEmbedded(cache, picture);
  const place = packer.store(details, markdown);
  return (file) => packer.add(file, { facts, notices }, place);
}

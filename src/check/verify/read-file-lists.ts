import type { FileDigests, Manifest, ManifestPart } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import { BuildError } from "../../model/problem.js";
import { findParts, isBelow, partFinder } from "../../output/find-parts.js";
import { type ParsePart, partParser } from "../../output/manifest.js";
import { type Fault, faultWithoutContent, STAND_INS } from "./check-copy-file.js";
import { conversionOf, mostConverted } from "./conversion-of.js";
import type { CopyFinding } from "./copy-findings.js";
import type { CopySource } from "./copy-source.js";
import { inParallel } from "./in-parallel.js";

/** What the manifest of a copy says of its files. */
export interface FileLists {
  /** The files to compare. */
  readonly files: FileDigests;
  /** Pages that hosts send in the place of others. */
  readonly standIns: FileDigests;
  /** Parts of the manifest that could not be read. Nobody knows which files they list. */
  readonly unread: ReadonlySet<ManifestPart>;
  /** One for each of them, and one for each part that was converted on its way. */
  readonly findings: readonly CopyFinding[];
}

/**
 * Reads the parts of a copy's manifest that list the wanted files, and those of the pages that may stand in for others.
 * @param root of the manifest
 * @param only a page or a folder; undefined for all files
 * @param parallel the number of parts that are read at the same time
 */
export async function readFileLists(
  source: CopySource,
  root: Manifest,
  only: string | undefined,
  parallel: number,
): Promise<FileLists> {
  const wanted = new Set(only === undefined ? root.parts : findParts(root.parts, only));
  const ofStandIns = STAND_INS.map(partFinder(root.parts)).filter((part) => part !== undefined);
  const known = new Map(root.files);
  const unread = new Set<ManifestPart>();
  const findings: CopyFinding[] = [];
  const parsePart = partParser(root);
  await inParallel(new Set([...wanted, ...ofStandIns]), parallel, async (part) => {
    const { listed, fault } = await readPart(source, part, parsePart);
    for (const [path, digest] of listed ?? []) known.set(path, digest);
    if (!fault || !wanted.has(part)) return;
    if (!listed) unread.add(part);
    const loss = listed ? "" : `; the files that it lists were not compared: ${part.files}`;
    findings.push({ rule: fault[0], path: part.path, message: fault[1] + loss });
  });
  const pick = (isPicked: (path: SitePath) => boolean): FileDigests =>
    new Map([...known].filter(([path]) => isPicked(path)));
  return {
    files: only === undefined ? known : pick((path) => isBelow(path, only)),
    standIns: pick((path) => STAND_INS.includes(path)),
    unread,
    findings,
  };
}

/** Returns what a part lists, if that can be told, and what is wrong with the part. */
async function readPart(
  source: CopySource,
  part: ManifestPart,
  parsePart: ParsePart,
): Promise<{ readonly listed?: FileDigests; readonly fault?: Fault }> {
  const answer = await source.read(part.path, mostConverted(part.size));
  if (answer.kind !== "content") return { fault: faultWithoutContent(answer, part.path, part) };
  const conversion = conversionOf(answer.bytes, part);
  try {
    const listed = parsePart(part, conversion?.bytes ?? answer.bytes);
    return conversion ? { listed, fault: ["converted-file", conversion.what] } : { listed };
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    return { fault: ["changed-file", error.message] };
  }
}

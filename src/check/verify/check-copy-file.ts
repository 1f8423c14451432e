import { fileDigest } from "../../lib/digest.js";
import { isHostFile } from "../../lib/disk/system-file.js";
import type { FileDigest, FileDigests } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import { conversionOf, mostConverted } from "./conversion-of.js";
import type { CopyFinding, CopyFindingName } from "./copy-findings.js";
import type { Answer, CopySource } from "./copy-source.js";

/** Pages that hosts send, with the status 200, in the place of a file that they do not have. */
export const STAND_INS: readonly SitePath[] = ["404.html" as SitePath, "index.html" as SitePath];

/**
 * Compares one file of a copy with the manifest.
 * @param path in the manifest
 * @param listed what the manifest says about the file
 * @param standIns what it says about `STAND_INS`
 * @param stored where the copy has the file
 * @returns undefined if the file is what the manifest says
 */
export async function checkCopyFile(
  source: CopySource,
  path: SitePath,
  listed: FileDigest,
  standIns: FileDigests,
  stored: SitePath,
): Promise<CopyFinding | undefined> {
  const sizes = [listed, ...standIns.values()].map(({ size }) => size);
  const answer = await source.read(stored, mostConverted(Math.max(...sizes)));
  const fault =
    answer.kind === "content"
      ? contentFault(answer, path, listed, standIns)
      : faultWithoutContent(answer, path, listed);
  return fault && { rule: fault[0], path, message: fault[1] };
}

/** What is wrong with a file. */
export type Fault = readonly [rule: CopyFindingName, message: string];
type Content = Extract<Answer, { kind: "content" }>;

/** Returns what is wrong with a file that the copy does not send. */
export function faultWithoutContent(
  answer: Exclude<Answer, Content>,
  path: SitePath,
  { size }: FileDigest,
): Fault {
  if (answer.kind === "too-long") return ["changed-file", `it has more than ${size} bytes`];
  const rule = answer.kind === "missing" ? "missing-file" : "unanswered-file";
  return [isHostFile(path) ? "host-file" : rule, answer.reason];
}

function contentFault(
  { bytes, sentTo }: Content,
  path: SitePath,
  listed: FileDigest,
  standIns: FileDigests,
): Fault | undefined {
  const found = fileDigest(bytes);
  if (found.sha256 === listed.sha256) return undefined;
  const [standIn] = [...standIns].find(([, { sha256 }]) => sha256 === found.sha256) ?? [];
  if (standIn !== undefined)
    return [isHostFile(path) ? "host-file" : "missing-file", `the copy sends ${standIn} in its place`];
  const conversion = conversionOf(bytes, listed);
  if (conversion) return ["converted-file", conversion.what];
  const where = sentTo === undefined ? "" : `, at ${sentTo}`;
  return ["changed-file", `it has ${found.size} bytes with the SHA-256 ${found.sha256}${where}`];
}

import { fileDigest } from "../../lib/digest.js";
import { isHostFile } from "../../lib/system-file.js";
import type { Manifest } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import type { Finding } from "../finding.js";
import type { CopyFindingName } from "./copy-findings.js";
import type { Answer, CopySource } from "./copy-source.js";

/** Pages that hosts send, with the status 200, in the place of a file that they do not have. */
const STAND_INS: readonly SitePath[] = ["404.html" as SitePath, "index.html" as SitePath];

/**
 * Compares one file of a copy with the manifest.
 * @param path in the manifest
 * @param stored where the copy has the file
 * @returns undefined if the file is what the manifest says
 */
export async function checkCopyFile(
  source: CopySource,
  manifest: Manifest,
  path: SitePath,
  stored: SitePath,
): Promise<Finding | undefined> {
  const sizes = [path, ...STAND_INS].map((one) => manifest.files.get(one)?.size ?? 0);
  const answer = await source.read(stored, Math.max(...sizes));
  const fault = faultOf(answer, manifest, path);
  return fault && { rule: fault[0], path, message: fault[1] };
}

type Fault = readonly [rule: CopyFindingName, message: string];

function faultOf(answer: Answer, manifest: Manifest, path: SitePath): Fault | undefined {
  switch (answer.kind) {
    case "unanswered":
      return ["unanswered-file", answer.reason];
    case "missing":
      return [isHostFile(path) ? "host-file" : "missing-file", answer.reason];
    case "too-long":
      return ["changed-file", `it has more than ${manifest.files.get(path)?.size} bytes`];
    case "content":
      return contentFault(answer, manifest, path);
  }
}

function contentFault(
  { bytes, sentTo }: Extract<Answer, { kind: "content" }>,
  { files }: Manifest,
  path: SitePath,
): Fault | undefined {
  const found = fileDigest(bytes);
  if (found.sha256 === files.get(path)?.sha256) return undefined;
  const standIn = STAND_INS.find((one) => files.get(one)?.sha256 === found.sha256);
  if (standIn)
    return [isHostFile(path) ? "host-file" : "missing-file", `the copy sends ${standIn} in its place`];
  const where = sentTo === undefined ? "" : `, at ${sentTo}`;
  return ["changed-file", `it has ${found.size} bytes with the SHA-256 ${found.sha256}${where}`];
}

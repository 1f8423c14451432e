import type { KeyObject } from "node:crypto";
import { isAppleDouble, isSystemFile, mayBeAppleDouble } from "../../lib/system-file.js";
import { MANIFEST, MANIFEST_FILES, type Manifest, SIGNATURE } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import { BuildError } from "../../model/problem.js";
import { parseManifest } from "../../output/manifest.js";
import { isSignedBy } from "../../output/signature.js";
import { type Finding, sortByPath } from "../finding.js";
import { checkCopyFile } from "./check-copy-file.js";
import type { CopyFindingName } from "./copy-findings.js";
import type { CopySource } from "./copy-source.js";
import { type MatchedNames, matchNames } from "./match-names.js";

/** The largest manifest that fits into one buffer: that of ten million files. */
const LARGEST_MANIFEST = 2 ** 31 - 1;
const LARGEST_SIGNATURE = 1000;
/** Bytes of a file in which macOS keeps what another disk has no room for. */
const LARGEST_APPLE_DOUBLE = 2 ** 20;

export interface CopyReport {
  readonly manifest: Manifest;
  /** `unchecked` if no key was given. */
  readonly signature: "good" | "bad" | "missing" | "unchecked";
  /** In the order of their paths; their rules are the names in `COPY_FINDINGS`. */
  readonly findings: readonly (Finding & { readonly rule: CopyFindingName })[];
}

/**
 * Compares a copy with its manifest, and the manifest with its signature. If the signature is not good, no file is
 * compared: the manifest could say anything.
 * @param key the operator's public key; undefined to leave the signature aside
 * @param parallel the number of files that are read at the same time
 * @param tick called with the number of files that are done, and the number of all
 * @throws BuildError if the copy has no manifest, or gives no answer
 */
export async function verifyCopy(
  source: CopySource,
  key: KeyObject | undefined,
  parallel: number,
  tick: (done: number, total: number) => void,
): Promise<CopyReport> {
  const bytes = await readOrThrow(source, MANIFEST, LARGEST_MANIFEST);
  if (!bytes) throw new BuildError(`there is no ${MANIFEST} in ${source.name}`, source.hint);
  const signature = key ? await signatureState(source, bytes, key) : "unchecked";
  const manifest = parseManifest(Buffer.from(bytes).toString());
  if (signature === "bad" || signature === "missing") return { manifest, signature, findings: [] };
  const present = await source.list();
  const names = present && matchNames(manifest.files.keys(), present);
  const findings = [
    ...(await compareFiles(source, manifest, names, parallel, tick)),
    ...(names ? await findExtras(source, names.extra) : []),
  ];
  return { manifest, signature, findings: sortByPath(findings) as CopyReport["findings"] };
}

/** Returns a file that the copy has to have to be compared at all; undefined if it is missing. */
async function readOrThrow(
  source: CopySource,
  path: SitePath,
  limit: number,
): Promise<Uint8Array | undefined> {
  const answer = await source.read(path, limit);
  if (answer.kind === "content") return answer.bytes;
  if (answer.kind === "unanswered")
    throw new BuildError(`cannot read ${path} from ${source.name}: ${answer.reason}`, source.hint);
  if (answer.kind === "too-long")
    throw new BuildError(`${path} from ${source.name} has more than ${limit} bytes`, source.hint);
  return undefined;
}

async function signatureState(
  source: CopySource,
  manifest: Uint8Array,
  key: KeyObject,
): Promise<CopyReport["signature"]> {
  const signature = await readOrThrow(source, SIGNATURE, LARGEST_SIGNATURE);
  if (!signature) return "missing";
  return isSignedBy(manifest, Buffer.from(signature).toString(), key) ? "good" : "bad";
}

/** @param names undefined if the copy cannot be listed */
async function compareFiles(
  source: CopySource,
  manifest: Manifest,
  names: MatchedNames | undefined,
  parallel: number,
  tick: (done: number, total: number) => void,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  let done = 0;
  const rest = manifest.files.keys();
  const work = async (): Promise<void> => {
    for (const path of rest) {
      const finding = await compareFile(source, manifest, names, path);
      if (finding) findings.push(finding);
      tick(++done, manifest.files.size);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return findings;
}

async function compareFile(
  source: CopySource,
  manifest: Manifest,
  names: MatchedNames | undefined,
  path: SitePath,
): Promise<Finding | undefined> {
  const clash = names?.clashes.get(path);
  if (clash)
    return { rule: "clashing-names", path, message: `it may be any of ${clash.map(spelled).join(", ")}` };
  const stored = names ? names.found.get(path) : path;
  if (stored === undefined) return { rule: "missing-file", path, message: "it is not there" };
  return checkCopyFile(source, manifest, path, stored);
}

/** Returns a name in ASCII. The names of a clash look the same otherwise. */
const spelled = (name: string): string =>
  JSON.stringify(name).replace(/[^ -~]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);

async function findExtras(source: CopySource, extra: readonly SitePath[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const path of extra) {
    if (MANIFEST_FILES.includes(path)) continue;
    findings.push(
      isSystemFile(path) || (await isFileOfMac(source, path))
        ? { rule: "system-file", path, message: "it does not belong to the site" }
        : { rule: "extra-file", path, message: "the manifest does not name it" },
    );
  }
  return findings;
}

async function isFileOfMac(source: CopySource, path: SitePath): Promise<boolean> {
  if (!mayBeAppleDouble(path)) return false;
  const answer = await source.read(path, LARGEST_APPLE_DOUBLE);
  return answer.kind === "content" && isAppleDouble(answer.bytes);
}

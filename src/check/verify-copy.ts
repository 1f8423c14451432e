import type { KeyObject } from "node:crypto";
import { fileDigest } from "../lib/digest.js";
import { type FileDigest, MANIFEST, MANIFEST_FILES, type Manifest, SIGNATURE } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import { BuildError } from "../model/problem.js";
import { parseManifest } from "../output/manifest.js";
import { isSignedBy } from "../output/signature.js";
import type { CopySource } from "./copy-source.js";
import type { Finding, RuleName } from "./finding.js";

/** Bytes that a manifest may have: that of ten million files. */
const LARGEST_MANIFEST = 2 ** 31 - 1;
const LARGEST_SIGNATURE = 1000;

export interface CopyReport {
  readonly manifest: Manifest;
  /** `unchecked` where no key was given to check it with. */
  readonly signature: "good" | "bad" | "missing" | "unchecked";
  /** In the order of their paths. */
  readonly findings: readonly Finding[];
}

/**
 * Proves that a copy is complete and unchanged: its manifest is signed by the key's owner, and its files are those of the
 * manifest. Where the signature is not good, nothing else is looked at: the manifest may say anything.
 * @param atOnce files that are read at the same time
 * @throws BuildError where there is no manifest
 */
export async function verifyCopy(
  source: CopySource,
  key: KeyObject | undefined,
  atOnce: number,
  tick: (done: number, of: number) => void,
): Promise<CopyReport> {
  const bytes = await source.read(MANIFEST, LARGEST_MANIFEST);
  if (!bytes)
    throw new BuildError(`there is no ${MANIFEST} at that place`, "name the folder or address of a site");
  const signature = key ? await signatureState(source, bytes, key) : "unchecked";
  const manifest = parseManifest(Buffer.from(bytes).toString());
  if (signature === "bad" || signature === "missing") return { manifest, signature, findings: [] };
  const findings = [
    ...(await compareFiles(source, manifest, atOnce, tick)),
    ...(await extraFiles(source, manifest)),
  ];
  findings.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { manifest, signature, findings };
}

async function signatureState(
  source: CopySource,
  manifest: Uint8Array,
  key: KeyObject,
): Promise<CopyReport["signature"]> {
  const signature = await source.read(SIGNATURE, LARGEST_SIGNATURE);
  if (!signature) return "missing";
  return isSignedBy(manifest, Buffer.from(signature).toString(), key) ? "good" : "bad";
}

async function compareFiles(
  source: CopySource,
  { files }: Manifest,
  atOnce: number,
  tick: (done: number, of: number) => void,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  let done = 0;
  const rest = files.entries();
  const work = async (): Promise<void> => {
    for (const [at, expected] of rest) {
      const objection = await objectionTo(source, at, expected);
      if (objection) findings.push({ rule: objection[0], path: at, message: objection[1] });
      tick(++done, files.size);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return findings;
}

async function objectionTo(
  source: CopySource,
  at: SitePath,
  expected: FileDigest,
): Promise<readonly [RuleName, string] | undefined> {
  try {
    const content = await source.read(at, expected.size);
    if (!content) return ["missing-file", "it is not there"];
    const found = fileDigest(content);
    return found.size === expected.size && found.sha256 === expected.sha256
      ? undefined
      : ["changed-file", `it is not what was signed: ${found.size} bytes, SHA-256 ${found.sha256}`];
  } catch (error) {
    const { message, cause } = error as Error;
    return ["changed-file", cause instanceof Error ? `${message}: ${cause.message}` : message];
  }
}

async function extraFiles(source: CopySource, { files }: Manifest): Promise<Finding[]> {
  const present = (await source.list()) ?? [];
  return present
    .filter((at) => !files.has(at) && !MANIFEST_FILES.includes(at))
    .map((at): Finding => ({ rule: "extra-file", path: at, message: "the manifest does not name it" }));
}

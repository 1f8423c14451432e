import type { KeyObject } from "node:crypto";
import { isAppleDouble, isSystemFile, mayBeAppleDouble } from "../../lib/disk/system-file.js";
import { parseJson } from "../../lib/if-there.js";
import { type FileDigest, MANIFEST, type Manifest, SIGNATURE } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import { BuildError } from "../../model/problem.js";
import { partFinder } from "../../output/find-parts.js";
import { MOST_ROOT_BYTES, manifestFiles, parseManifestRoot } from "../../output/manifest.js";
import { isSignedBy } from "../../output/signature.js";
import { sortByPath } from "../finding.js";
import { beginsAsMarkup } from "../read/decode-text.js";
import { checkCopyFile } from "./check-copy-file.js";
import { undoConversion } from "./conversion-of.js";
import type { CopyFinding } from "./copy-findings.js";
import type { Answer, CopySource } from "./copy-source.js";
import { inParallel } from "./in-parallel.js";
import { type MatchedNames, matchNames } from "./match-names.js";
import { type FileLists, readFileLists } from "./read-file-lists.js";

const LARGEST_SIGNATURE = 1000;
/** Bytes of a file in which macOS keeps what another disk has no room for. */
const LARGEST_APPLE_DOUBLE = 2 ** 20;

export interface CopyReport {
  readonly manifest: Pick<Manifest, "generator" | "source" | "sources">;
  /** `unchecked` if no key was given. */
  readonly signature: "good" | "bad" | "missing" | "unchecked";
  /** The number of files that were compared. */
  readonly compared: number;
  /** How many of them are not right. */
  readonly wrong: number;
  /** The number of files that were not compared, because their part of the manifest could not be read. */
  readonly uncompared: number;
  /** In the order of their paths. */
  readonly findings: readonly CopyFinding[];
}

/** What is to be verified, and how. */
interface VerifyOptions {
  /** The operator's public key; undefined to leave the signature aside. */
  readonly key?: KeyObject | undefined;
  /** The path of a page, or of a folder, to verify that alone. */
  readonly only?: string | undefined;
  /** The number of files that are read at the same time. */
  readonly parallel: number;
  /** Called with the number of files that are done, and the number of all. */
  readonly tick: (done: number, total: number) => void;
}

/**
 * Compares a copy with its manifest, and the manifest with its signature. If the signature is not good, no file is
 * compared: the manifest could say anything. Of a manifest in parts, only those parts are read that list wanted files.
 * @throws BuildError if the copy has no manifest, or gives no answer, or its manifest does not name what is to be verified
 */
export async function verifyCopy(source: CopySource, options: VerifyOptions): Promise<CopyReport> {
  const { key, only, parallel } = options;
  const bytes = await readManifest(source);
  const { signature, root, conversion } = key ? await readSigned(source, bytes, key) : readUnsigned(bytes);
  if (signature === "bad" || signature === "missing")
    return { manifest: root, signature, compared: 0, wrong: 0, uncompared: 0, findings: [] };
  const lists = await readFileLists(source, root, only, parallel);
  if (only !== undefined && lists.files.size + lists.unread.size === 0) throw unknownPath(only);
  const present = await source.list(only ?? "");
  const names = present && matchNames(lists.files.keys(), present);
  const faults = await compareFiles(source, lists, names, options);
  const findings = [
    ...(conversion === undefined ? [] : [converted(conversion)]),
    ...lists.findings,
    ...faults,
    ...(names ? await findExtras(source, names.extra, root, lists) : []),
  ];
  return {
    manifest: root,
    signature,
    compared: lists.files.size,
    wrong: faults.length,
    uncompared: [...lists.unread].reduce((sum, { files }) => sum + files, 0),
    findings: sortByPath(findings) as readonly CopyFinding[],
  };
}

const unknownPath = (only: string): BuildError =>
  new BuildError(
    `the manifest names no page and no folder ${only}`,
    "if the copy has it, do not trust it: it is not from the operator; else write it as in its address, behind that of the site: 2024/03/05/n1.html, or channels/news",
  );

async function readManifest(source: CopySource): Promise<Uint8Array> {
  const answer = await readOrThrow(source, MANIFEST, MOST_ROOT_BYTES);
  if (answer.kind === "content") return answer.bytes;
  throw new BuildError(`there is no ${MANIFEST} in ${source.name}: ${answer.reason}`, source.hint);
}

/** Reads a file without which nothing can be compared. @throws BuildError if nobody knows whether the copy has it */
async function readOrThrow(
  source: CopySource,
  path: SitePath,
  limit: number,
): Promise<Extract<Answer, { kind: "content" | "missing" }>> {
  const answer = await source.read(path, limit);
  if (answer.kind === "unanswered")
    throw new BuildError(`cannot read ${path} from ${source.name}: ${answer.reason}`, source.hint);
  if (answer.kind === "too-long")
    throw new BuildError(`${path} from ${source.name} has more than ${limit} bytes`, source.hint);
  return answer;
}

const converted = (message: string): CopyFinding => ({ rule: "converted-file", path: MANIFEST, message });

/** The root of a manifest, and what its signature says of it. */
interface ReadManifest {
  readonly signature: CopyReport["signature"];
  readonly root: Manifest;
  /** How it was converted on its way. `root` is what it said before. */
  readonly conversion?: string;
}

async function readSigned(source: CopySource, bytes: Uint8Array, key: KeyObject): Promise<ReadManifest> {
  const read = await readOrThrow(source, SIGNATURE, LARGEST_SIGNATURE);
  if (read.kind === "missing") return { signature: "missing", root: rootIn(bytes) };
  const text = Buffer.from(read.bytes).toString();
  const isSigned = (some: Uint8Array): boolean => isSignedBy(some, text, key);
  if (isSigned(bytes)) return { signature: "good", root: rootIn(bytes) };
  const before = undoConversion(bytes, MOST_ROOT_BYTES, isSigned);
  if (before) return { signature: "good", root: rootIn(before.bytes), conversion: before.what };
  return { signature: "bad", root: rootIn(bytes) };
}

/** Reads a manifest that may have been converted on its way. */
function readUnsigned(bytes: Uint8Array): ReadManifest {
  const signature = "unchecked";
  try {
    return { signature, root: rootIn(bytes) };
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    const before = undoConversion(bytes, MOST_ROOT_BYTES, isJson);
    if (!before) throw error;
    return { signature, root: rootIn(before.bytes), conversion: before.what };
  }
}

const isJson = (bytes: Uint8Array): boolean => parseJson(Buffer.from(bytes).toString()) !== undefined;

const rootIn = (bytes: Uint8Array): Manifest => parseManifestRoot(Buffer.from(bytes).toString());

/** @param names undefined if the copy was not listed */
async function compareFiles(
  source: CopySource,
  lists: FileLists,
  names: MatchedNames | undefined,
  { parallel, tick }: VerifyOptions,
): Promise<CopyFinding[]> {
  const findings: CopyFinding[] = [];
  let done = 0;
  await inParallel(lists.files.keys(), parallel, async (path) => {
    const finding = await compareFile(source, lists, names, path);
    if (finding) findings.push(finding);
    tick(++done, lists.files.size);
  });
  return findings;
}

async function compareFile(
  source: CopySource,
  { files, standIns }: FileLists,
  names: MatchedNames | undefined,
  path: SitePath,
): Promise<CopyFinding | undefined> {
  const clash = names?.clashes.get(path);
  if (clash)
    return { rule: "clashing-names", path, message: `it may be any of ${clash.map(spelled).join(", ")}` };
  const stored = names ? names.found.get(path) : path;
  if (stored === undefined) return { rule: "missing-file", path, message: "it is not there" };
  return checkCopyFile(source, path, files.get(path) as FileDigest, standIns, stored);
}

/** Returns a name in ASCII. The names of a clash look the same otherwise. */
const spelled = (name: string): string =>
  JSON.stringify(name).replace(/[^ -~]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);

/** Finds files that are not of the site. Of a file whose part of the manifest was not read, nobody knows whether it is. */
async function findExtras(
  source: CopySource,
  extra: readonly SitePath[],
  root: Manifest,
  { unread }: FileLists,
): Promise<CopyFinding[]> {
  const findings: CopyFinding[] = [];
  const ofManifest = manifestFiles(root);
  const findPart = partFinder(root.parts);
  for (const path of extra) {
    const part = findPart(path);
    if (ofManifest.has(path) || (part && unread.has(part))) continue;
    findings.push(
      (await isOfSystem(source, path))
        ? { rule: "system-file", path, message: "it does not belong to the site" }
        : { rule: "extra-file", path, message: "the manifest does not name it" },
    );
  }
  return findings;
}

/** A page may have the name of a system's file: some hosts and browsers show it all the same. */
async function isOfSystem(source: CopySource, path: SitePath): Promise<boolean> {
  const isNamed = isSystemFile(path);
  if (!isNamed && !mayBeAppleDouble(path)) return false;
  const answer = await source.read(path, LARGEST_APPLE_DOUBLE);
  if (!isNamed) return answer.kind === "content" && isAppleDouble(answer.bytes);
  const bytes = answer.kind === "content" ? answer.bytes : answer.kind === "too-long" && answer.beginning;
  return !bytes || !beginsAsMarkup(bytes);
}

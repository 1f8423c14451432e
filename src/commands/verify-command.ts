import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createProgress, type Progress } from "../build/progress.js";
import { describeFindings } from "../check/describe-findings.js";
import { COPY_FINDINGS } from "../check/verify/copy-findings.js";
import { folderCopy } from "../check/verify/folder-copy.js";
import { type CopyReport, verifyCopy } from "../check/verify/verify-copy.js";
import { webCopy } from "../check/verify/web-copy.js";
import { describeTable, type TableRow, unlessZero } from "../lib/text/printable.js";
import { type ContentSource, commitsOf, PARTS_FOLDER } from "../model/manifest.js";
import { BuildError } from "../model/problem.js";
import { publicKeyIn } from "../output/signature.js";

/** Files that are read at the same time. A host of volunteers cannot answer many requests at once. */
const PARALLEL = 8;

/** Milliseconds of a wait that is told. */
const LEAST_TOLD = 2000;

interface VerifyFlags {
  readonly publicKey?: string | undefined;
  readonly only?: string | undefined;
  readonly jobs?: number | undefined;
}

const SIGNATURES: Readonly<Record<CopyReport["signature"], string>> = {
  good: "good: the key's owner signed this manifest",
  bad: "BAD: the key's owner did not sign this manifest",
  missing: "MISSING: nobody signed this copy",
  unchecked: "not checked: name the operator's key with --public-key",
};

/**
 * Compares a copy of a site, in a folder or on the web, with its signed manifest, and prints what differs.
 * @returns true if the signature is good or was not asked for, and all files are right but those of systems and hosts
 * @throws BuildError if the copy or the key cannot be read
 */
export async function runVerify(copy: string, { publicKey, only, jobs }: VerifyFlags): Promise<boolean> {
  const progress = await createProgress();
  const source = copySource(copy, progress);
  const key = publicKey === undefined ? undefined : publicKeyIn(publicKey);
  const scope = only === undefined ? {} : { only: sitePathOf(only) };
  const report = await progress.stage("verify", (tick) =>
    verifyCopy(source, { key, ...scope, parallel: jobs ?? PARALLEL, tick }),
  );
  const findings = describeFindings(report.findings, COPY_FINDINGS, "correct these, and run it again");
  if (findings) console.error(`${findings}\n`);
  console.log(describeReport(report));
  const harmless = new Set<string>(COPY_FINDINGS.filter((one) => one.isHarmless).map((one) => one.name));
  return isTrusted(report) && report.findings.every(({ rule }) => harmless.has(rule));
}

/** Returns a path of a page or a folder as the manifest writes it. */
function sitePathOf(text: string): string {
  const parts = text.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.length > 0) return parts.join("/").normalize("NFC");
  throw new BuildError(`${text} names the whole copy`, "leave --only out to verify all of it");
}

/** @param named a copy's folder or address, or that of its front page or manifest */
function copySource(named: string, progress: Progress) {
  const copy = named.replace(/(?<=[\\/])(?:index\.html|manifest\.json)$/, "");
  if (!/^[a-z]{2,}:\/\//i.test(copy)) return folderCopy(path.resolve(copy));
  if (!/^https?:/i.test(copy) || !URL.canParse(copy))
    throw new BuildError(`${copy} is not an address of http or https`, "write it as a browser shows it");
  return webCopy(copy, toldWait(progress));
}

/** Returns what waits, and says so, but of several waits at the same time only that of the longest. */
function toldWait(progress: Progress): (milliseconds: number) => Promise<void> {
  let end = 0;
  return async (milliseconds) => {
    const isLonger = performance.now() + milliseconds > end + LEAST_TOLD;
    if (isLonger && milliseconds >= LEAST_TOLD) {
      end = performance.now() + milliseconds;
      progress.note(`waiting for the host, ${Math.round(milliseconds / 1000)} seconds`);
    }
    await sleep(milliseconds);
    if (performance.now() >= end) progress.note("");
  };
}

const isTrusted = ({ signature }: CopyReport): boolean => signature === "good" || signature === "unchecked";

function describeReport(report: CopyReport): string {
  const { manifest, signature } = report;
  return describeTable([
    ["signature", SIGNATURES[signature]],
    ["made by", manifest.generator],
    ...commitRows(manifest),
    ...((isTrusted(report) ? countRows(report) : [["files", "not compared"]]) satisfies TableRow[]),
  ]);
}

/** The commits of several mirrors come with the mirrors' names. */
const commitRows = (source: ContentSource): TableRow[] =>
  commitsOf(source).map(([name, { commit, modified }]) => [
    "from commit",
    `${commit}${modified ? " (modified)" : ""}${name && ` of ${name}`}`,
  ]);

/** Each kind of finding is counted by itself: a file that is missing is no forgery. */
const countRows = ({ compared, wrong, uncompared, findings }: CopyReport): TableRow[] => [
  ["files", compared],
  ["right", compared - wrong],
  ...COPY_FINDINGS.map(
    ({ name, count }): TableRow => [count, unlessZero(findings.filter(({ rule }) => rule === name).length)],
  ),
  ["not compared", uncompared > 0 ? `${uncompared}: see ${PARTS_FOLDER}/ above` : undefined],
];

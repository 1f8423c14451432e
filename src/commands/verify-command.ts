import path from "node:path";
import { createProgress } from "../build/progress.js";
import { folderSource, webSource } from "../check/copy-source.js";
import { describeFindings } from "../check/describe-findings.js";
import { type CopyReport, verifyCopy } from "../check/verify-copy.js";
import { printable } from "../lib/printable.js";
import { publicKeyIn } from "../output/signature.js";

/** Files that are asked for at the same time: a host of volunteers is not to be stormed. */
const AT_ONCE = 8;

export interface VerifyFlags {
  readonly publicKey?: string | undefined;
  readonly jobs?: number | undefined;
}

const SIGNATURES: Readonly<Record<CopyReport["signature"], string>> = {
  good: "good: the manifest is that of the key's owner",
  bad: "BAD: the manifest is not what the key's owner signed",
  missing: "MISSING: nobody signed this copy",
  unchecked: "not checked: name the operator's key with --public-key",
};

/**
 * Proves that a copy of a site, in a folder or on the web, is complete and unchanged.
 * @returns whether it is, as far as could be told
 */
export async function runVerify(copy: string, { publicKey, jobs }: VerifyFlags): Promise<boolean> {
  const source = /^https?:\/\//i.test(copy) ? webSource(copy) : folderSource(path.resolve(copy));
  const key = publicKey === undefined ? undefined : publicKeyIn(publicKey);
  const reporter = createProgress(process.stderr);
  const report = await reporter.stage("verify", (tick) => verifyCopy(source, key, jobs ?? AT_ONCE, tick));
  const { manifest, signature, findings } = report;
  if (findings.length > 0) console.error(`${describeFindings(findings)}\n`);
  const isTrusted = signature === "good" || signature === "unchecked";
  const commit = manifest.source;
  const rows: [string, string][] = [
    ["signature", SIGNATURES[signature]],
    ["made by", manifest.generator],
    ...(commit
      ? [["from commit", commit.commit + (commit.modified ? " (modified)" : "")] as [string, string]]
      : []),
    ["files", isTrusted ? `${manifest.files.size}, ${findings.length} of them wrong` : "not looked at"],
  ];
  console.log(rows.map(([name, value]) => `${name.padEnd(18)} ${printable(value)}`).join("\n"));
  return isTrusted && findings.length === 0;
}

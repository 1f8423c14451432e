import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Example } from "../../src/check/rules/rule.js";
import { CONTENT_SECURITY_POLICY } from "../../src/lib/policy.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** Returns a sound page with markup in its `<main>`. */
export const pageWith = (markup: string, head = ""): string =>
  [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">`,
    '<meta name="referrer" content="no-referrer"><meta http-equiv="x-dns-prefetch-control" content="off">',
    `<title>text</title>${head}</head>`,
    `<body><main>${markup}</main></body></html>`,
  ].join("\n");

const SOUND: Readonly<Record<string, string>> = {
  "index.html": pageWith('<p id="top">text</p>'),
  "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M7 9h18"/></svg>',
};

const digestOf = (content: string | Uint8Array) => ({
  size: Buffer.byteLength(content),
  sha256: createHash("sha256").update(content).digest("hex"),
});

/** An example whose files may be any bytes. */
type SiteExample = Omit<Example, "files"> & {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
};

/** Writes a sound site, and the example into it. Returns the site's folder. */
export function writeSite({ page, files = {}, listed }: SiteExample): string {
  const folder = path.join(temporaryFolder(), "site");
  const sound = { ...SOUND, ...(page === undefined ? {} : { "page.html": pageWith(page) }) };
  for (const [name, content] of Object.entries({ ...sound, ...files })) writeFile(folder, name, content);
  if (listed === null) return folder;
  const entries = Object.entries({ ...sound, ...(listed ?? files) });
  const manifest = Object.fromEntries(entries.map(([name, content]) => [name, digestOf(content)]));
  writeFile(folder, "manifest.json", JSON.stringify({ generator: "test", files: manifest }));
  return folder;
}

export function writeFile(folder: string, name: string, content: string | Uint8Array): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Runs the compiled check. A process for each case would take minutes. */
export async function findingsIn(folder: string, jobs = 1) {
  const module = pathToFileURL(path.resolve("dist/check/check-site.js")).href;
  const { checkSite }: typeof import("../../src/check/check-site.js") = await import(
    /* @vite-ignore */ module
  );
  const pool = pathToFileURL(path.resolve("dist/workers/worker-pool.js")).href;
  const { WorkerPool }: typeof import("../../src/workers/worker-pool.js") = await import(
    /* @vite-ignore */ pool
  );
  const workers = new WorkerPool(jobs);
  const { findings } = await checkSite(folder, workers, () => undefined);
  await workers.close();
  return findings;
}

/** Returns the names of the rules that a site breaks, sorted. */
export const brokenRules = async (folder: string): Promise<string[]> =>
  [...new Set((await findingsIn(folder)).map(({ rule }) => rule))].sort();

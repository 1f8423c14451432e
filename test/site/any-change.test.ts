import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { type AnySite, KINDS, makeAnySite } from "../support/any-change.js";
import { digestsIn, filesIn } from "../support/files.js";
import { HANGS_AFTER } from "../support/run-cli.js";
import { SEED } from "../support/seed.js";
import { runRound } from "../support/shared-build.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** How many random sequences are tried: a few in `npm test`, as many as one likes in a long run. */
const SEQUENCES = Number(process.env.NEWSMIRROR_SEQUENCES ?? 2);
const STEPS = 8;

type Kinds = (typeof KINDS)[keyof typeof KINDS];

describe("a build after any change", () => {
  const number = fc.nat({ max: 9999 });
  /** Articles change in each sequence, and one to three other things. A sequence without some kinds stays on fast ways. */
  const sequences = fc
    .uniqueArray(fc.constantFrom<Kinds>(...Object.values(KINDS)), { minLength: 0, maxLength: 3 })
    .chain((some) => {
      const changes = [KINDS.ARTICLES, ...some].flatMap((kinds) => Object.entries(kinds));
      const change = fc.tuple(fc.constantFrom(...changes), number, number);
      const steps = fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), {
        minLength: STEPS,
        maxLength: STEPS,
      });
      return fc.tuple(number, steps);
    });

  it(`gives the bytes of a cold one, and says the same, in ${SEQUENCES} random sequences (seed ${SEED})`, {
    timeout: SEQUENCES * HANGS_AFTER,
  }, async () => {
    const base = temporaryFolder();
    const counts = new Map<string, number>();
    let sequence = 0;
    const property = fc.asyncProperty(sequences, async ([begin, steps]) => {
      const site = makeAnySite(path.join(base, String(++sequence)), begin);
      const journal: string[] = [];
      await expectSameAsCold(site, journal);
      for (const changes of steps) {
        const done = changes.map(([[name, change], which, choice]) => {
          counts.set(name, (counts.get(name) ?? 0) + 1);
          return `${name}: ${change(site, which, choice)}`;
        });
        journal.push(done.join("; then "));
        await expectSameAsCold(site, journal);
      }
      rmSync(site.folder, { recursive: true });
      if (process.env.NEWSMIRROR_COUNTS) console.error(journal.join("\n"));
    });
    await fc.assert(property, { numRuns: SEQUENCES, endOnFailure: true, seed: SEED });
    if (process.env.NEWSMIRROR_COUNTS) console.error(JSON.stringify([...counts].sort()));
  });
});

async function expectSameAsCold(site: AnySite, journal: readonly string[]): Promise<void> {
  vi.stubEnv("NEWSMIRROR_TODAY", site.today);
  const after = `after:\n  a build\n  ${journal.join("\n  ")}`;
  const { buildHere } = siteIn(site.folder);
  const folders = (out: string, cache: string) => ({
    content: undefined,
    config: path.join(site.folder, "site.yaml"),
    out: path.join(site.folder, out),
    cache: path.join(site.folder, cache),
    verify: site.verify ?? false,
    verbose: true,
  });
  const own = { ...folders("site", "cache"), jobs: site.trouble === "has threads" ? 2 : 1 };
  let cold: Awaited<ReturnType<typeof buildHere>> | string;
  try {
    cold = await buildHere(folders("cold/site", "cold/cache"));
  } catch (error) {
    cold = String(error);
    if (process.env.NEWSMIRROR_COUNTS) console.error("NO SITE", cold);
  }
  if (site.trouble === "is of a fresh checkout") vi.stubEnv("CI", "true");
  await sufferTrouble(site, own);
  let warm: typeof cold;
  try {
    warm = await buildHere(own);
  } catch (error) {
    warm = String(error);
  }
  delete site.verify;
  vi.stubEnv("CI", undefined);
  if (typeof cold === "string" || typeof warm === "string") expect(warm, after).toBe(cold);
  else {
    expect(
      differences(digestsIn(own.out), digestsIn(path.join(site.folder, "cold/site"))),
      `differs from a cold build ${after}`,
    ).toEqual([]);
    expect(warm.err, `says something else than a cold build ${after}`).toBe(cold.err);
    expect(counted(warm.out), `counts otherwise than a cold build ${after}`).toBe(counted(cold.out));
  }
  rmSync(path.join(site.folder, "cold"), { recursive: true, force: true });
}

/** Returns what a summary says of the site. */
const counted = (summary: string): string =>
  summary
    .split("\n")
    .filter((line) => !/written|removed|took|second/.test(line))
    .join("\n");

type Folders = {
  readonly config: string;
  readonly out: string;
  readonly cache: string;
  readonly content: undefined;
};

/** Has a build end before its time, or shards prepare one. */
async function sufferTrouble(site: AnySite, flags: Folders): Promise<void> {
  const { trouble } = site;
  delete site.trouble;
  const { buildHere } = siteIn(site.folder);
  const args = [
    "dist/cli.js",
    "build",
    "--config",
    flags.config,
    "--out",
    flags.out,
    "--cache",
    flags.cache,
    "--jobs",
    "1",
  ];
  const { folder } = site;
  if (trouble === "is killed")
    spawnSync(process.execPath, args, { timeout: 300 + ((site.counter * 37) % 900), killSignal: "SIGKILL" });
  else if (trouble === "has no room")
    spawnSync("bash", [
      "-c",
      'ulimit -f "$1"; shift; exec "$@"',
      "bash",
      String(4 + (site.counter % 40)),
      process.execPath,
      ...args,
    ]);
  else if (trouble === "fails") {
    const files = filesIn(path.join(folder, "site"));
    const file = path.join(folder, "site", files[site.counter % files.length] as string);
    rmSync(file);
    mkdirSync(path.join(file, "in the way"), { recursive: true });
    await buildHere(flags).catch(() => undefined);
    rmSync(file, { recursive: true });
  } else if (trouble === "is of shards") {
    try {
      for (const round of ["convert", "render"] as const) await runRound(flags, 2, round);
      await siteIn(folder).assembleHere(flags);
    } catch {
      // No site can be made: the build after it says why.
    }
  }
}

function differences(
  warm: Readonly<Record<string, string>>,
  cold: Readonly<Record<string, string>>,
): string[] {
  const files = [...new Set([...Object.keys(warm), ...Object.keys(cold)])].sort();
  return files
    .filter((file) => warm[file] !== cold[file])
    .map((file) => {
      if (cold[file] === undefined) return `${file} should be gone`;
      return warm[file] === undefined ? `${file} is missing` : `${file} has other bytes`;
    });
}

import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { BuildFlags } from "../../src/commands/build-command.js";
import { type AnySite, inside, makeAnySite, siteFile } from "../support/any-site/any-site.js";
import {
  ARTICLES,
  DRAFTS,
  FORMS,
  FRONT_MATTER,
  SHOWN_PICTURES,
} from "../support/any-site/content-changes.js";
import { DISK, GIT, OPERATOR, SETTINGS, SEVERAL_MIRRORS } from "../support/any-site/other-changes.js";
import { differences } from "../support/differences.js";
import { digestsIn } from "../support/files.js";
import { HANGS_AFTER, SHORT_RUN } from "../support/run-cli.js";
import { SEED } from "../support/seed.js";
import { runRound } from "../support/shared-build.js";
import { buildHere } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** How many random sequences are tried: one in `npm test`, as many as one likes in a long run. */
const SEQUENCES = Number(process.env.NEWSMIRROR_SEQUENCES ?? 1);
const STEPS = 8;

const OTHERS = {
  FRONT_MATTER,
  FORMS,
  DRAFTS,
  SHOWN_PICTURES,
  OPERATOR,
  SETTINGS,
  SEVERAL_MIRRORS,
  GIT,
  DISK,
};

/** The choice of settings with which a site begins, and the changes before each build. */
const sequences = fc
  .uniqueArray(fc.constantFrom(...Object.values(OTHERS)), { maxLength: 3 })
  .chain((some) => {
    // What a sequence does not change lets its builds take shorter ways.
    const kinds = [ARTICLES, ...some].flatMap((changes) => Object.entries(changes));
    const change = fc.tuple(fc.constantFrom(...kinds), fc.nat({ max: 9999 }), fc.nat({ max: 9999 }));
    const step = fc.array(change, { minLength: 1, maxLength: 4 });
    return fc.tuple(fc.nat({ max: 7 }), fc.array(step, { minLength: STEPS, maxLength: STEPS }));
  });

describe("a build after any change", () => {
  it(`gives the bytes of a cold one, and says the same, in ${SEQUENCES} random sequences (seed ${SEED})`, {
    timeout: SEQUENCES * HANGS_AFTER,
  }, async () => {
    onTestFinished(() => void vi.unstubAllEnvs());
    const base = temporaryFolder();
    const times = new Map<string, number>();
    let sequence = 0;
    const property = fc.asyncProperty(sequences, async ([begin, steps]) => {
      const site = makeAnySite(path.join(base, String(++sequence)), begin);
      const journal: string[] = [];
      await expectSameAsCold(site, journal);
      for (const changes of steps) {
        const done = changes.map(([[name, change], which, choice]) => {
          times.set(name, (times.get(name) ?? 0) + 1);
          return `${name}: ${change(site, which, choice)}`;
        });
        journal.push(done.join("; "));
        await expectSameAsCold(site, journal);
      }
      rmSync(site.folder, { recursive: true });
    });
    // A smaller counterexample would cost minutes; the journal in the message tells what happened.
    await fc.assert(property, { numRuns: SEQUENCES, endOnFailure: true, seed: SEED });
    if (SEQUENCES > 1) console.log([...times].map((entry) => entry.join(" ")).join(", "));
  });
});

/** Builds over what earlier builds left and from nothing, and compares the two sites and what the builds say. */
async function expectSameAsCold(site: AnySite, journal: readonly string[]): Promise<void> {
  const { folder, trouble, today } = site;
  const after = `after a build with ${JSON.stringify(site.settings)}, and:\n  ${journal.join("\n  ")}`;
  const flags = flagsFor(folder, folder);
  vi.stubEnv("NEWSMIRROR_TODAY", today);
  vi.stubEnv("CI", trouble === "is of a fresh checkout" ? "true" : undefined);
  await suffer(site, flags);
  const more = { jobs: trouble === "has threads" ? 2 : 1, verify: trouble === "reads all files" };
  const warm = await outcomeOf({ ...flags, ...more });
  const place = `${folder}-cold`;
  const cold = flagsFor(folder, place);
  expect(warm, after).toEqual(await outcomeOf(cold));
  // Where no site can be made, that of the last build stays.
  if (warm.length > 1) expect(differences(digestsIn(flags.out), digestsIn(cold.out)), after).toEqual([]);
  else if (SEQUENCES > 1) console.log(warm[0]);
  rmSync(place, { recursive: true, force: true });
}

/** The flags of a build. @param site with the settings @param place of the folders that a build writes */
const flagsFor = (site: string, place: string) => ({
  config: path.join(site, "site.yaml"),
  out: path.join(place, "site"),
  cache: path.join(place, "cache"),
});

/** What the first build alone says. */
const AT_FIRST = /\nwarning: the settings state no language.*\n.*\n/;

/** Returns what a build says of the site, or of the reason why it cannot make one. */
async function outcomeOf(flags: BuildFlags): Promise<readonly string[]> {
  try {
    const { out, err } = await buildHere({ ...flags, verbose: true });
    const counts = out
      .split("\n")
      .filter((line) => !/^(?:files (?:written|removed)|seconds|the site:) /.test(line));
    return [...counts, ...err.replace(AT_FIRST, "").split("\n")];
  } catch (error) {
    return [String(error)];
  }
}

/** Has something happen to a build before the one that is compared, or has shards prepare that one. */
async function suffer(site: AnySite, flags: ReturnType<typeof flagsFor>): Promise<void> {
  const { trouble, counter } = site;
  site.trouble = undefined;
  const folders = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const command = [process.execPath, ...SHORT_RUN, "dist/cli.js", "build", "--jobs", "1", ...folders];
  if (trouble === "is killed")
    spawnSync(process.execPath, command.slice(1), {
      timeout: 300 + ((counter * 37) % 90) * 10,
      killSignal: "SIGKILL",
    });
  else if (trouble === "has no room")
    spawnSync("bash", ["-c", `ulimit -f ${4 + (counter % 40)}; exec "$@"`, "bash", ...command]);
  else if (trouble === "has a wrong template") {
    const template = inside(site, "templates/day.njk");
    writeFileSync(template, "{% if %}");
    await buildHere(flags).catch(() => undefined);
    rmSync(template);
  } else if (trouble === "fails") await failOnce(inside(site, `site/${siteFile(site, counter)}`), flags);
  else if (trouble === "is of shards") {
    // Where no shard can do its share, the build that is compared says why.
    const outcome = async (): Promise<void> => {
      for (const round of ["convert", "render"] as const) await runRound(flags, 2, round);
      await buildHere(flags, true);
    };
    await outcome().catch(() => undefined);
  }
}

/** Has a build fail, unless it has nothing to write to a file. */
async function failOnce(file: string, flags: BuildFlags): Promise<void> {
  rmSync(file, { force: true });
  mkdirSync(path.join(file, "in the way"), { recursive: true });
  await buildHere(flags).catch(() => undefined);
  rmSync(file, { recursive: true });
}

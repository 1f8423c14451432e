import { execFile } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ARTICLE_CHANGES,
  type Change,
  deleteArticle,
  type Mirror,
  makeMirror,
  OTHER_CHANGES,
  save,
} from "../support/changing-mirror.js";
import { differences } from "../support/differences.js";
import { digestsIn } from "../support/files.js";
import { articleFrom } from "../support/random-article.js";
import { HANGS_AFTER, SHORT_RUN } from "../support/run-cli.js";
import { SEED } from "../support/seed.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** How many random sequences are tried: one in `npm test`, as many as one likes in a long run. */
const SEQUENCES = Number(process.env.NEWSMIRROR_SEQUENCES ?? 1);
const STEPS = 6;

const CHANGES: Readonly<Record<string, Change>> = { ...ARTICLE_CHANGES, ...OTHER_CHANGES };

/**
 * Changes of which several may come at once. Without its cache, a build does not know which files of the site are of
 * earlier builds: it leaves those alone that are not planned any more.
 */
const { loseCache: _, ...TOGETHER } = CHANGES;

describe("an incremental build", () => {
  const number = fc.nat({ max: 999 });
  const changeOf = (changes: object) => fc.tuple(fc.constantFrom(...Object.keys(changes)), number, number);
  /** What happens between two builds: a pull that changes some articles, one thing of another kind, or much at once. */
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.array(changeOf(ARTICLE_CHANGES), { minLength: 1, maxLength: 2 }) },
    { weight: 2, arbitrary: fc.tuple(changeOf(OTHER_CHANGES)) },
    { weight: 2, arbitrary: fc.array(changeOf(TOGETHER), { minLength: 2, maxLength: 6 }) },
  );

  it(`gives the bytes of a cold one after each step of ${SEQUENCES} random sequences (seed ${SEED})`, {
    timeout: SEQUENCES * HANGS_AFTER,
  }, async () => {
    const base = temporaryFolder();
    let sequences = 0;
    const sequence = fc.asyncProperty(
      fc.array(step, { minLength: STEPS, maxLength: STEPS }),
      async (steps) => {
        const mirror = makeMirror(path.join(base, `mirror${++sequences}`));
        const journal: string[] = [];
        await expectSameAsCold(mirror, journal);
        for (const changes of steps) {
          const done = changes.map(([name, which, choice]) => CHANGES[name]?.(mirror, which, choice));
          journal.push(done.join(", then "));
          await expectSameAsCold(mirror, journal);
        }
        rmSync(mirror.folder, { recursive: true });
      },
    );
    // A smaller counterexample would cost minutes; the journal in the message tells what happened.
    await fc.assert(sequence, {
      numRuns: SEQUENCES,
      endOnFailure: true,
      seed: SEED,
    });
  });
});

describe("a build after one that failed while it wrote pages", () => {
  it("gives the bytes of a cold one, though the article that was new then is taken back", async () => {
    const mirror = makeMirror(path.join(temporaryFolder(), "mirror"));
    const journal: string[] = [];
    await expectSameAsCold(mirror, journal);
    const home = path.join(mirror.folder, "site", "index.html");
    rmSync(home);
    mkdirSync(path.join(home, "in the way"), { recursive: true });
    journal.push(deleteArticle(mirror, "c2/n1.md"));
    journal.push(`add ${save(mirror, "c1/new.md", articleFrom(0, 99))}`);
    await expect(build(mirror, { out: "site", cache: "cache" }, "")).rejects.toThrow();
    rmSync(home, { recursive: true });
    journal.push("a build that fails", deleteArticle(mirror, "c1/new.md"));
    await expectSameAsCold(mirror, journal);
  });
});

describe("a build after which fewer tags have pages", () => {
  it("suggests the others as a cold one does", async () => {
    const mirror = makeMirror(path.join(temporaryFolder(), "mirror"));
    const journal: string[] = [];
    await expectSameAsCold(mirror, journal);
    mirror.settings = { ...mirror.settings, tags: { minArticles: 50 } };
    journal.push(OTHER_CHANGES.setTitle(mirror));
    await expectSameAsCold(mirror, journal);
  });
});

/** Builds over what the last build left and from nothing, and compares the two sites. */
async function expectSameAsCold(mirror: Mirror, journal: readonly string[]): Promise<void> {
  const cold = path.join(mirror.folder, "cold");
  const after = ["a build", ...journal].join("\n  ");
  const { shards = 0 } = mirror;
  delete mirror.shards;
  await Promise.all([
    (shards > 0 ? buildByShards : build)(mirror, { out: "site", cache: "cache" }, after, shards),
    build(mirror, { out: "cold/site", cache: "cold/cache" }, after),
  ]);
  const found = differences(digestsIn(path.join(mirror.folder, "site")), digestsIn(path.join(cold, "site")));
  expect(found, `differs from a cold build after:\n  ${after}`).toEqual([]);
  rmSync(cold, { recursive: true });
}

interface Folders {
  readonly out: string;
  readonly cache: string;
}

const build = (mirror: Mirror, folders: Folders, after: string): Promise<void> =>
  run(mirror, folders, after, "build");

async function buildByShards(mirror: Mirror, folders: Folders, after: string, shards: number): Promise<void> {
  for (const round of ["convert", "render"])
    for (let index = 1; index <= shards; index++)
      await run(mirror, folders, after, "build", "--shard", `${index}/${shards}`, "--round", round);
  await run(mirror, folders, after, "assemble");
}

async function run(
  { folder }: Mirror,
  { out, cache }: Folders,
  after: string,
  ...command: readonly string[]
): Promise<void> {
  const folders = ["--content", path.join(folder, "content"), "--out", path.join(folder, out)];
  const program = path.join(folder, "package");
  try {
    await promisify(execFile)(
      process.execPath,
      [
        ...SHORT_RUN,
        "dist/cli.js",
        ...command,
        ...folders,
        "--cache",
        path.join(folder, cache),
        "--jobs",
        "1",
      ],
      { cwd: program, timeout: HANGS_AFTER },
    );
  } catch (error) {
    throw new Error(`no site in ${out} after:\n  ${after}`, { cause: error });
  }
}

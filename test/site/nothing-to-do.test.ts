import {
  appendFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { digestsIn, filesIn, writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { siteIn } from "../support/site.js";
import { sharedFolder, temporaryFolder } from "../support/temporary-folder.js";

const built = sharedFolder();
let base: string;
beforeAll(async () => {
  // On a runner of CI, the times of files say nothing, so more is read.
  vi.stubEnv("CI", "");
  cpSync("content", path.join(built, "content"), { recursive: true });
  await siteIn(built).buildHere();
});

afterAll(() => {
  vi.unstubAllEnvs();
});

/** A copy keeps the times of files, but for those of folders. So it is built over once. */
beforeEach(async () => {
  base = temporaryFolder();
  cpSync(built, base, { recursive: true, preserveTimestamps: true });
  await siteIn(base).buildHere();
});

const inBase = (file: string): string => path.join(base, file);
const anArticle = (): string =>
  readdirSync(inBase("content"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .sort()[0] as string;

describe("a build with nothing to do", () => {
  it("reads no table of articles and files: it says the same though they are damaged, and leaves them alone", async () => {
    const before = digestsIn(inBase("site"));
    const tables = readdirSync(inBase("cache")).filter((name) => /^(?:sources|outcomes|files)/.test(name));
    expect(tables.length).toBeGreaterThanOrEqual(3);
    for (const table of tables) writeFileSync(inBase(`cache/${table}`), "damaged");
    const { out } = await siteIn(base).buildHere();
    expect(out).toMatch(/^files written +0$/m);
    expect(digestsIn(inBase("site"))).toEqual(before);
    for (const table of tables) expect(readFileSync(inBase(`cache/${table}`), "utf8")).toBe("damaged");
  });

  it("looks at everything again with --verify", async () => {
    const [table] = readdirSync(inBase("cache")).filter((name) => name.startsWith("sources"));
    writeFileSync(inBase(`cache/${table}`), "damaged");
    await siteIn(base).buildHere({ verify: true });
    expect(readFileSync(inBase(`cache/${table}`), "utf8")).not.toBe("damaged");
  });
});

describe("a file of the site that somebody has changed in its place", () => {
  const expectCold = async (): Promise<void> => {
    await siteIn(base).buildHere({ out: inBase("cold"), cache: inBase("cold-cache") });
    expect(digestsIn(inBase("site"))).toEqual(digestsIn(inBase("cold")));
  };

  it("is written again with --verify, whatever it is", async () => {
    const site = inBase("site");
    for (const [index, file] of filesIn(site).entries())
      if (index % 3 === 0) truncateSync(path.join(site, file), 1);
      else if (index % 3 === 1) appendFileSync(path.join(site, file), " ");
    await siteIn(base).buildHere({ verify: true });
    await expectCold();
  });

  it.each([
    ["the table of the search index", /search\/table\.js$/],
    ["the list of a segment", /segment\.js$/],
  ])("does not stop a build that has to read it: %s", async (_, name) => {
    const files = filesIn(inBase("site")).filter((file) => name.test(file));
    for (const file of files) truncateSync(path.join(inBase("site"), file), 9);
    appendFileSync(inBase(`content/${anArticle()}`), "\nOne more sentence.\n");
    await siteIn(base).buildHere();
    await expectCold();
  });
});

it("has a segment built anew whose postings somebody has cut", async () => {
  const [site, cold] = [inBase("site"), inBase("cold")];
  const before = digestsIn(site);
  for (const file of filesIn(site))
    if (/^search\/[^/]+\/t[^/]*\.js$/.test(file)) truncateSync(path.join(site, file), 9);
  writeFiles(inBase("content"), { "ncid101/n29999999.md": mirrored("n29999999", { day: "2024-02-20" }) });
  await siteIn(base).buildHere();
  await siteIn(base).buildHere({ out: cold, cache: inBase("cold-cache") });
  const [after, wanted] = [digestsIn(site), digestsIn(cold)];
  const changed = Object.keys(after)
    .filter((file) => file.endsWith("/documents.json") && after[file] !== before[file])
    .map((file) => path.dirname(file));
  expect(changed.length).toBeGreaterThan(0);
  for (const [file, digest] of Object.entries(wanted))
    if (changed.includes(path.dirname(file))) expect([file, after[file]]).toEqual([file, digest]);
});

describe("a build after one with nothing to do", () => {
  it.each<[string, () => void]>([
    ["an article that is gone", () => rmSync(inBase(`content/${anArticle()}`))],
    ["an article that came", () => cpSync(inBase(`content/${anArticle()}`), inBase("content/new/n1.md"))],
    [
      "an article that is rewritten in its place",
      () => {
        const file = inBase(`content/${anArticle()}`);
        writeFileSync(file, `${readFileSync(file, "utf8")}\nOne more sentence.\n`);
      },
    ],
    ["a page that is gone", () => rmSync(inBase("site/index.html"))],
    ["a folder of pages that is gone", () => rmSync(inBase("site/channels"), { recursive: true })],
    ["a site that is gone", () => rmSync(inBase("site"), { recursive: true })],
  ])("sees %s", async (_, change) => {
    await siteIn(base).buildHere();
    change();
    await siteIn(base).buildHere();
    const cold = siteIn(base);
    await cold.buildHere({ out: inBase("cold"), cache: inBase("cold-cache") });
    expect(digestsIn(inBase("site"))).toEqual(digestsIn(inBase("cold")));
  });

  it("sees a file that somebody put into the site", async () => {
    writeFileSync(inBase("site/channels/notes.txt"), "notes");
    expect((await siteIn(base).buildHere()).err).toContain("channels/notes.txt");
    expect((await siteIn(base).buildHere()).err).toContain("channels/notes.txt");
  });
});

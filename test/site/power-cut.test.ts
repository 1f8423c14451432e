import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { digestsIn, filesIn, writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { siteIn } from "../support/site.js";
import { sharedFolder, temporaryFolder } from "../support/temporary-folder.js";

/** A picture of 64 × 40 pixels. */
const PICTURE =
  "data:image/gif;base64,R0lGODlhQAAoAIAAAP///wAAACwAAAAAQAAoAAACPoSPqcvtD6OctNqLs968+w+G4kiW5omm6sq27gvH8kzX9o3n+s73/g8MCofEovGITCqXzKbzCY1Kp9Sq9QoUAAA7";

const built = sharedFolder();
let base: string;
beforeAll(async () => {
  const { content, buildHere } = siteIn(built);
  const page = `<html><body><article><h1>The quay</h1><p>It was raining.</p><img src="${PICTURE}"></article></body></html>`;
  writeFiles(content, {
    "site.yaml": "images: local\n",
    "c1/n1.md": mirrored("n1"),
    "c1/n2.md": mirrored("n2"),
    "c1/quay.html": page,
  });
  await buildHere();
});

beforeEach(() => {
  base = temporaryFolder();
  cpSync(built, base, { recursive: true, preserveTimestamps: true });
});

const inBase = (file: string): string => path.join(base, file);

/** Expects the site to be that of a build without a cache. */
async function expectCold(): Promise<void> {
  await siteIn(base).buildHere({ out: inBase("cold"), cache: inBase("cold-cache") });
  expect(digestsIn(inBase("site"))).toEqual(digestsIn(inBase("cold")));
}

const pages = (): string[] => filesIn(inBase("site")).filter((file) => !file.startsWith("manifest"));
const lastBuild = (): string =>
  inBase(`cache/${readdirSync(inBase("cache")).find((name) => name.startsWith("finished"))}`);

describe("a build after a power cut that left files of the site empty", () => {
  it.each<[when: string, cut: () => void]>([
    ["during a build", () => rmSync(lastBuild())],
    [
      "after a build",
      () =>
        writeFileSync(lastBuild(), readFileSync(lastBuild(), "utf8").replace(/"boot":"[^"]*"/, '"boot":"x"')),
    ],
  ])("writes them anew: %s", async (_, cut) => {
    await siteIn(base).buildHere();
    for (const file of pages()) truncateSync(path.join(inBase("site"), file));
    cut();
    await siteIn(base).buildHere();
    await expectCold();
  });
});

describe("a build after a power cut that left zeros in the cache", () => {
  const zero = (file: string): void => writeFileSync(file, Buffer.alloc(readFileSync(file).length));

  it.each([1, 2])("converts its articles anew, with %i threads", async (jobs) => {
    zero(inBase("cache/articles.log"));
    writeFiles(inBase("content"), { "c1/n3.md": mirrored("n3") });
    rmSync(inBase("site"), { recursive: true });
    await siteIn(base).buildHere({ jobs });
    await expectCold();
  });

  it.each([1, 2])("takes embedded pictures out of their files anew, with %i threads", async (jobs) => {
    const [picture] = readdirSync(inBase("cache/embedded"));
    zero(inBase(`cache/embedded/${picture}`));
    rmSync(inBase("site"), { recursive: true });
    await siteIn(base).buildHere({ jobs });
    await expectCold();
  });
});

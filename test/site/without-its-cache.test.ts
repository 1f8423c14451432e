import {
  appendFileSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { digestsIn, filesIn, writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** Builds a site of three articles, takes the cache away and two of the articles, and puts a file of somebody else beside. */
async function forgottenSite() {
  const base = temporaryFolder();
  const site = siteIn(base);
  writeFiles(site.content, {
    "c1/n1.md": mirrored("n1"),
    "c1/n2.md": mirrored("n2"),
    "c2/n3.md": mirrored("n3"),
  });
  await site.buildHere();
  rmSync(site.cache, { recursive: true });
  rmSync(path.join(site.content, "c1/n2.md"));
  rmSync(path.join(site.content, "c2/n3.md"));
  writeFileSync(path.join(site.out, "notes.html"), "mine");
  return site;
}

describe("a build whose cache is gone", () => {
  it("leaves files whose bytes are the same untouched, so that an upload finds those that changed", async () => {
    const site = siteIn(temporaryFolder());
    writeFiles(site.content, { "c1/n1.md": mirrored("n1"), "c1/n2.md": mirrored("n2") });
    await site.buildHere();
    const times = () => filesIn(site.out).map((file) => [file, statSync(path.join(site.out, file)).mtimeMs]);
    const before = times();
    rmSync(site.cache, { recursive: true });
    await site.buildHere();
    expect(times()).toEqual(before);
  });

  it("replaces a page that somebody made a link of, though the link leads to the same bytes", async () => {
    const site = siteIn(temporaryFolder());
    writeFiles(site.content, { "c1/n1.md": mirrored("n1") });
    await site.buildHere();
    const [page, elsewhere] = ["site/about.html", "elsewhere.html"].map((file) =>
      path.join(site.out, "..", file),
    );
    renameSync(page as string, elsewhere as string);
    symlinkSync("../elsewhere.html", page as string);
    rmSync(site.cache, { recursive: true });
    await site.buildHere();
    expect(lstatSync(page as string).isFile()).toBe(true);
  });
});

describe("a build whose cache is gone, of content that changed", () => {
  it("removes what the site's manifest lists and nothing needs, and leaves other files alone", async () => {
    const site = await forgottenSite();
    const [edited] = Object.keys(digestsIn(site.out)).filter((file) => file.endsWith("n2.html"));
    appendFileSync(path.join(site.out, edited as string), "<!-- mine -->");
    const { err } = await site.buildHere();
    expect(err).toMatch(new RegExp(`leaves alone \\(2\\)\n {2}${edited}\n {2}notes\\.html\n`));
    const cold = siteIn(temporaryFolder());
    await cold.buildHere({ content: site.content });
    const { [edited as string]: page, "notes.html": notes, ...built } = digestsIn(site.out);
    expect([page, notes]).not.toContain(undefined);
    expect(built).toEqual(digestsIn(cold.out));
  });

  it("removes nothing by a manifest that is damaged", async () => {
    const site = await forgottenSite();
    const before = Object.keys(digestsIn(site.out));
    const root = path.join(site.out, "manifest.json");
    writeFileSync(root, readFileSync(root, "utf8").slice(0, -9));
    const { err } = await site.buildHere();
    expect(err).toMatch(/n2\.html\n[\s\S]*notes\.html\n/);
    expect(Object.keys(digestsIn(site.out))).toEqual(before);
  });
});

describe("a build that does not know what the last one wrote", () => {
  it.each([
    ["is gone", (file: string) => rmSync(file)],
    ["lost its end", (file: string) => truncateSync(file, statSync(file).size - 9)],
  ])("removes the page of an article that is gone, though its table of files %s", async (_, damage) => {
    const site = siteIn(temporaryFolder());
    writeFiles(site.content, { "c1/n1.md": mirrored("n1"), "c1/n2.md": mirrored("n2") });
    await site.buildHere();
    for (const file of readdirSync(site.cache)) {
      if (file.endsWith(".db")) rmSync(path.join(site.cache, file));
      if (/^files-.*\.log$/.test(file)) damage(path.join(site.cache, file));
    }
    rmSync(path.join(site.content, "c1/n2.md"));
    await site.buildHere();
    const cold = siteIn(temporaryFolder());
    await cold.buildHere({ content: site.content });
    expect(digestsIn(site.out)).toEqual(digestsIn(cold.out));
  });
});

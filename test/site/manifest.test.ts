import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { FileDigest, Manifest } from "../../src/model/manifest.js";
import { loadManifest } from "../../src/output/manifest.js";
import { digestsIn, filesIn, writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

function smallSite() {
  const base = temporaryFolder();
  const site = siteIn(base);
  writeFiles(site.content, { "c1/n1.md": mirrored("n1"), "c1/n2.md": mirrored("n2") });
  const manifest = async (): Promise<Manifest> => {
    const loaded = loadManifest(site.out);
    if (!loaded) throw new Error("there is no manifest");
    return loaded;
  };
  const files = async () => Object.fromEntries((await manifest()).files);
  const git = (...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], {
      cwd: site.content,
      encoding: "utf8",
    });
  return { ...site, base, manifest, files, git };
}

/** Returns what the manifest ought to say of the files that are there. */
const facts = (folder: string): Record<string, FileDigest> =>
  Object.fromEntries(
    filesIn(folder)
      .filter((file) => !/^manifest(?:\.json|\/)/.test(file))
      .map((file) => {
        const content = readFileSync(path.join(folder, file));
        const sha256 = createHash("sha256").update(content).digest("hex");
        const mark = /^(?:\.nojekyll|[ab]\/)/.test(file) ? { static: true as const } : {};
        return [file, { size: content.length, sha256, ...mark }];
      }),
  );

describe("the manifest", () => {
  it("names every file of the site with its size and digest", async () => {
    const site = smallSite();
    await site.buildHere();
    const { generator, parts, files } = await site.manifest();
    expect(generator).toMatch(/^newsmirror \d+\.\d+\.\d+$/);
    expect(parts.map((part) => part.path)).toEqual(["manifest/index.json"]);
    expect(Object.fromEntries(files)).toEqual(facts(site.out));
  });

  it("is right after builds that add, change and remove pages, and after the cache was lost", async () => {
    const site = smallSite();
    await site.buildHere();
    writeFileSync(path.join(site.content, "c1", "n3.md"), mirrored("n3", { day: "2024-03-06" }));
    appendFileSync(path.join(site.content, "c1", "n1.md"), "\n");
    rmSync(path.join(site.content, "c1", "n2.md"));
    await site.buildHere();
    expect(await site.files()).toEqual(facts(site.out));
    rmSync(path.join(site.base, "cache"), { recursive: true });
    await site.build();
    expect(await site.files()).toEqual(facts(site.out));
  });

  it("comes back when it was removed, and is left alone by a build that has nothing to do", async () => {
    const site = smallSite();
    await site.buildHere();
    const files = ["manifest.json", "manifest/index.json"].map((file) => path.join(site.out, file));
    const state = () => files.map((file) => ({ text: readFileSync(file, "utf8"), ...statSync(file) }));
    const texts = () => state().map(({ text }) => text);
    const times = () => state().map(({ mtimeMs }) => mtimeMs);
    const [before, written] = [texts(), times()];
    expect((await site.build()).out).toMatch(/files written +0\n/);
    expect(times()).toEqual(written);
    for (const file of files) {
      rmSync(file);
      await site.build();
      expect(texts()).toEqual(before);
    }
  });

  it("has parts of its own for folders of many files, and leaves those alone whose files stay", async () => {
    const site = smallSite();
    writeFileSync(path.join(site.content, "site.yaml"), "static: ../own\n");
    const own = (folder: string, number: number): string =>
      path.join(site.base, "own", folder, `${number}.txt`);
    const files = Array.from({ length: 2100 }, (_, number) => [`own/a/${number}.txt`, `own/b/${number}.txt`]);
    writeFiles(site.base, Object.fromEntries(files.flat().map((file) => [file, file])));
    const state = async () => {
      const { parts } = await site.manifest();
      const stateOf = (file: string) => [
        statSync(path.join(site.out, file)).mtimeMs,
        digestsIn(site.out)[file],
      ];
      return new Map(parts.map((part) => [part.folder, stateOf(part.path)]));
    };
    await site.buildHere();
    const before = await state();
    expect([...before.keys()]).toEqual(["", "a", "b"]);
    writeFileSync(own("a", 7), "changed");
    await site.buildHere();
    const after = await state();
    expect(after.get("b")).toEqual(before.get("b"));
    expect(after.get("a")).not.toEqual(before.get("a"));
    expect(await site.files()).toEqual(facts(site.out));
    for (const number of Array(1000).keys()) rmSync(own("a", number));
    await site.buildHere();
    expect([...(await state()).keys()]).toEqual([""]);
    expect(filesIn(site.out).filter((file) => file.startsWith("manifest/"))).toEqual(["manifest/index.json"]);
    expect(await site.files()).toEqual(facts(site.out));
  });

  it("names the commit that the content was checked out at, and whether articles differ from it", async () => {
    const site = smallSite();
    site.git("init", "-q");
    await site.buildHere();
    expect((await site.manifest()).source).toBeUndefined();
    site.git("add", ".");
    site.git("commit", "-qm", "one");
    const time = Number(site.git("show", "--no-patch", "--format=%ct"));
    const commit = site.git("rev-parse", "HEAD").trim();
    await site.buildHere();
    expect((await site.manifest()).source).toEqual({ commit, time });
    writeFileSync(path.join(site.content, "notes.txt"), "not an article");
    writeFileSync(path.join(site.content, "c1", "n3.md"), mirrored("n3"));
    await site.buildHere();
    expect((await site.manifest()).source).toEqual({ commit, time, modified: true });
    rmSync(path.join(site.content, "c1", "n3.md"));
    await site.buildHere();
    expect((await site.manifest()).source).toEqual({ commit, time });
    site.git("commit", "-q", "--allow-empty", "-m", "two");
    await site.buildHere();
    expect((await site.manifest()).source).toMatchObject({ commit: site.git("rev-parse", "HEAD").trim() });
  });

  it("runs nothing that the content's own configuration of git names", async () => {
    const site = smallSite();
    site.git("init", "-q");
    site.git("add", ".");
    site.git("commit", "-qm", "one");
    const trace = path.join(site.base, "trace");
    site.git("config", "core.fsmonitor", `touch '${trace}'; false`);
    await site.buildHere();
    expect((await site.manifest()).source?.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(() => statSync(trace)).toThrow();
  });
});

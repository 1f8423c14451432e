import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

interface Printed {
  readonly generator: string;
  readonly source?: { readonly commit: string; readonly modified?: true };
  readonly files: Readonly<
    Record<string, { readonly size: number; readonly sha256: string; readonly static?: true }>
  >;
}

function smallSite() {
  const base = temporaryFolder();
  const site = siteIn(base);
  writeFiles(site.content, { "c1/n1.md": mirrored("n1"), "c1/n2.md": mirrored("n2") });
  const manifest = (): Printed => JSON.parse(readFileSync(path.join(site.out, "manifest.json"), "utf8"));
  const git = (...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], {
      cwd: site.content,
      encoding: "utf8",
    });
  return { ...site, base, manifest, git };
}

/** Returns what the manifest ought to say of the files that are there. */
const facts = (folder: string): Printed["files"] =>
  Object.fromEntries(
    filesIn(folder)
      .filter((file) => !file.startsWith("manifest.json"))
      .map((file) => {
        const content = readFileSync(path.join(folder, file));
        const sha256 = createHash("sha256").update(content).digest("hex");
        const mark = file === ".nojekyll" ? { static: true as const } : {};
        return [file, { size: content.length, sha256, ...mark }];
      }),
  );

describe("the manifest", () => {
  it("names every file of the site with its size and digest, folder by folder", async () => {
    const site = smallSite();
    await site.buildHere();
    const { generator, files } = site.manifest();
    expect(generator).toMatch(/^newsmirror \d+\.\d+\.\d+$/);
    expect(files).toEqual(facts(site.out));
    const partsOf = (file: string): [folder: string, name: string] => [
      path.dirname(file),
      path.basename(file),
    ];
    const inOrder = Object.keys(files).sort((a, b) => (partsOf(a) < partsOf(b) ? -1 : 1));
    expect(Object.keys(files)).toEqual(inOrder);
  });

  it("is right after builds that add, change and remove pages, and after the cache was lost", async () => {
    const site = smallSite();
    await site.buildHere();
    writeFileSync(path.join(site.content, "c1", "n3.md"), mirrored("n3", { day: "2024-03-06" }));
    appendFileSync(path.join(site.content, "c1", "n1.md"), "\n");
    rmSync(path.join(site.content, "c1", "n2.md"));
    expect(site.build().code).toBe(0);
    expect(site.manifest().files).toEqual(facts(site.out));
    rmSync(path.join(site.base, "cache"), { recursive: true });
    site.build();
    expect(site.manifest().files).toEqual(facts(site.out));
  });

  it("comes back when it was removed, and is left alone by a build that has nothing to do", async () => {
    const site = smallSite();
    await site.buildHere();
    const file = path.join(site.out, "manifest.json");
    const before = readFileSync(file, "utf8");
    const { mtimeMs } = statSync(file);
    expect(site.build().out).toMatch(/files written +0\n/);
    expect(statSync(file).mtimeMs).toBe(mtimeMs);
    rmSync(file);
    site.build();
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  it("names the commit that the content was checked out at, and whether articles differ from it", async () => {
    const site = smallSite();
    site.git("init", "-q");
    await site.buildHere();
    expect(site.manifest().source).toBeUndefined();
    site.git("add", ".");
    site.git("commit", "-qm", "one");
    const commit = site.git("rev-parse", "HEAD").trim();
    await site.buildHere();
    expect(site.manifest().source).toEqual({ commit });
    writeFileSync(path.join(site.content, "notes.txt"), "not an article");
    writeFileSync(path.join(site.content, "c1", "n3.md"), mirrored("n3"));
    await site.buildHere();
    expect(site.manifest().source).toEqual({ commit, modified: true });
    rmSync(path.join(site.content, "c1", "n3.md"));
    await site.buildHere();
    expect(site.manifest().source).toEqual({ commit });
    site.git("commit", "-q", "--allow-empty", "-m", "two");
    await site.buildHere();
    expect(site.manifest().source).toEqual({ commit: site.git("rev-parse", "HEAD").trim() });
  });

  it("runs nothing that the content's own configuration of git names", async () => {
    const site = smallSite();
    site.git("init", "-q");
    site.git("add", ".");
    site.git("commit", "-qm", "one");
    const trace = path.join(site.base, "trace");
    site.git("config", "core.fsmonitor", `touch '${trace}'; false`);
    await site.buildHere();
    expect(site.manifest().source?.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(() => statSync(trace)).toThrow();
  });
});

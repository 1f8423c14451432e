import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  filesIn,
  identityOf,
  requireSameContent,
  type ScanOptions,
  scanContent,
  unreadable,
} from "../../src/intake/scan-content.js";
import { divideScan, scanMirrors } from "../../src/intake/scan-mirrors.js";
import type { DeclaredFormat } from "../../src/model/declared-format.js";
import { DEFAULT_LIMITS } from "../../src/model/limits.js";
import type { SourcePath } from "../../src/model/names.js";
import { writeFiles } from "../support/files.js";

let content: string;
beforeEach(() => {
  content = mkdtempSync(path.join(tmpdir(), "newsmirror-scan-"));
  writeAll([
    "c/a.md",
    "c/b.markdown",
    "c/d.mht",
    "c/e.csv",
    "c/f g.md",
    "drafts/x.md",
    "drafts/2/y.md",
    "c/z.png",
  ]);
});
afterEach(() => rmSync(content, { recursive: true, force: true }));

const writeAll = (files: readonly string[]): void =>
  writeFiles(content, Object.fromEntries(files.map((file) => [file, "文"])));

const OPTIONS: ScanOptions = { limits: DEFAULT_LIMITS, formats: [], exclude: [] };

const mirror = () => ({ root: "", content, options: OPTIONS });

function scan(options: Partial<ScanOptions>) {
  const found = scanContent(content, { ...OPTIONS, ...options });
  return { paths: filesIn(found).map((file) => file.path), problems: found.problems };
}

describe("scanContent", () => {
  it("finds files of all endings that a format reads", () => {
    expect(scan({}).paths).toEqual([
      "c/a.md",
      "c/b.markdown",
      "c/d.mht",
      "c/f g.md",
      "drafts/2/y.md",
      "drafts/x.md",
    ]);
    const formats = [{ extensions: [".csv"] } as unknown as DeclaredFormat];
    expect(scan({ formats }).paths).toContain("c/e.csv");
  });

  it("passes over a site that this program built, but not the folder that was asked for", () => {
    const site = ["manifest.json", ".nojekyll", "manifest/index.json", "index.html"];
    writeAll([...site.map((file) => `public/${file}`), ...site, "like/manifest.json", "like/index.html"]);
    const { paths, problems } = scan({});
    expect(paths.filter((file) => file.endsWith("index.html"))).toEqual(["index.html", "like/index.html"]);
    expect(problems.map(({ path: file, message }) => [file, message])).toContainEqual([
      "public",
      "newsmirror built this site; its pages are no articles",
    ]);
  });

  it("finds each file, also one at the top, in one of the parts that are searched at the same time", () => {
    for (const name of ["1.md", "2.md"]) writeFileSync(path.join(content, name), "文");
    const parts = divideScan([mirror()], 3).map((some) => scanMirrors(some));
    const paths = parts.map((part) => filesIn(part).map((file) => file.path));
    expect(paths.flat().sort()).toEqual(scan({}).paths);
    expect(paths.filter((some) => some.length > 0).length).toBeGreaterThan(1);
    const pathsOf = (problems: readonly { readonly path: string }[]): string[] =>
      problems.map((problem) => problem.path).sort();
    expect(pathsOf(parts.flatMap(({ problems }) => problems))).toEqual(pathsOf(scan({}).problems));
  });

  it("finds each file in one of the parts where a folder comes while they are searched", () => {
    const before = scan({}).paths;
    const [one = [], other = []] = divideScan([mirror()], 2);
    const first = scanMirrors(one);
    mkdirSync(path.join(content, "0"));
    const second = scanMirrors(other);
    expect([first, second].flatMap((part) => filesIn(part).map((file) => file.path)).sort()).toEqual(before);
  });

  it("passes over JSON beside an article of the same name, and JSON that is too large for an article", () => {
    writeAll([
      "j/1.html",
      "j/1.json",
      "j/2.md",
      "j/2.md.json",
      "j/2.meta.json",
      "j/3.json",
      "j/4.txt",
      "j/4.json",
    ]);
    writeFileSync(path.join(content, "j/5.json"), " ".repeat(2000));
    const { paths, problems } = scan({ exclude: ["c"], limits: { ...DEFAULT_LIMITS, fileSize: 1000 } });
    expect(paths.filter((file) => file.startsWith("j/"))).toEqual([
      "j/1.html",
      "j/2.md",
      "j/3.json",
      "j/4.json",
    ]);
    expect(problems).toContainEqual(expect.objectContaining({ code: "passed-over", path: "j/5.json" }));
  });

  it("finds packed articles, unless the same lies beside them as it is", () => {
    writeAll(["z/1.html.gz", "z/2.md.gz", "z/3.html", "z/3.html.gz", "z/4.tar.gz", "z/5.warc.gz"]);
    const { paths, problems } = scan({ exclude: ["c"] });
    expect(paths.filter((file) => file.startsWith("z/"))).toEqual(["z/1.html.gz", "z/2.md.gz", "z/3.html"]);
    expect(problems).toContainEqual(expect.objectContaining({ code: "passed-over", path: "z/5.warc.gz" }));
  });

  it("names files in forms that no format reads, unless one is declared", () => {
    for (const name of ["a.org", "b.rst", "README.txt", "package.json"])
      writeFileSync(path.join(content, "c", name), "文");
    const formats = [{ extensions: [".rst"] } as unknown as DeclaredFormat];
    expect(scan({ formats }).problems).toMatchObject([
      { code: "passed-over", path: "c/README.txt" },
      { code: "passed-over", path: "c/a.org", message: "no format reads files with this ending" },
      { code: "renamed" },
    ]);
  });

  it("passes over what this program notes of pictures and books, and nothing else of such a name", () => {
    writeAll(["images/failed.json", "packs/packs.json", "b/failed.json", "b/packs.json"]);
    expect(scan({}).paths.filter((file) => file.endsWith(".json"))).toEqual([
      "b/failed.json",
      "b/packs.json",
    ]);
  });

  it("passes over the files that a browser saved with a page, and no other folder of such a name", () => {
    writeAll([
      "s/Quay.html",
      "s/Quay_files/ad.html",
      "s/Quay_files/a.png",
      "s/Case_files/x.html",
      "s/B.htm",
      "s/B-Dateien/b.css",
    ]);
    const { paths, problems } = scan({ exclude: ["c", "drafts"] });
    expect(paths).toEqual(["s/B.htm", "s/Case_files/x.html", "s/Quay.html"]);
    expect(problems.filter(({ path }) => path.startsWith("s"))).toEqual([
      expect.objectContaining({ code: "passed-over", path: "s/Quay_files" }),
    ]);
  });

  it("notes a name that is not the article's id", () => {
    expect(scan({}).problems).toMatchObject([{ code: "renamed", path: "c/f g.md" }]);
  });

  it("names no channel for the folder of a single article", () => {
    writeAll(["s/f g/index.html", "s/h i/a.html"]);
    const { problems } = scan({ exclude: ["c"] });
    expect(problems.filter(({ code }) => code === "renamed").map(({ path }) => path)).toEqual([
      "s/f g/index.html",
      "s/h i",
    ]);
  });

  it("says of a name that is not UTF-8 that it has to be changed", () => {
    writeFileSync(
      Buffer.concat([Buffer.from(`${content}/c/g`), Buffer.from([0xe9]), Buffer.from(".md")]),
      "文",
    );
    expect(scan({}).problems).toContainEqual(
      expect.objectContaining({ code: "unreadable-file", path: "c/g\ufffd.md", hint: "rename it" }),
    );
  });

  it.each([
    ["drafts", ["drafts"]],
    ["drafts/", ["drafts"]],
    ["drafts/**", ["drafts"]],
    ["drafts/*.md", ["drafts/x.md"]],
    ["*.{mht,png}", ["c/d.mht"]],
    ["**/a.md", ["c/a.md"]],
    ["./c/a.md", ["c/a.md"]],
  ])("passes over what `%s` names, with a notice each", (glob, excluded) => {
    const { paths, problems } = scan({ exclude: [glob] });
    const named = problems.filter(({ code }) => code === "passed-over").map((problem) => problem.path);
    expect(named).toEqual(excluded);
    expect(
      paths.filter((file) => excluded.some((one) => file === one || file.startsWith(`${one}/`))),
    ).toEqual([]);
  });
});

describe("requireSameContent, where a file could not be read", () => {
  const require = (identity: string, file: string) => () =>
    requireSameContent({ content }, identity, [unreadable(file as SourcePath, "ENOENT: no such file")]);

  it("takes a folder that was there all the time", () => {
    expect(require(identityOf({ content }), "c/a.md")).not.toThrow();
  });

  it("refuses a folder that could not be listed for a while", () => {
    expect(require(identityOf({ content }), "")).toThrow(/moved or replaced while it was read/);
  });

  it("refuses a folder that took the place of another", () => {
    const before = identityOf({ content });
    renameSync(content, `${content}-old`);
    mkdirSync(content);
    expect(require(before, "c/a.md")).toThrow(/moved or replaced while it was read/);
    rmSync(`${content}-old`, { recursive: true });
  });

  it("refuses a folder that is gone", () => {
    const before = identityOf({ content });
    rmSync(content, { recursive: true });
    expect(require(before, "c/a.md")).toThrow(/cannot read the content folder .*: it is not there/);
  });
});

import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { fileDigest } from "../../src/lib/digest.js";
import type { Columns } from "../../src/lib/file-columns.js";
import { loadManifest, loadManifestRoot } from "../../src/output/manifest.js";
import { printPart, printRoot } from "../../src/output/write-manifest.js";
import { writeFiles } from "../support/files.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const SHA = "0".repeat(64);
const columns: Columns = ['a"b.html/n1.html', "k1/k2", "12/34", `${SHA}/${SHA}`];
const TEXT = printPart(
  { folders: new Map([["2024", columns]]) },
  new Map([["2024", new Map([["n1.html", 1]])]]),
);
const PART = { path: "manifest/index.json", folder: "", files: 2, ...fileDigest(TEXT) };
const ROOT = JSON.stringify({ generator: "test", parts: [PART] });

describe("a part of the manifest", () => {
  it("has a line for each file, as JSON", () => {
    expect(TEXT).toBe(
      `{"files": {\n"2024/a\\"b.html": {"size":12,"sha256":"${SHA}"},\n` +
        `"2024/n1.html": {"size":34,"sha256":"${SHA}","static":true}\n}}\n`,
    );
  });
});

describe("the root of the manifest", () => {
  it("has a line for each part, as JSON", () => {
    const part = { ...PART, path: "manifest/index.json" as never, bucket: [1, 4] as const };
    const text = printRoot("test", { source: { commit: "c0" } }, [part, part]);
    expect(text.split("\n")).toHaveLength(6);
    expect(JSON.parse(text)).toEqual({ generator: "test", source: { commit: "c0" }, parts: [part, part] });
  });
});

describe("a manifest", () => {
  it("in parts is loaded with the files of all parts", () => {
    const site = temporaryFolder();
    writeFiles(site, { "manifest.json": ROOT, "manifest/index.json": TEXT });
    const { files, parts } = loadManifest(site) ?? {};
    expect(parts).toEqual([PART]);
    expect([...(files ?? [])]).toEqual([
      ['2024/a"b.html', { size: 12, sha256: SHA }],
      ["2024/n1.html", { size: 34, sha256: SHA, static: true }],
    ]);
    rmSync(path.join(site, "manifest"), { recursive: true });
    expect(loadManifestRoot(site)?.files.size).toBe(0);
  });

  it("of one file, as old versions made it, is loaded as it is", () => {
    const site = "test/check/fixtures/one-file-manifest";
    const manifest = loadManifest(site);
    const { files } = JSON.parse(readFileSync(path.join(site, "manifest.json"), "utf8")) as { files: object };
    expect(manifest?.parts).toEqual([]);
    expect(Object.fromEntries(manifest?.files ?? [])).toEqual(files);
    expect(manifest?.files.size).toBe(5);
  });

  const other = (text: string): Record<string, string> => ({
    "manifest.json": JSON.stringify({ generator: "test", parts: [{ ...PART, ...fileDigest(text) }] }),
    "manifest/index.json": text,
  });
  const rootWith = (part: object): Record<string, string> => ({
    "manifest.json": JSON.stringify({ generator: "test", parts: [{ ...PART, ...part }] }),
    "manifest/index.json": TEXT,
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ["without its parts", { "manifest.json": ROOT }, /manifest\/index\.json, a part .* is not there/],
    ["with a changed part", { "manifest.json": ROOT, "manifest/index.json": `${TEXT} ` }, /has the SHA-256/],
    ["with a part that is no list", other("[]"), /index\.json is not a manifest/],
    ["with a part that is no JSON", other("{"), /index\.json is not JSON/],
    [
      "that lists a file outside the site",
      other(TEXT.replace("2024/n1", "../n1")),
      /no path inside the site/,
    ],
    [
      "that lists a file of another part",
      rootWith({ folder: "2023" }),
      /lists 2024.*, a file of another part/,
    ],
    ["with a part outside its folder", rootWith({ path: "index.html" }), /is not in manifest/],
    ["with a part outside the site", rootWith({ path: "manifest/../../x" }), /no path inside the site/],
    ["with a bucket that is none", rootWith({ bucket: [4, 4] }), /is no bucket/],
    ["with neither files nor parts", { "manifest.json": '{"generator":"test"}' }, /is not a manifest/],
  ])("%s is damaged", (_, files, message) => {
    const site = temporaryFolder();
    writeFiles(site, files);
    expect(() => loadManifest(site)).toThrow(message);
  });
});

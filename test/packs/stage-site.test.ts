import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { fileDigest } from "../../src/lib/digest.js";
import type { Manifest } from "../../src/model/manifest.js";
import type { SitePath } from "../../src/model/names.js";
import { stageSite, zimFiles } from "../../src/packs/zim/stage-site.js";
import { writeFiles } from "../support/files.js";
import { temporaryFolder } from "../support/temporary-folder.js";

it("a picture of the site that has the name of the ZIM's own stays as it is", async () => {
  const [site, staged] = ["site", "staged"].map((name) => path.join(temporaryFolder(), name)) as [
    string,
    string,
  ];
  const files = { "index.html": "text", "zim-illustration.png": "a picture" };
  writeFiles(site, { ...files, "manifest.json": "{}" });
  mkdirSync(staged);
  const digests = Object.entries(files).map(([file, text]) => [file as SitePath, fileDigest(text)] as const);
  const manifest: Manifest = { generator: "test", parts: [], files: new Map(digests) };
  await stageSite(site, zimFiles(manifest), staged);
  expect(readFileSync(path.join(site, "zim-illustration.png"), "utf8")).toBe("a picture");
  expect(readFileSync(path.join(staged, "zim-illustration.png")).subarray(1, 4).toString()).toBe("PNG");
});

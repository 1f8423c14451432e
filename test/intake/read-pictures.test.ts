import path from "node:path";
import { expect, it } from "vitest";
import { readPictures } from "../../src/intake/read-pictures.js";
import type { Settings } from "../../src/model/settings.js";
import { writeFiles } from "../support/files.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** Returns the head of a PNG that states a size. */
function png(width: number, height: number): Uint8Array {
  const head = Buffer.from("89504e470d0a1a0a0000000d4948445200000000000000000802000000", "hex");
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

it("measures pictures, and says of damaged ones what to do", async () => {
  const content = path.join(temporaryFolder(), "content");
  writeFiles(content, {
    "c/good.png": png(600, 400),
    "public/.nojekyll": "",
    "public/manifest.json": "{}",
    "public/manifest/index.json": "{}",
    "public/images/copy.png": png(600, 400),
    "c/bomb.png": png(2_000_000_000, 2_000_000_000),
    "c/flat.png": png(600, 0),
    "c/cut.jpg": Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74]),
    "c/page.gif": "<html>not found</html>",
    "c/empty.webp": "",
    "c/far.png": "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
  });
  const settings = { content, out: "", cache: "", site: { images: "local" } } as Settings;
  const { known, problems } = await readPictures(settings, new Map());
  expect([...known].map(([file, row]) => [file, ...row.slice(3)])).toEqual([["c/good.png", "600", "400"]]);
  expect(problems.map((problem) => problem.path).sort()).toEqual([
    "c/bomb.png",
    "c/cut.jpg",
    "c/empty.webp",
    "c/far.png",
    "c/flat.png",
    "c/page.gif",
  ]);
  expect(problems.find(({ path: file }) => file === "c/far.png")?.message).toContain("git lfs pull");
  for (const { code, message, hint } of problems)
    expect([code, message, hint]).toEqual([
      "unusable-picture",
      expect.stringMatching(/^it is damaged, or no picture: \S/),
      expect.stringContaining("replace it"),
    ]);
});

import { chmodSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { digestsIn, filesIn, writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { runCli } from "../support/run-cli.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const CONFIGURATIONS = [".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"];

// A mirror's repository is the working folder of whoever builds it there, and its author may put any file into it.
it("nothing of the working folder is run, or changes the site", () => {
  const base = temporaryFolder();
  const site = siteIn(base);
  writeFiles(site.content, { "c1/n1.md": mirrored("n1"), "site.yaml": "title: The mirror\n" });
  site.buildApart();
  const clean = digestsIn(site.out);

  const folder = path.join(base, "mirror");
  const trace = (name: string): string => path.join(base, `ran-${name}`);
  const script = (name: string): string =>
    `import("node:fs").then((fs) => fs.writeFileSync(${JSON.stringify(trace(name))}, ""));\n`;
  const templates = path.relative(folder, path.resolve("templates"));
  writeFiles(folder, {
    ...Object.fromEntries(CONFIGURATIONS.map((name) => [name, script(name)])),
    "_data/site.js": script("data"),
    "mirror.11tydata.js": script("directory-data"),
    "package.json": "{ damaged",
    ".eleventyignore": `${templates}\n${templates}/home.njk\n*.njk\nnode_modules\n`,
    git: `#!/bin/sh\ntouch '${trace("git")}'\n`,
  });
  chmodSync(path.join(folder, "git"), 0o755);
  const again = path.join(base, "again");
  const { code, err } = runCli(
    [
      "build",
      "--content",
      site.content,
      "--out",
      again,
      "--cache",
      path.join(base, "cache-2"),
      "--jobs",
      "1",
    ],
    { PATH: `:.:${process.env.PATH}` },
    folder,
  );
  expect([code, err]).toEqual([0, expect.not.stringContaining("error")]);
  expect(filesIn(base).filter((file) => file.startsWith("ran-"))).toEqual([]);
  expect(digestsIn(again)).toEqual(clean);
});

import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { runCli } from "../support/run-cli.js";
import { runHere } from "../support/run-here.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const ENGLISH = `---
title: The old pier
date: 2024-03-05
---
The harbour office will close the old pier on Monday, because storms have damaged the planks. Boats from the islands will land at the
new quay until the carpenters have finished their work. The office expects that this will take three weeks, if the weather allows it.
`;

/** Returns a folder with an article in `content/`. */
function folderWith(article: string): string {
  const folder = temporaryFolder();
  writeFiles(folder, { "content/c1/n1.md": article });
  return folder;
}

describe("a build", () => {
  it("says where the site is", async () => {
    const folder = folderWith(mirrored("n1"));
    const { out, code } = await runHere(["build", "--out", "public/news"], {}, folder);
    expect(out).toContain("the site: open public/news/index.html in a browser\n");
    expect(code).toBe(0);
  });

  it("without a language says at first which line to write", async () => {
    const folder = folderWith(ENGLISH);
    const { err } = await runHere(["build"], {}, folder);
    expect(err).toMatch(
      /^warning: the settings state no language.* are in zh-Hans; most articles are in en$/m,
    );
    expect(err).toMatch(/→ write the line `lang: en` into .*site\.yaml, and build again/);
    writeFileSync(path.join(folder, "content/site.yaml"), "lang: en\n");
    expect((await runHere(["build"], {}, folder)).err).not.toContain("language");
  });

  it("says nothing of the language of articles in Chinese", async () => {
    const folder = folderWith(mirrored("n1", { body: "渡轮明天停航，乘客请走桥上。" }));
    const { err } = await runHere(["build"], {}, folder);
    expect(err).not.toContain("language");
  });
});

describe("a flag with an empty value, such as that of a variable that is not set,", () => {
  it.each(["build --out=", "build --content=", "sign --key=", "pack changes --from=", "check --site="])(
    "is refused: %s",
    async (command) => {
      const { err, code } = await runHere(command.split(" "), {}, temporaryFolder());
      expect(err).toMatch(/^error: option '--\w+ <\w+>' has an empty value\n/);
      expect(code).toBe(1);
    },
  );
});

describe("a folder that cannot be made", () => {
  it("is told with what may be in its way", async () => {
    const folder = folderWith(mirrored("n1"));
    symlinkSync("nowhere", path.join(folder, "link"));
    const { err, code } = await runHere(["build", "--out", "link/site"], {}, folder);
    expect(err).toMatch(/^error: EEXIST: .*link\/site.*\n {2}→ .*a link leads nowhere/);
    expect(code).toBe(1);
  });

  it("is told with how to allow it", () => {
    const folder = folderWith(mirrored("n1"));
    mkdirSync(path.join(folder, "closed"), { mode: 0o555 });
    for (const one of [path.dirname(folder), folder]) chmodSync(one, 0o755);
    const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { err } = runCli(["build", "--cache", "closed/cache"], {}, folder, account);
    expect(err).toMatch(/^error: EACCES: .*\n {2}→ let the account that runs the command write there/);
    rmSync(path.join(folder, "closed"), { recursive: true });
  });
});

it("`formats` tells of an unknown file what to do, and not to ask `formats`", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { "notes.rst": "Notes\n" });
  const { out, code } = await runHere(["formats", "notes.rst"], {}, folder);
  expect(out).toMatch(/markdown: it reads \.md, .*, not \.rst\n/);
  expect(out).toMatch(
    /no known format fits it → declare a format for it in the settings, as docs\/formats\.md says/,
  );
  expect(out).not.toContain("newsmirror formats");
  expect(code).toBe(1);
});

it("`init` does not read a device in the place of a file of the repository", async () => {
  const folder = folderWith(ENGLISH);
  for (const name of [".gitattributes", ".gitignore", "package.json"])
    symlinkSync("/dev/zero", path.join(folder, name));
  const { out, code } = await runHere(["init"], {}, folder);
  expect(out).toContain("add to .gitignore: /site/");
  expect(code).toBe(0);
});

it("`init` says which language the settings that are there lack", async () => {
  const folder = folderWith(ENGLISH);
  const init = async (settings: string): Promise<string> => {
    writeFileSync(path.join(folder, "site.yaml"), settings);
    return (await runHere(["init"], {}, folder)).out;
  };
  expect(await init("title: Pier\n")).toContain("write the line lang: en into site.yaml\n");
  expect(await init("title: Pier\nlang: fr\n")).not.toContain("write the line");
});

import { readFileSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { loadManifest } from "../../src/output/manifest.js";
import { digestsIn, filesIn, writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { runHere } from "../support/run-here.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const write = (folder: string, file: string, content: string): void =>
  writeFiles(folder, { [file]: content });

it.each([
  ["feed.xml/a.txt", "feed.xml"],
  ["2024", "2024/03/05/n1.html"],
])("a file of somebody else in the place of a file or folder is named: %s", async (file, inItsPlace) => {
  const site = siteIn(temporaryFolder());
  write(site.content, "c1/n1.md", mirrored("n1"));
  write(site.out, file, "mine");
  const { code, err } = await site.build();
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(/site\/(?:feed\.xml|2024)[\s\S]*→ a file .* move it away/),
  ]);
  expect(filesIn(site.out)).toContain(file);
  expect(filesIn(site.out)).not.toContain(inItsPlace);
});

describe("static files", () => {
  it("can become folders, and folders files", async () => {
    const folder = temporaryFolder();
    const site = siteIn(folder);
    write(site.content, "c1/n1.md", mirrored("n1"));
    write(site.content, "site.yaml", "static: ../own\n");
    write(folder, "own/a", "file");
    write(folder, "own/b/c", "in a folder");
    await site.buildHere();
    rmSync(path.join(folder, "own"), { recursive: true });
    write(folder, "own/a/d", "in a folder");
    write(folder, "own/b", "file");
    await site.buildHere();
    expect(filesIn(site.out).filter((file) => /^[ab](?:\/|$)/.test(file))).toEqual(["a/d", "b"]);
    expect((await runHere(["check", "--site", site.out])).code).toBe(0);
  });

  it("never take the place of a style or a picture of the templates, not even on a disk without case", async () => {
    const folder = temporaryFolder();
    const site = siteIn(folder);
    write(site.content, "c1/n1.md", mirrored("n1"));
    write(site.content, "site.yaml", "static: ../own\n");
    for (const file of ["style.css", "Icon.svg", "own.css"]) write(folder, `own/assets/${file}`, "p {}");
    const { err } = await site.buildHere();
    for (const file of ["style.css", "Icon.svg"])
      expect(err).toContain(`assets/${file}: the site has another file in this place`);
    write(site.content, "c1/n2.md", mirrored("n2"));
    await site.buildHere();
    const { files } = loadManifest(site.out) ?? { files: new Map() };
    const statics = [...files].filter(([, { static: isStatic }]) => isStatic).map(([file]) => file);
    expect(statics).toEqual([".nojekyll", "assets/own.css"]);
    expect(filesIn(site.out)).not.toContain("assets/Icon.svg");
    expect(readFileSync(path.join(site.out, "assets/style.css"), "utf8")).not.toBe("p {}");
  });

  it("are copied, are in the manifest, and go when they are removed", async () => {
    const folder = temporaryFolder();
    const site = siteIn(folder);
    write(site.content, "c1/n1.md", mirrored("n1"));
    write(site.content, "site.yaml", "static: ../own\n");
    write(folder, "own/CNAME", "mirror.example\n");
    write(folder, "own/.well-known/security.txt", "Contact: mailto:desk@mirror.example\n");
    write(folder, "own/.well-known/.DS_Store", "of the system");
    await site.buildHere();
    expect(readFileSync(path.join(site.out, "CNAME"), "utf8")).toBe("mirror.example\n");
    const { files } = loadManifest(site.out) ?? { files: new Map() };
    const statics = [...files].filter(([, { static: isStatic }]) => isStatic).map(([file]) => file);
    expect(statics).toEqual([".nojekyll", "CNAME", ".well-known/security.txt"]);
    expect(filesIn(site.out)).not.toContain(".well-known/.DS_Store");
    expect((await runHere(["check", "--site", site.out])).code).toBe(0);
    write(folder, "own/CNAME", "other.example\n");
    rmSync(path.join(folder, "own/.well-known"), { recursive: true });
    await site.buildHere();
    expect(readFileSync(path.join(site.out, "CNAME"), "utf8")).toBe("other.example\n");
    expect(filesIn(site.out)).not.toContain(".well-known/security.txt");
  });

  it("have any name that systems allow", async () => {
    const folder = temporaryFolder();
    const site = siteIn(folder);
    write(site.content, "c1/n1.md", mirrored("n1"));
    write(site.content, "site.yaml", "static: ../own\n");
    const names = [
      "a".repeat(255),
      `${"渡".repeat(84)}.t`,
      "constructor",
      "__proto__",
      "prototype",
      "e\u0301",
      "a#b%41 c",
      "x.1-2-3.tmp",
      "_",
    ];
    for (const name of names) write(folder, `own/${name}`, "mine");
    await site.buildHere();
    expect(filesIn(site.out)).toEqual(expect.arrayContaining(names));
    const before = digestsIn(site.out);
    write(site.content, "c1/n2.md", mirrored("n2"));
    await site.buildHere();
    rmSync(path.join(site.content, "c1/n2.md"));
    await site.buildHere();
    expect(digestsIn(site.out)).toEqual(before);
    for (const args of [
      ["verify", site.out],
      ["check", "--site", site.out],
    ])
      expect(await runHere(args)).toMatchObject({ code: 0, err: "" });
  });

  it("that are links, or lie where the site has a file, are problems", async () => {
    const folder = temporaryFolder();
    const site = siteIn(folder);
    write(site.content, "c1/n1.md", mirrored("n1"));
    write(site.content, "site.yaml", "static: ../own\n");
    write(folder, "own/index.html", "mine");
    symlinkSync("/etc/hostname", path.join(folder, "own/hostname"));
    const { err } = await site.buildHere();
    expect(err).toMatch(/hostname: it is neither a file nor a folder/);
    expect(err).toMatch(/index\.html: the site has another file in this place/);
    expect(readFileSync(path.join(site.out, "index.html"), "utf8")).toMatch(/^<!doctype html>/);
    expect(filesIn(site.out)).not.toContain("hostname");
  });

  it("in a folder that is not there are an error that names the setting", async () => {
    const site = siteIn(temporaryFolder());
    write(site.content, "c1/n1.md", mirrored("n1"));
    write(site.content, "site.yaml", "static: nowhere\n");
    const { err, code } = await site.build();
    expect(code).toBe(1);
    expect(err).toMatch(
      /cannot read the folder of static files .*nowhere.*\n.*correct `static` in the settings/,
    );
  });
});

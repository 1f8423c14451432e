import { execFileSync } from "node:child_process";
import { chmodSync, symlinkSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { filesIn, writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { type Result, runCli } from "../support/run-cli.js";
import { runHere } from "../support/run-here.js";
import { siteIn } from "../support/site.js";
import { sharedFolder, temporaryFolder } from "../support/temporary-folder.js";

/** Makes a content folder with one good article and whatever else is named. */
function siteWith(files: Readonly<Record<string, string | Uint8Array>>, base = temporaryFolder()) {
  const site = siteIn(base);
  writeFiles(site.content, { "c1/n1.md": mirrored("n1"), ...files });
  return site;
}

const body = (html: string): string => mirrored("n2").replace("一段话。", html);

/** What is wrong, the file, its content, and what the report says. */
const BROKEN: readonly (readonly [string, string, string | Uint8Array, string])[] = [
  ["an empty file", "c1/n2.md", "", "the file is empty"],
  ["a file of white space", "c1/n2.md", " \n\n", "the file is empty"],
  ["a file without a body", "c1/n2.md", "### 只有标题\n\n---\n\n---\n", "no HTML between"],
  ["a body without text", "c1/n2.md", mirrored("n2").replace(/ {2}【.*/, ""), "the article has no text"],
  ["invalid UTF-8", "c1/n2.md", Uint8Array.from([0x23, 0x23, 0x23, 0x20, 0xff, 0xfe]), "not valid UTF-8"],
  ["a file of 20 MB", "c1/n2.md", "### 大\n".padEnd(20 * 1024 * 1024, "大"), "more than the 8 MiB"],
  ["5,000 nested elements", "c1/n2.md", body("<i>".repeat(5000)), "nested more than"],
  ["100,000 nested elements", "c1/n2.md", body("<b>".repeat(100_000)), "nested more than"],
  ["front matter that is not YAML", "c1/n2.md", "---\nname: [一\n---\n字\n", "not YAML"],
  ["front matter in JavaScript", "c1/n2.md", "---js\n{ title: process.exit(7) }\n---\n字\n", "is not read"],
  ["front matter without an end", "c1/n2.md", "---\ntitle: 一\n字\n", "has no end"],
  [
    "an id that leads out of the folder",
    "c1/n2.md",
    "---\ntitle: 一\nid: ../../up\ndate: 2024-02-01\n---\n字\n",
    "cannot be an address",
  ],
  [
    "a pointer of Git LFS",
    "c1/n2.html",
    "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
    "Git LFS has the file",
  ],
  ["a format that nobody knows", "c1/n2.html", "Nothing that a format knows.\n", "no known format fits it"],
  [
    "Markdown of a script alone",
    "c1/n2.md",
    "---\ntitle: 一\n---\n<script>1</script>\n",
    "the article has no text",
  ],
  ["Markdown of rules alone", "c1/n2.md", "---\ntitle: 一\n---\n\n***\n\n# \n", "the article has no text"],
  [
    "a page without text",
    "c1/n2.html",
    "<html><head><title>一</title></head><body></body></html>",
    "no text",
  ],
];

/** Gives each of the broken files a folder of its own. */
const pathOf = (file: string, index: number): string => file.replace(/^c1/, `broken${index}`);

describe("a broken file", () => {
  const base = sharedFolder();
  const files = Object.fromEntries(BROKEN.map(([, file, content], index) => [pathOf(file, index), content]));
  let built: Result;
  let published: string[];

  beforeAll(async () => {
    const site = siteWith(files, base);
    built = await site.build(["--verbose"]);
    published = filesIn(site.out);
  });

  it.each(BROKEN.map(([name, file, , reason], index) => [name, pathOf(file, index), reason] as const))(
    "%s is reported with its path",
    (_, file, reason) => {
      expect(built.err).toMatch(new RegExp(`${file.replace(".", "\\.")}.*${reason}`));
    },
  );

  it("stops neither the build nor another article, however many of them there are", () => {
    expect(built.code).toBe(0);
    expect(built.out).toMatch(new RegExp(`problems +${BROKEN.length} errors,`));
    expect(published).toContain("2024/03/05/n1.html");
  });

  it("is reported in the same words by a build without threads", async () => {
    expect((await siteWith(files).buildHere({ verbose: true })).err).toBe(built.err);
  });

  it("makes a strict build fail, though the rest is built", async () => {
    const site = siteWith({ "c1/n2.md": "" });
    expect((await site.build(["--strict"])).code).toBe(1);
    expect(filesIn(site.out)).toContain("2024/03/05/n1.html");
  });

  it("is reported again by a build that has nothing else to do", async () => {
    const site = siteWith({ "c1/n2.md": "" });
    await site.buildHere();
    expect((await site.build()).err).toContain("c1/n2.md");
  });

  it("may be a folder named like an article: what lies in it is read", async () => {
    const site = siteWith({ "c1/x.md/n2.md": mirrored("n2") });
    const { err } = await site.buildHere();
    expect(err).toContain("c1/x.md: this is a folder");
    expect(filesIn(site.out)).toContain("2024/03/05/n2.html");
  });

  it("may share its id with another article: both are published", async () => {
    const site = siteWith({
      "c2/n1.md": mirrored("n1", { day: "2023-01-01", body: "另一段很长很长的话，说的是别的事情。" }),
    });
    expect((await site.buildHere()).out).toMatch(/problems +0 errors/);
    expect(filesIn(site.out).filter((file) => file.endsWith("/n1.html"))).toEqual([
      "2023/01/01/n1.html",
      "2024/03/05/n1.html",
    ]);
  });

  it("may have a title of 2,000 characters: it is published and noticed", async () => {
    const site = siteWith({ "c1/n2.md": mirrored("n2", { title: "长".repeat(2000) }) });
    expect((await site.buildHere()).err).toContain("the title has 2000 characters");
    expect(filesIn(site.out)).toContain("2024/03/05/n2.html");
  });

  it("may have the name of a device on Windows: it is published under another one", async () => {
    const site = siteWith({ "c1/aux.md": mirrored("aux") });
    expect((await site.buildHere()).err).toContain("c1/aux.md: ");
    expect(filesIn(site.out).some((file) => /\/aux-[0-9a-f]{8}\.html$/.test(file))).toBe(true);
    expect(filesIn(site.out)).not.toContain("2024/03/05/aux.html");
  });

  it("may share its hint with others of its kind: the report gives it once, below them", async () => {
    const { err } = await siteWith({
      "c1/n2.md": "",
      "c1/n3.md": "",
      "c1/n4.html": "No article.\n",
    }).buildHere();
    expect(err).toContain(
      "error: empty files (2)\n  c1/n2.md: the file is empty\n  c1/n3.md: the file is empty\n    → remove it or scrape it again\n",
    );
  });

  it("may be a symbolic link out of the folder: it is not followed", async () => {
    const site = siteWith({});
    symlinkSync("/etc/hostname", path.join(site.content, "c1", "n2.md"));
    symlinkSync("c1", path.join(site.content, "gazette.example"));
    symlinkSync("nowhere.png", path.join(site.content, "c1", "annexed.png"));
    const { err } = await site.buildHere();
    expect(filesIn(site.out)).toContain("2024/03/05/n1.html");
    expect(filesIn(site.out).some((file) => file.includes("n2"))).toBe(false);
    const named = [...err.matchAll(/^ {2}(\S+): it is a symbolic link/gm)].map(([, file]) => file);
    expect(named).toEqual(["c1/n2.md", "gazette.example"]);
  });

  it.skipIf(process.platform === "win32")("may be a pipe: nobody waits for what it says", async () => {
    const site = siteWith({});
    execFileSync("mkfifo", ["n2.md", "other"], { cwd: path.join(site.content, "c1") });
    const { err } = await site.buildHere();
    expect(err).toContain("(1)\n  c1/n2.md: it is a pipe, a socket or a device, not a file\n");
  });

  it("may hold what git could not merge: it is published and noticed, with the line", async () => {
    const text = (marks: string): string => `---\ntitle: Ferry\ndate: 2024-03-05\n---\n${marks}\n`;
    const conflict = "<<<<<<< HEAD\nIt runs.\n=======\nIt stopped.\n>>>>>>> spring";
    const site = siteWith({
      "c1/n2.md": text(conflict),
      "c1/n3.md": text(conflict.replaceAll("\n", "\r\n")),
      "c1/n4.md": text("Heading\n=======\n\n<<<<<<< is no mark alone.\n>>>>>>> nor this."),
    });
    const { err } = await site.buildHere();
    const named = [...err.matchAll(/^ {2}(\S+): git could not merge/gm)].map(([, place]) => place);
    expect(named).toEqual(["c1/n2.md:5", "c1/n3.md:5"]);
  });
});

describe("a file that the account may not read", () => {
  const base = sharedFolder();
  const { content, out } = siteIn(base);
  const closed = path.join(content, "c1/n2.md");
  // Root may read every file, so another account has to run the program.
  const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const run = (...args: readonly string[]): Result => runCli(args, {}, base, account);

  beforeAll(() => {
    writeFiles(content, { "c1/n1.md": mirrored("n1"), "c1/n2.md": mirrored("n2") });
    chmodSync(closed, 0);
    for (const folder of [path.dirname(base), base]) chmodSync(folder, 0o777);
  });

  it.each([
    ["build", ["build", "--content", content, "--out", out, "--cache", path.join(base, "cache")], 0],
    ["convert", ["convert", content, "--out", path.join(base, "converted")], 1],
    ["init", ["init", "--dry-run", "--content", content], 0],
  ])("is named by %s, and the others are read", async (_, args, exit) => {
    const { code, out: told, err } = run(...args);
    expect(`${told}${err}`).toMatch(/c1\/n2\.md: EACCES: permission denied/);
    expect(code).toBe(exit);
  });

  it("is named by a build after one that could read it, and published again after that", async () => {
    const args = ["build", "--content", content, "--out", `${out}2`, "--cache", path.join(base, "cache2")];
    const picture = path.join(content, "images/pier.gif");
    const gif = Buffer.from([...Buffer.from("GIF89a"), 3, 0, 3, 0, 0, 0, 0]);
    writeFiles(content, { "site.yaml": "images: local\n", "images/pier.gif": gif });
    for (const mode of [0o644, 0, 0o644]) {
      for (const file of [closed, picture]) chmodSync(file, mode);
      const { err } = run(...args);
      const isRead = mode > 0;
      expect(err.includes("c1/n2.md: EACCES")).toBe(!isRead);
      expect(/images\/pier\.gif: it is damaged, or no picture: EACCES/.test(err)).toBe(!isRead);
      expect(filesIn(`${out}2`).includes("2024/03/05/n2.html")).toBe(isRead);
    }
    chmodSync(closed, 0);
  });

  it("is no folder in the words of formats", async () => {
    expect(run("formats", closed).err).toContain("name a file that can be read, not a folder");
  });
});

describe("a build that cannot be made", () => {
  it.each([
    [
      "without a content folder",
      "title: 一\n",
      ["--content", "/nonexistent/content"],
      "cannot read the content folder",
    ],
    ["with an unknown setting", "titel: 一\n", [], "titel: unknown setting"],
    ["with a setting of the wrong type", "perPage: many\n", [], "perPage: must be a number"],
    [
      "with a nested setting of the wrong type",
      "tags:\n  minArticles: 0\n",
      [],
      "tags.minArticles: must be at least 1",
    ],
    ["with settings that are not YAML", "title: [\n", [], "is not YAML"],
    [
      "with a base URL that is none",
      "title: 一\n",
      ["--base-url", "example.org"],
      "--base-url example.org is not an http or https address",
    ],
    ["with the content inside the output", "title: 一\n", ["--out", "AROUND_CONTENT"], "is inside --out"],
  ])("%s says why, exits with 1 and writes nothing", async (_, settings, args, reason) => {
    const site = siteWith({ "site.yaml": settings });
    const { code, err } = await site.build(
      args.map((arg) => (arg === "AROUND_CONTENT" ? path.dirname(site.content) : arg)),
    );
    expect(code).toBe(1);
    expect(err).toContain(reason);
    expect(err).not.toContain("    at ");
    expect(() => filesIn(site.out)).toThrow();
  });

  it.each([
    [["build", "--jobs", "0"]],
    [["dev", "--port", "70000"]],
    [["dev", "--port", ""]],
    [["build", "--no-such-flag"]],
    [["no-such-command"]],
  ])("%j is refused with a word of help", async (args) => {
    const { code, err } = await runHere(args);
    expect(code).toBe(1);
    expect(err).toMatch(/error: /);
  });
});

describe("convert", () => {
  it("prints a file as Markdown with front matter", async () => {
    const site = siteWith({});
    const { code, out } = await runHere(["convert", path.join(site.content, "c1/n1.md")]);
    expect(code).toBe(0);
    expect(out).toBe(
      [
        "---",
        "id: n1",
        "title: 标题n1",
        "date: 2024-03-05",
        "source: https://www.qinghe-times.example/gb/24/3/5/n1.htm",
        "agency: 青禾时报",
        "---",
        "",
        "【青禾时报2024年03月05日讯】一段话。",
        "",
      ].join("\n"),
    );
  });

  it("writes a folder's files to a folder, each in its place, and exits with 1 when one fails", async () => {
    const site = siteWith({ "c2/n2.md": "" });
    const { code, err } = await runHere(["convert", site.content, "--out", site.out]);
    expect(code).toBe(1);
    expect(err).toContain("c2/n2.md");
    expect(filesIn(site.out)).toEqual(["c1/n1.md"]);
  });
});

describe("help and version", () => {
  it.each([[["--help"]], [["build", "--help"]], [["convert", "--help"]], [["dev", "--help"]]])(
    "%j explains itself",
    async (args) => {
      const { code, out } = await runHere(args);
      expect(code).toBe(0);
      expect(out).toMatch(/^Usage: newsmirror/);
    },
  );

  it("tells the version", async () => {
    expect((await runHere(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

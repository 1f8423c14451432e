import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { filesIn, writeFiles } from "../../support/files.js";
import type { Result } from "../../support/run-cli.js";
import { runHere } from "../../support/run-here.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { ownMirror } from "./own-mirror.js";

const STARTERS = [".github/workflows/publish.yaml", ".gitignore", "package.json", "site.yaml"];

const run = (folder: string, ...args: readonly string[]): Promise<Result> => runHere(args, {}, folder);

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return folder;
}

const textIn = (folder: string, file: string): string => readFileSync(path.join(folder, file), "utf8");
const settingsIn = (folder: string) => parse(textIn(folder, "site.yaml"));
const startersIn = (folder: string): string[] => filesIn(folder).filter((file) => STARTERS.includes(file));

const PAGE = (title: string, lang: string) =>
  `<!doctype html><html lang="${lang}"><head><title>${title}</title></head><body><article><h1>${title}</h1>
<p>The bridge over the river is open again. It was closed for the whole of the winter, and a ferry took its place.</p>
</article></body></html>`;

describe("newsmirror init", () => {
  it("tells what it finds, and writes what a site needs", async () => {
    const folder = folderOf(ownMirror("zh-Hans"));
    const { code, out, err } = await run(folder, "init");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("20 files in this folder\n  formats   ok-mirror (20)\n");
    expect(out).toContain("harbour (12), town (8)");
    expect(out).toContain("zh-Hans");
    expect(out).toContain("npx newsmirror build");
    expect(startersIn(folder)).toEqual(STARTERS);
    expect(settingsIn(folder)).toEqual({
      title: path.basename(folder),
      lang: "zh-Hans",
      content: ".",
      out: "site",
      channels: { harbour: "harbour", town: "town" },
    });
    expect(JSON.parse(textIn(folder, "package.json"))).toMatchObject({
      private: true,
      scripts: { build: "newsmirror build", check: "newsmirror check", dev: "newsmirror dev" },
      dependencies: { newsmirror: expect.stringMatching(/^\^\d/) },
    });
  });

  it("writes settings with which the site is built", async () => {
    const folder = folderOf(ownMirror("en"));
    await run(folder, "init");
    const { code, out } = await run(folder, "build");
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/\b20\b/) });
    expect(textIn(folder, "site/index.html")).toContain('<html lang="en"');
  });

  it("has git ignore the site, the cache, packages and secret keys", async () => {
    const folder = folderOf(ownMirror("en"));
    await run(folder, "init");
    execFileSync("git", ["init", "-q"], { cwd: folder });
    const paths = [
      "site/index.html",
      ".newsmirror/x",
      "node_modules/x",
      "key.pem",
      "harbour/n3000.md",
      "site.yaml",
    ];
    const { stdout } = spawnSync("git", ["check-ignore", ...paths], { cwd: folder, encoding: "utf8" });
    expect(stdout.trim().split("\n")).toEqual([
      "site/index.html",
      ".newsmirror/x",
      "node_modules/x",
      "key.pem",
    ]);
  });

  it("never overwrites a file, and tells what the kept ones lack", async () => {
    const own = {
      ".github/workflows/publish.yaml": "name: mine\n",
      ".gitignore": "/site/\n",
      "package.json": '{"name":"mine"}\n',
      "site.yaml": "title: 我的\ncontent: .\n",
    };
    const folder = folderOf({ ...ownMirror("zh-Hans"), ...own });
    const { code, out } = await run(folder, "init");
    expect(code).toBe(0);
    for (const [file, text] of Object.entries(own)) {
      expect(textIn(folder, file)).toBe(text);
      expect(out).toContain(`kept   ${file}\n`);
    }
    expect(out).not.toContain("wrote");
    expect(out).toContain("add to .gitignore: /.newsmirror/ /node_modules/ *.pem *.key");
    expect(out).toContain("npm install newsmirror@^");
  });

  it("keeps a link that leads nowhere", async () => {
    const folder = folderOf(ownMirror("zh-Hans"));
    symlinkSync("elsewhere.yaml", path.join(folder, "site.yaml"));
    expect((await run(folder, "init")).out).toContain("kept   site.yaml");
    expect(filesIn(folder)).not.toContain("elsewhere.yaml");
  });

  it("keeps settings in the content folder, and takes the folders from them", async () => {
    const files = Object.entries(ownMirror("zh-Hans")).map(([file, text]) => [`content/${file}`, text]);
    const settings = { "content/site.yaml": "lang: en\nout: ../public\ncontent: .\n" };
    const folder = folderOf({ ...Object.fromEntries(files), ...settings });
    const { out } = await run(folder, "init");
    expect(out).toContain("kept   content/site.yaml");
    expect(startersIn(folder)).not.toContain("site.yaml");
    expect(textIn(folder, ".gitignore")).toContain("/public/\n");
    expect(textIn(folder, ".github/workflows/publish.yaml")).toContain('path: "public"');
    await run(folder, "build");
    expect((await run(folder, "check")).out).toMatch(/findings +0/);
    await run(folder, "sign", "--new-key", "key.pem");
    expect((await run(folder, "sign", "--key", "key.pem")).code).toBe(0);
    expect(filesIn(folder)).toContain("public/manifest.json.sig");
  });

  it("has hosts keep folders of any name, with one machine and with several", async () => {
    const out = "news #1: today's";
    const settings = `lang: en\nout: ${JSON.stringify(out)}\ncontent: .\n`;
    for (const shards of [[], ["--shards", "2"]]) {
      const folder = folderOf({ "town/n1.html": PAGE("The ferry is back", "en"), "site.yaml": settings });
      await run(folder, "init", "--ci", "github", ...shards);
      const { jobs } = parse(textIn(folder, ".github/workflows/publish.yaml"));
      const steps = Object.values(
        jobs as Record<string, { steps: { run?: string; with?: { path?: string } }[] }>,
      ).flatMap((job) => job.steps);
      const paths = steps.flatMap((step) => step.with?.path?.split("\n") ?? []);
      expect(paths).toContain(out);
      expect(paths.filter((one) => one.startsWith("news") && one !== out)).toEqual([]);
      expect(steps.map((step) => step.run)).toContain("npx --no-install newsmirror check");
    }
  });

  it("shows everything and writes nothing with --dry-run", async () => {
    const folder = folderOf(ownMirror("zh-Hans"));
    const before = filesIn(folder);
    const { code, out } = await run(folder, "init", "--dry-run");
    expect(code).toBe(0);
    expect(filesIn(folder)).toEqual(before);
    for (const file of STARTERS) expect(out).toContain(`would write ${file}:\n    `);
    expect(out).toContain("    lang: zh-Hans\n");
    expect(out).toContain("npx --no-install newsmirror check");
  });

  it.each([
    ["an empty folder", {}],
    ["a folder without articles", { "notes.txt": "words", "node_modules/x/readme.md": "# X" }],
  ])("refuses %s with a hint, and writes nothing", async (_, files) => {
    const folder = folderOf(files);
    const before = filesIn(folder);
    const { code, err } = await run(folder, "init");
    expect(code).toBe(1);
    expect(err).toContain(`error: there are no articles below ${folder}\n  → put the mirrored files there`);
    expect(filesIn(folder)).toEqual(before);
  });

  it("names the endings of files that no format reads where there is nothing else", async () => {
    const folder = folderOf({ "content/quay/1.txt": "Ferry\n", "content/quay/2.txt": "Pier\n" });
    const { code, err } = await run(folder, "init");
    expect(code).toBe(1);
    expect(err).toContain("; no format reads .txt (2): docs/formats.md tells how to declare a format");
  });

  it("takes the language that --lang names, and refuses what is none", async () => {
    const folder = folderOf(ownMirror("en"));
    const refused = await run(folder, "init", "--lang", "some english");
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining("--lang some english is not a language tag"),
    });
    expect(startersIn(folder)).toEqual([]);
    await run(folder, "init", "--lang", "zh-Hant");
    expect(settingsIn(folder).lang).toBe("zh-Hant");
  });

  it("names a content folder that is not there", async () => {
    const { code, err } = await run(temporaryFolder(), "init", "--content", "gone");
    expect(code).toBe(1);
    expect(err).toMatch(/cannot read the content folder .*gone.*\n {2}→ name another with --content/);
  });

  it.each([
    ["content/ where all articles are there", "content", [], "content"],
    ["the folder that --content names", "pages", ["--content", "pages"], "pages"],
    ["the whole folder otherwise", "pages", [], "."],
  ])("takes %s", async (_, place, args, expected) => {
    const files = { [`${place}/news/a.html`]: PAGE("The bridge is open", "en-GB") };
    const folder = folderOf({ ...files, [`${place}/news/b.html`]: PAGE("The ferry is gone", "en") });
    const { code, out } = await run(folder, "init", ...args);
    expect(code).toBe(0);
    expect(out).toContain("html (2)");
    expect(settingsIn(folder)).toMatchObject({ content: expected, lang: "en", channels: { news: "news" } });
    expect((await run(folder, "build")).code).toBe(0);
  });

  it.each([
    ["a README", "README.md", "# About\n", "content"],
    ["an article", "ferry.md", "# The ferry\n\nIt is late.\n", "."],
  ])("takes the folder of all articles where %s is beside content/", async (_, file, text, expected) => {
    const folder = folderOf({ [file]: text, "content/news/a.html": PAGE("The bridge is open", "en") });
    await run(folder, "init");
    expect(settingsIn(folder).content).toBe(expected);
  });

  it.each([
    ["ka", true],
    ["uk", false],
    ["ru", false],
    ["en-GB", false],
    ["zh-TW", false],
  ])("says of a site in %s whether its words are missing: %s", async (lang, isMissing) => {
    const { out } = await run(folderOf(ownMirror("en")), "init", "--lang", lang);
    expect(out.includes(`there are none in ${lang}, so they are English`)).toBe(isMissing);
  });

  it("says that it does not know the language where no article tells it", async () => {
    const folder = folderOf({ "content/a.md": "# Паром\n\nПаром ходит снова.\n" });
    expect((await run(folder, "init")).out).toContain(
      "language  en, since no article tells another; --lang names",
    );
    expect(settingsIn(folder).lang).toBe("en");
  });

  it("does not ask to install what is installed", async () => {
    const installed = { "package.json": "{}", "node_modules/newsmirror/package.json": "{}" };
    expect((await run(folderOf({ ...ownMirror("en"), ...installed }), "init")).out).not.toContain(
      "npm install",
    );
  });

  it("names files of which no article can be made, and counts those that are meant to be none", async () => {
    const folder = folderOf({
      ...ownMirror("en"),
      "town/empty.md": "",
      "README.md": "# About this mirror\n",
    });
    const { out } = await run(folder, "init");
    expect(out).toContain("22 files in this folder");
    expect(out).toMatch(
      / {2}1 file without an article:\n {4}town\/empty\.md: .+\n {4}→ `newsmirror formats FILE`/,
    );
  });

  it("counts texts that no format reads, and has pictures shown that lie beside the articles", async () => {
    const folder = folderOf({
      "notas/n1.md": "# El puente\n\nEl puente volvió a abrir ayer por la mañana.\n",
      "notas/n2.txt": "TITULO: La feria\n",
      "notas/n3.TXT": "TITULO: El tren\n",
      "notas/feria.webp": "RIFF",
    });
    const { out } = await run(folder, "init");
    expect(out).toContain("  not read  .txt (2): docs/formats.md tells how to declare a format\n");
    expect(settingsIn(folder)).toMatchObject({ images: "local" });
    const { out: built, err } = await run(folder, "build");
    expect(built).toMatch(/passed over +2\n/);
    expect(err).not.toContain("package.json");
  });

  it("looks into some of very many files, and counts all", async () => {
    const pages = Array.from({ length: 450 }, (_, index) => [
      `c/p${index}.md`,
      `# Title ${index}\n\nThe boat is late.\n`,
    ]);
    const { out } = await run(folderOf(Object.fromEntries(pages)), "init", "--dry-run");
    expect(out).toContain("450 files in this folder, 200 of them looked into\n  formats   markdown (200)");
    expect(out).toContain("c (450)");
  });

  it("takes the branch that is checked out, and folder names that YAML and npm do not take as they are", async () => {
    const folder = path.join(temporaryFolder(), "新闻: #1");
    writeFiles(folder, {
      "yes/a.md": "# 标题\n\n渡口本周恢复通航。\n",
      "a: b/b.md": "# 标题二\n\n渡口本周恢复通航。\n",
    });
    execFileSync("git", ["init", "-q", "-b", "trunk"], { cwd: folder });
    const { out } = await run(folder, "init");
    expect(settingsIn(folder)).toMatchObject({ title: "新闻: #1", channels: { yes: "yes", "a: b": "a: b" } });
    expect(JSON.parse(textIn(folder, "package.json")).name).toBe("1");
    expect(parse(textIn(folder, ".github/workflows/publish.yaml")).on.push.branches).toEqual(["trunk"]);
    expect(out).not.toContain("git init");
    expect((await run(folder, "build")).code).toBe(0);
  });

  it("sends to the top of the repository, where hosts look for a workflow", async () => {
    const folder = folderOf({ "a/mirror/town/n1.html": PAGE("The ferry is back", "en") });
    execFileSync("git", ["init", "-q"], { cwd: folder });
    const { out } = await run(path.join(folder, "a/mirror"), "init");
    expect(out).toContain(
      "  1. remove these files, and run init in ../../: .github/workflows/publish.yaml is found only",
    );
    expect(out).not.toContain("git init");
  });

  it("asks git for branch and host in a worktree, whose repository lies elsewhere", async () => {
    const folder = folderOf({ "repository/town/n1.html": PAGE("The ferry is back", "en") });
    const [repository, worktree] = ["repository", "worktree"].map((name) => path.join(folder, name));
    const git = (...args: string[]) => execFileSync("git", ["-C", repository ?? "", ...args]);
    git("init", "-q");
    git("remote", "add", "origin", "https://gitlab.com/wells/mirror.git");
    git("add", ".");
    git("-c", "user.name=A", "-c", "user.email=a@wells.example", "commit", "-q", "-m", "Articles");
    git("worktree", "add", "-q", "-b", "spring", worktree ?? "");
    expect(await run(worktree ?? "", "init")).toMatchObject({ code: 0, err: "" });
    expect(filesIn(worktree ?? "")).toContain(".gitlab-ci.yml");
    const { code } = await run(worktree ?? "", "init", "--ci", "github");
    expect(code).toBe(0);
    const workflow = parse(textIn(worktree ?? "", ".github/workflows/publish.yaml"));
    expect(workflow.on.push.branches).toEqual(["spring"]);
  });

  it("has the host fetch what a repository only points to: files in LFS, and submodules", async () => {
    const pointing = {
      "town/n1.html": PAGE("The ferry is back", "en"),
      ".gitattributes": "*.webp filter=lfs diff=lfs merge=lfs -text\n",
      ".gitmodules": '[submodule "mirrors/wells"]\n',
    };
    for (const shards of [[], ["--shards", "2"]]) {
      const folder = folderOf(pointing);
      for (const host of ["github", "gitlab"]) await run(folder, "init", "--ci", host, ...shards);
      const { jobs } = parse(textIn(folder, ".github/workflows/publish.yaml"));
      for (const { steps } of Object.values(jobs) as { steps: { uses: string; with: object }[] }[])
        expect(steps[0]).toMatchObject({ with: { lfs: true, submodules: "recursive" } });
      expect(parse(textIn(folder, ".gitlab-ci.yml")).variables).toMatchObject({
        GIT_SUBMODULE_STRATEGY: "recursive",
      });
    }
  });
});

describe("newsmirror --help", async () => {
  const commands = (await run(process.cwd(), "--help")).out
    .match(/^ {2}(?!help\b)[a-z]+(?= \[| <)/gm)
    ?.map((name) => name.trim());

  it("lists the commands", () => {
    expect(commands).toEqual(expect.arrayContaining(["init", "build", "convert", "dev", "check", "verify"]));
  });

  it.each(commands ?? [])("shows examples of %s", async (name) => {
    expect((await run(process.cwd(), name, "--help")).out).toMatch(
      new RegExp(`Examples:\n {2}newsmirror ${name}\\b`),
    );
  });
});

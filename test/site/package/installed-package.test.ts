import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse as parseModule } from "es-module-lexer/js";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { digestsIn, filesIn, writeFiles } from "../../support/files.js";
import { HANGS_AFTER } from "../../support/run-cli.js";
import { sharedFolder } from "../../support/temporary-folder.js";
import { type MirrorLanguage, ownMirror } from "./own-mirror.js";

/** What a base address of GitHub Pages is in a run of the workflow. */
const BASE_URL = "https://operator.example/mirror";

/** A program that uses what the search library exports. */
const SEARCH_IN_TYPESCRIPT = `
import * as browser from "newsmirror/search/browser";
import * as russian from "newsmirror/search/languages/ru";
import {
  fileLoader, highlight, isEmptyQuery, type Language, type Load, loadTable, nearestFirst, parseQuery, type Query, type ReadText, type Result,
  Search, TABLE, type TextDocument, writeIndex,
} from "newsmirror/search";

const poems: readonly TextDocument[] = [{ address: "1.html", title: "渡口", text: "雾散了。", tags: ["秋天"], date: "2024-03-05" }];
const written: readonly string[] = writeIndex("public", poems).written;
const load: Load = fileLoader("public");
const language: Language = russian;
const query: Query = parseQuery("渡轮", { year: "2024" }, language);
const readText: ReadText = async () => ({ title: "渡口", tags: [], body: "" });
const search = new Search(await loadTable(load), query, load, readText);
await search.run("newest", async ({ done, of }) => void (done / of));
const results: readonly Result[] = nearestFirst(await search.results(0, 10));
const parts = (await search.passage(results[0]!.card))?.parts ?? [];
const loader = new browser.ScriptLoader("");
const other = new browser.Search(await browser.loadTable(loader.load), browser.parseQuery("渡轮"), loader.load);
export const all: [string, boolean, string, number, Promise<unknown>, boolean] = [
  written.join(), isEmptyQuery(query), highlight("渡口", query.terms).concat(parts)[0]!.text, other.count,
  loader.reload(TABLE, "1"), new Error() instanceof browser.LoadError,
];
`;

const shared = sharedFolder();
const first = path.join(shared, "first");
const program = path.join(first, "node_modules/newsmirror");
let tarball = "";

/**
 * Runs a program as an operator would, and returns its standard output.
 * @throws Error with all that it printed if it fails or hangs
 */
function run(folder: string, command: string, ...args: readonly string[]): string {
  const options = { cwd: folder, encoding: "utf8", timeout: HANGS_AFTER, env: environment() } as const;
  const { status, stdout, stderr, error } = spawnSync(command, args, options);
  if (error) throw error;
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
}

/** What npm and the program find in a shell: without what npm tells the scripts that it runs, such as the tests. */
function environment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?:package|lifecycle|command|execpath|node_execpath|config_local_prefix)/.test(name),
  );
  return {
    ...Object.fromEntries(entries),
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_prefer_offline: "true",
  };
}

/** Runs the `run` steps of a folder's workflow, as they stand, with the expressions filled in as GitHub does. */
function runWorkflow(folder: string): string[] {
  const { jobs } = parse(readFileSync(path.join(folder, ".github/workflows/publish.yaml"), "utf8")) as {
    jobs: { publish: { steps: { run?: string }[] } };
  };
  const scripts = jobs.publish.steps.flatMap(({ run: script }) => (script === undefined ? [] : [script]));
  return scripts.map((script) => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub's expressions look like JavaScript's
    const filled = script.replaceAll("${{ steps.pages.outputs.base_url }}", BASE_URL);
    expect(filled).not.toContain("${{");
    return run(folder, "bash", "-e", "-c", filled);
  });
}

function repositoryIn(folder: string, lang: MirrorLanguage): void {
  mkdirSync(folder);
  execFileSync("git", ["init", "-q"], { cwd: folder });
  writeFiles(folder, ownMirror(lang));
}

/** Changes the footer and the stylesheet of a repository's site as docs/templates.md says. */
function changeTheLooks(folder: string): void {
  const cli = path.join(program, "dist/cli.js");
  appendFileSync(path.join(folder, "site.yaml"), "templates: looks\n");
  for (const file of ["_includes/footer.njk", "assets/style.css"])
    run(folder, process.execPath, cli, "templates", file);
  const footer = path.join(folder, "looks/_includes/footer.njk");
  writeFileSync(footer, readFileSync(footer, "utf8").replace("</footer>", "<p>OUR OWN LINE</p></footer>"));
  appendFileSync(path.join(folder, "looks/assets/style.css"), "h1 { letter-spacing: 0.125em }\n");
}

/** Expects that the changed looks are on every page of a built site, and that nothing is said of older templates. */
function expectChangedLooks(folder: string, built: string): void {
  const site = path.join(folder, "site");
  const pages = filesIn(site).filter((file) => file.endsWith(".html"));
  const without = pages.filter(
    (file) => !readFileSync(path.join(site, file), "utf8").includes("OUR OWN LINE"),
  );
  expect(without).toEqual([]);
  expect(readFileSync(path.join(site, "assets/style.css"), "utf8")).toContain("letter-spacing: 0.125em");
  expect(built).not.toContain("older version");
}

/** Returns the package that a module is in. */
const packageOf = (name: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;

beforeAll(() => {
  // The tests run on a compiled program, and compiling it again would take it from under other tests.
  const [packed] = JSON.parse(
    run(".", "npm", "pack", "--ignore-scripts", "--json", "--pack-destination", shared),
  );
  tarball = path.join(shared, packed.filename);
  repositoryIn(first, "zh-Hans");
  run(first, "npm", "install", tarball);
});

describe("the installed package", () => {
  it("is compiled when npm installs it from git or packs it, unless the compilers are left out", () => {
    expect(JSON.parse(readFileSync("package.json", "utf8")).scripts.prepare).toBe("node prepare.js");
    const folder = path.join(shared, "checkout");
    const prepared = (): string => run(folder, process.execPath, "prepare.js");
    writeFiles(folder, {
      "package.json": JSON.stringify({ type: "module", scripts: { compile: "node --print 6*7" } }),
      "prepare.js": readFileSync("prepare.js", "utf8"),
    });
    expect(prepared()).toMatch(/^not compiled, since the development dependencies are missing/);
    mkdirSync(path.join(folder, "node_modules/rolldown"), { recursive: true });
    expect(prepared()).toMatch(/^42$/m);
  });

  it("holds the program, its templates and what its messages point to", () => {
    const files = [
      "dist/cli.js",
      "dist/search/engine.js",
      "dist/search/starter.js",
      "templates/article.njk",
      "docs/publishing.md",
      "README.md",
      "LICENSE",
    ];
    expect(files.filter((file) => !existsSync(path.join(program, file)))).toEqual([]);
    expect(
      ["src", "test", "content", "bench"].filter((folder) => existsSync(path.join(program, folder))),
    ).toEqual([]);
  });

  it("has a dependency for every package that the program imports", () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(program, "package.json"), "utf8"));
    const modules = filesIn(path.join(program, "dist")).filter((file) =>
      /^(?!search\/engine).*\.js$/.test(file),
    );
    const imported = modules
      .flatMap((file) => parseModule(readFileSync(path.join(program, "dist", file), "utf8"))[0])
      .map((found) => ("specifier" in found ? found.specifier : undefined))
      .filter((name) => typeof name === "string" && !/^(?:\.|node:)/.test(name))
      .map((name) => packageOf(String(name)));
    expect(imported).toEqual(expect.arrayContaining(["commander", "@11ty/eleventy", "sharp"]));
    expect([...new Set(imported)].filter((name) => !(name in dependencies))).toEqual([]);
  });

  it.each([
    ["nodenext", "es2023"],
    ["bundler", "es2023,dom"],
  ])("declares the search library to TypeScript under %s", (moduleResolution, lib) => {
    const folder = path.join(first, moduleResolution);
    writeFiles(folder, { "package.json": '{ "type": "module" }', "search.ts": SEARCH_IN_TYPESCRIPT });
    const compile = (...args: string[]) =>
      spawnSync(
        process.execPath,
        [
          path.resolve("node_modules/typescript/bin/tsc"),
          ...["--strict", "--noEmit", "--exactOptionalPropertyTypes", "--types", ""],
          ...["--module", moduleResolution === "bundler" ? "esnext" : "nodenext"],
          ...["--moduleResolution", moduleResolution, "--lib", lib, ...args],
        ],
        { cwd: folder, encoding: "utf8", timeout: HANGS_AFTER },
      );
    const { stdout, status } = compile("search.ts");
    expect([stdout, status]).toEqual(["", 0]);
    writeFiles(folder, { "wrong.ts": SEARCH_IN_TYPESCRIPT.replace('run("newest"', 'run("oldest"') });
    expect(compile("wrong.ts").stdout).toMatch(/^wrong\.ts.*"oldest"/);
  });

  it("makes a site of a repository in Chinese, and touches none of its own files", () => {
    const before = digestsIn(program);
    const newsmirror = (...args: string[]): string =>
      run(first, "npx", "--no-install", "newsmirror", ...args);
    expect(newsmirror("init")).toContain("ok-mirror (20)");
    expect(newsmirror("build")).toMatch(/articles +20\b/);
    expect(newsmirror("check")).toMatch(/findings +0\b/);
    const home = readFileSync(path.join(first, "site/index.html"), "utf8");
    expect(home).toContain('<html lang="zh-Hans"');
    expect(home).toContain("青禾市第20号渡口本周恢复通航");
    expect(digestsIn(program)).toEqual(before);
  });

  it("runs the steps of the workflow with the packages that are locked", () => {
    const [, built = "", checked = ""] = runWorkflow(first);
    expect(built).toMatch(/articles +20\b/);
    expect(checked).toMatch(/findings +0\b/);
    expect(readFileSync(path.join(first, "site/sitemap.xml"), "utf8")).toContain(`${BASE_URL}/`);
  });

  it("shows a template and a stylesheet of the operator's in Chinese, and touches none of its own files", () => {
    const before = digestsIn(program);
    changeTheLooks(first);
    expectChangedLooks(first, run(first, "npx", "--no-install", "newsmirror", "build"));
    expect(run(first, "npx", "--no-install", "newsmirror", "check")).toMatch(/findings +0\b/);
    expect(digestsIn(program)).toEqual(before);
  });

  it("makes a site of a repository in English that has no package.json, by its workflow alone, with the operator's looks, too", () => {
    const second = path.join(shared, "second");
    repositoryIn(second, "en");
    const said = run(second, process.execPath, path.join(program, "dist/cli.js"), "init");
    expect(said).toContain("wrote  package.json");
    expect(said).toContain(`put ../${path.basename(tarball)} into this folder`);
    const { dependencies } = JSON.parse(readFileSync(path.join(second, "package.json"), "utf8"));
    expect(dependencies).toEqual({ newsmirror: `file:../${path.basename(tarball)}` });
    const [, built = "", checked = ""] = runWorkflow(second);
    expect(built).toMatch(/articles +20\b/);
    expect(checked).toMatch(/findings +0\b/);
    const home = readFileSync(path.join(second, "site/index.html"), "utf8");
    expect(home).toContain('<html lang="en"');
    expect(home).toContain("Ferry number 20 sails again this week");
    changeTheLooks(second);
    expectChangedLooks(second, run(second, "npx", "--no-install", "newsmirror", "build"));
    expect(run(second, "npx", "--no-install", "newsmirror", "check")).toMatch(/findings +0\b/);
  });
});

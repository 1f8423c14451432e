import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { BuildError } from "../../src/model/problem.js";
import { loadSettings } from "../../src/settings/load-settings.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** Loads a settings file beside the folders `content` and `own`. */
function load(text: string | Uint8Array) {
  const base = temporaryFolder();
  for (const folder of ["content", "own"]) mkdirSync(path.join(base, folder));
  const config = path.join(base, "site.yaml");
  writeFileSync(config, text);
  return loadSettings({ config, content: path.join(base, "content") });
}

const faultOf = async (text: string | Uint8Array): Promise<[string, string]> => {
  const error = await load(text).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BuildError)) throw error ?? new Error("the settings were taken");
  return [error.message, error.hint ?? ""];
};

it.each([
  ["titel: News", "titel: unknown setting; did you mean title?"],
  ["baseURL: https://a.example/", "baseURL: unknown setting; did you mean baseUrl?"],
  ["base_url: https://a.example/", "base_url: unknown setting; did you mean baseUrl?"],
  ["language: en", "language: unknown setting; did you mean lang?"],
  ["about: { operater: A }", "about.operater: unknown setting; did you mean operator?"],
  ["formats: [{ name: a, match: a, tittle: h1 }]", "formats[0].tittle: unknown setting; did you mean title?"],
  ["mirrors: [{ name: a, foldr: a }]", "mirrors[0].foldr: unknown setting; did you mean folder?"],
  ["mirrors: [{ name: a, content: a }]", "mirrors[0].content: unknown setting; did you mean folder?"],
  ["folder: content", "folder: unknown setting; did you mean content?"],
  ["mirrors: [{ name: a, folder: a, lang: en }]", "mirrors[0].lang: unknown setting; did you mean lang?"],
  ["maxMb: 3", "maxMb: unknown setting; did you mean pictures.maxMb?"],
  [
    "tags.minArticles: 3",
    "tags.minArticles: unknown setting; write minArticles on a line below tags, indented\n",
  ],
  ['exclude: ["drafts/**", "!drafts/n1.md"]', "exclude[1]: must not begin with !"],
  ["licence: none", "licence: unknown setting; did you mean about.licence?"],
  ["tags: { smallest: 3 }", "tags.smallest: unknown setting; here can stand minArticles"],
  ['content: ""', "content: must not be empty\n"],
  ['packs: "a\\0b"', "packs: must be a path"],
  ['mirrors: [{ name: a, folder: "a\\0b" }]', "mirrors[0].folder: must be a path"],
  ['channels: { a: " " }', "channels.a: must have a label"],
  ["mirrors: &all [*all]", "mirrors[0].name: is missing"],
  ["zebra: 1", "zebra: unknown setting\n"],
  ["title: 2024", 'title: must be a text (it is 2024: write "2024")'],
  ["title: true", 'title: must be a text (it is true: write "true")'],
  ["channels: { a: -5 }", 'channels.a: must be a text (it is -5: write "-5")'],
  ["title:", "title: must be a text (it is empty)"],
  ['title: "  "', "title: must not be empty"],
  ["images: true", "images: must be link, local or omit (it is true)"],
  ["perPage: '50'", 'perPage: must be a number (it is "50")'],
  ["about: [A, B]", "about: must be a list of `name: value`"],
])("the settings `%s` are refused with words for an operator", async (text, words) => {
  expect(`${(await faultOf(text))[0]}\n`).toContain(`  ${words}`);
});

it("all settings that are unknown are told at once", async () => {
  const [message] = await faultOf(
    "titel: A\nlanguage: en\nzone: 5\nabout: { operater: A, mial: B }\nimages: 5",
  );
  for (const name of ["titel", "language", "zone", "about.operater", "about.mial"])
    expect(message.split(`  ${name}: unknown setting`)).toHaveLength(2);
  expect(message).toContain("  images: must be link");
});

describe("a settings file that is not YAML is told as such, with what to do:", () => {
  it.each([
    ["an alias in the place of a glob", "exclude:\n  - *.md", /is not YAML: .*\.md/, /in quotes/],
    ["a colon in a title", "title: News: today", /is not YAML: .*line 1/, /in quotes/],
    ["a tag of another language", "title: !!js/function a", /is not YAML: Unresolved tag/, /in quotes/],
    [
      "two documents",
      "title: A\n---\ntitle: B",
      /site\.yaml holds several documents$/,
      /remove the line `---`/,
    ],
    ["a list", "- title: A", /site\.yaml is not a list of `key: value`/, /docs\/settings\.md/],
    ["another encoding", Buffer.from("title: Zürich", "latin1"), /site\.yaml is not UTF-8/, /UTF-8/],
  ])("%s", async (_, text, says, advises) => {
    const [message, hint] = await faultOf(text);
    expect(message).toMatch(says);
    expect(hint).toMatch(advises);
  });
});

it.each([
  "\ufefftitle: A",
  "title: A\r\nlang: en\r\n",
  "",
  "# nothing",
  "lang: no",
  "title: &a A\ndescription: *a",
])("the settings `%s` are taken", async (text) => {
  await expect(load(text)).resolves.toBeDefined();
});

describe("the folder `static`, whose files are all published,", () => {
  it.each([
    [".", "--content"],
    ["content", "--content"],
    ["own", "--out", "out: own/site"],
    ["own", "--cache", "cache: own/cache"],
  ])("may not be `%s` with %s in it", async (folder, inner, others = "") => {
    const [message] = await faultOf(`static: ${folder}\n${others}`);
    expect(message).toMatch(new RegExp(`^${inner} .* is (?:inside|the same folder as) static`));
  });

  it("may lie in the content", async () => {
    await expect(load("static: content/own")).resolves.toBeDefined();
  });
});

describe("a folder that a link leads to", () => {
  it.each([
    ["the content", "content", /^--content .* is the same folder as --out/],
    ["a folder above it", ".", /^--content .* is inside --out/],
    ["nothing", "nowhere", /^--out .* is a link to what is not there/],
  ])("may not be the site where it is %s", async (_, target, says) => {
    const base = temporaryFolder();
    mkdirSync(path.join(base, "content"));
    symlinkSync(path.join(base, target), path.join(base, "link"));
    const folders = { content: path.join(base, "content"), out: path.join(base, "link") };
    await expect(loadSettings(folders)).rejects.toThrow(says);
  });

  it("counts as the folder itself, though what is written there is not there yet", async () => {
    const base = temporaryFolder();
    mkdirSync(path.join(base, "content"));
    symlinkSync("content", path.join(base, "link"));
    const { content, out } = await loadSettings({
      content: path.join(base, "link"),
      out: path.join(base, "link/built/site"),
    });
    expect(path.relative(content, out)).toBe(path.join("built", "site"));
    expect(content).toMatch(/content$/);
  });
});

it.skipIf(process.platform === "win32")(
  "a settings file that is a pipe is refused, not waited for",
  async () => {
    const base = temporaryFolder();
    mkdirSync(path.join(base, "content"));
    execFileSync("mkfifo", ["site.yaml"], { cwd: path.join(base, "content") });
    await expect(loadSettings({ content: path.join(base, "content") })).rejects.toThrow(
      /cannot read the settings .*site\.yaml: it is a pipe, not a file/,
    );
  },
);

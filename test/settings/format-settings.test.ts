import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadSite } from "../../src/settings/load-settings.js";

let content: string;
beforeEach(() => {
  content = mkdtempSync(path.join(tmpdir(), "newsmirror-settings-"));
});
afterEach(() => rmSync(content, { recursive: true, force: true }));

function load(yaml: string) {
  writeFileSync(path.join(content, "site.yaml"), yaml);
  return loadSite({ content });
}

const format = (more: string): string => `formats:\n  - name: a\n    match: x\n    ${more}\n`;

describe("settings name the key that is wrong:", () => {
  it.each([
    ["a selector", format("body: 'div['"), /formats\[0\]\.body: not a CSS selector: .*\(in `div\[`\)/],
    ["a selector in a list", format("drop: ['.a', '::before']"), /formats\[0\]\.drop: not a CSS selector/],
    ["an unknown pseudo-class", format("title: 'p:frist-child'"), /formats\[0\]\.title: not a CSS selector/],
    ["an empty selector", format("body: ''"), /formats\[0\]\.body: not a CSS selector: it is empty/],
    ["a pattern", format("title: '/(a/'"), /formats\[0\]\.title: not a pattern/],
    ["a flag", format("title: '/a/g'"), /formats\[0\]\.title: not a pattern: no flag `g`/],
    [
      "a selector for a pattern",
      format("after: '.a'"),
      /formats\[0\]\.after: not a pattern: write it between slashes/,
    ],
    ["lookahead", format("date: '/(?=a)b/'"), /formats\[0\]\.date: .*more than linear time/],
    ["a reference", format("date: '/(a)\\1/'"), /formats\[0\]\.date: .*more than linear time/],
    ["a group", format("tagUrl: '/tag/'"), /formats\[0\]\.tagUrl: the pattern has no group `\(\?<slug>…\)`/],
    ["an ending", format("extensions: md"), /formats\[0\]\.extensions: must be a file's ending/],
    ["an order", format("dateOrder: ymd"), /formats\[0\]\.dateOrder: must be dmy or mdy/],
    ["an unknown key", format("titel: h1"), /formats\[0\]\.titel: unknown setting/],
    ["a number", format("title: 7"), /formats\[0\]\.title: must be a text or a list of texts/],
    ["nothing to match", "formats:\n  - name: a\n", /formats\[0\]\.match: is missing/],
    ["formats that are no list", "formats: {name: a}\n", /formats: must be a list of formats/],
    [
      "a name that comes twice",
      `${format("")}  - name: a\n    match: y\n`,
      /formats: two formats have the same name/,
    ],
    ["what to exclude", "exclude: drafts\n", /exclude: must be a list of globs/],
    ["a number for a text", "title: 12\n", /title: must be a text \(it is 12: write "12"\)/],
    ["a setting without a value", "title:\n", /title: must be a text \(it is empty\)/],
    ["a number for settings", "limits: 5\n", /limits: must be a list of `name: value` \(it is 5\)/],
    ["labels without names", "channels: [a, b]\n", /channels: must be a list of `folder: label`/],
    ["a password", "baseUrl: https://me:secret@a.example/\n", /baseUrl: must be an http or https address/],
    [
      "a password of a link",
      "about: {repository: 'https://t0ken@a.example/b'}\n",
      /about\.repository: .* without a/,
    ],
  ])("%s", async (_, yaml, message) => {
    await expect(load(yaml)).rejects.toThrow(message);
  });
});

it.each([
  ["https://a.example/my news", "https://a.example/my%20news/"],
  ["https://例え.example/新聞/", "https://xn--r8jz45g.example/%E6%96%B0%E8%81%9E/"],
  ["https://a.example/news/", "https://a.example/news/"],
])("baseUrl %s is %s in feeds and sitemaps", async (written, used) => {
  expect((await load(`baseUrl: ${written}\n`)).site.baseUrl).toBe(used);
});

it("settings in another character set than UTF-8 are refused", async () => {
  writeFileSync(path.join(content, "site.yaml"), Buffer.from("title: Café\n", "latin1"));
  await expect(loadSite({ content })).rejects.toMatchObject({ hint: "save the file as UTF-8" });
});

it("reads formats as plain data, each text a list", async () => {
  const {
    site: { formats },
  } = await load(format("title: h1\n    body: ['.a', '/<b>(.*)/s']"));
  expect(formats).toMatchObject([
    { name: "a", match: ["x"], title: ["h1"], body: [".a", "/<b>(.*)/s"], date: [] },
  ]);
  expect(structuredClone(formats)).toEqual(formats);
});

it("labels a channel whose folder's name cannot be part of an address", async () => {
  const {
    site: { channels },
  } = await load("channels: {c1: 本地, 水 路: 水上}\n");
  expect([...channels.values()]).toEqual(["本地", "水上"]);
  expect([...channels.keys()][1]).toMatch(/^水-路-[0-9a-f]{8}$/);
});

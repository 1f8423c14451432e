import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { markdown } from "../../../src/formats/markdown.js";
import { DEFAULT_LIMITS } from "../../../src/model/limits.js";
import type { ArticleId, SitePath, SourcePath } from "../../../src/model/names.js";
import type { BodyContext } from "../../../src/render/body-context.js";
import { renderBody } from "../../../src/render/render-markdown.js";
import "../../support/load-page-reader.js";
import { BODY_WORDS } from "../../support/body-words.js";

const FIXTURES = path.join(import.meta.dirname, "fixtures");

/** A mirror that holds one other article and two pictures. */
const CONTEXT: BodyContext = {
  words: BODY_WORDS,
  root: "../",
  lang: "en",
  images: "local",
  targets: { "../b.md": "2023/01/01/b.html" as SitePath },
  pictures: {
    "img/a.jpg": { path: "images/a.jpg" as SitePath, width: 6, height: 4 },
    "a b.jpg": { path: "images/b.jpg" as SitePath, width: 3, height: 2 },
  },
};

/** A grey picture of 9 by 6 pixels. */
const PICTURE =
  "iVBORw0KGgoAAAANSUhEUgAAAAkAAAAGCAIAAACepSOSAAAAD0lEQVR42mNowA0YBpEcAJYuUQHaxwlWAAAAAElFTkSuQmCC";

const read = (folder: string, file: string): string =>
  readFileSync(path.join(FIXTURES, folder, file), "utf8");

const readText = (text: string, id = "input") =>
  markdown.read({
    bytes: new TextEncoder().encode(text),
    text,
    path: `posts/${id}.md` as SourcePath,
    id: id as ArticleId,
    limits: DEFAULT_LIMITS,
  });

/** Returns what the format reads of a fixture: everything but the body. */
function readFixture(folder: string) {
  const hasName = existsSync(path.join(FIXTURES, folder, "name.txt"));
  return readText(read(folder, "input.md"), hasName ? read(folder, "name.txt").trim() : undefined);
}

describe("the markdown format reads", () => {
  it.each(readdirSync(FIXTURES))("%s", (folder) => {
    const raw = readFixture(folder);
    const { kind, ...frame } = raw;
    const body = "markdown" in frame ? frame.markdown : frame.html;
    const facts = Object.fromEntries(
      Object.entries(frame).filter(([name]) => !["markdown", "html", "layout"].includes(name)),
    );
    expect({ kind, ...facts }).toEqual(JSON.parse(read(folder, "expected.json")));
    const shown = kind === "markdown" ? renderBody(body, CONTEXT).body : body;
    expect(`${shown}\n`).toBe(read(folder, "expected.html"));
  });
});

describe("a text in another markup is refused, with the command that converts it:", () => {
  it.each([
    ["org", "#+TITLE: A\n#+DATE: <2023-07-03 Mon>\n\n* B\n"],
    ["asciidoc", "= A\nAda Moreno <ada@a.example>\n:tags: b\n\n== C\n"],
    ["rst", "A\n#\n\n:date: 2023-07-03\n\nB `c <https://a.example>`_.\n"],
    ["rst", "A\n=\n\nB\n\n.. image:: c.jpg\n"],
    ["mediawiki", "== A ==\n'''B''' at [[C|c]].\n"],
    ["textile", "h1. A\n\nb\n"],
    ["latex", "\\documentclass{article}\n\\begin{document}\nA\n\\end{document}\n"],
    ["rtf", "{\\rtf1\\ansi A\\par}\n"],
    ["org", "---\ntitle: A\n---\n#+OPTIONS: toc:nil\nb\n"],
  ])("%s", (reader, text) => {
    const hint = expect.stringContaining(`pandoc -f ${reader} `);
    expect(() => readText(text)).toThrow(expect.objectContaining({ code: "unknown-format", hint }));
  });

  it.each([
    "= is a sign\n",
    "A 'quoted' word\n",
    "# Org\n\n#+TITLE: b\n",
    "a. b\n.. c\n",
    "# Wiki\n\n```\n'''b'''\n.. image:: c.jpg\n```\n",
  ])("not %j", (text) => {
    expect(readText(text)).toMatchObject({ kind: "markdown" });
  });
});

it("a whole page is read as one, with what front matter above it states", () => {
  const page =
    "<!DOCTYPE html><html><head><title>A</title></head><body><nav>Menu</nav><article><h1>A</h1><p>The ferry stops at the old pier again, and crosses the harbour every hour.</p></article></body></html>";
  expect(readText(page)).toMatchObject({ kind: "html", stated: { title: "A" } });
  expect(readText(`---\ntags: [pier]\ndraft: true\n---\n${page}`)).toMatchObject({
    kind: "html",
    stated: { title: "A", tags: ["pier"] },
    release: "never",
  });
});

it.each([
  ["ferry.fr", "fr"],
  ["part.ii", undefined],
])("the name %s states the language %s", (id, lang) => {
  expect(readText("# A\n\nb\n", id).stated.lang).toBe(lang);
});

it("a title from a name of Notion is without its number", () => {
  expect(readText("b\n", "Ferry stops 0a1b2c3d4e5f60718293a4b5c6d7e8f9").stated.title).toBe("Ferry stops");
});

it("a file without a title that is called by a number is told of, and no other", () => {
  const codesOf = (text: string, name: string): string[] =>
    (readText(text, name).notices ?? []).map(({ code }) => code);
  expect(codesOf("b\n", "104")).toEqual(["title-from-name"]);
  expect(codesOf("# A\n\nb\n", "104")).toEqual([]);
  expect(codesOf("---\ntitle: A\n---\nb\n", "104")).toEqual([]);
  expect(codesOf("b\n", "ferry-104")).toEqual([]);
  expect(codesOf("b\n", "2023-07-01")).toEqual([]);
  expect(codesOf("b\n", "20230701")).toEqual([]);
});

it.each([
  ["# A\n#pier #boats/small\n\nb\n", ["pier", "boats/small"]],
  ["A\n===\n###### tags: `pier` `boats`\n\nb\n", ["pier", "boats"]],
])("tags in a line of their own are read, and stay: %j", (text, tags) => {
  expect(readText(text)).toMatchObject({ stated: { tags }, markdown: expect.stringContaining("pier") });
});

it("a note of Joplin has its fields at its end", () => {
  const fields =
    "id: 4c1f0a8b6d2e4f5a9b3c7d8e9f0a1b2c\nparent_id: \ncreated_time: 2023-07-03T08:12:00.000Z\nauthor: Ada Moreno\nsource_url: https://a.example/1\ntype_: 1";
  const raw = readText(`A\n\nb\n\n${fields}`);
  expect(raw.stated).toMatchObject({ title: "A", date: "2023-07-03", source: "https://a.example/1" });
  expect("markdown" in raw && raw.markdown.trim()).toBe("b");
});

it("the day of a clipping is not that of an article whose day is not known", () => {
  expect(readText("---\ntitle: A\npublished:\ncreated: 2024-05-01\n---\nb\n").stated.date).toBeUndefined();
});

it("a text that holds pictures within itself gives them as files", () => {
  const picture = `data:image/png;base64,${PICTURE}`;
  for (const text of [`![Pier](${picture})\n`, `![Pier][p]\n\n[p]: <${picture}>\n`]) {
    const raw = readText(`# A\n\n${text}`);
    const name = raw.embedded?.[0]?.name ?? "";
    expect(name).toMatch(/^[0-9a-f]{32}\.png$/);
    expect("markdown" in raw && raw.markdown).toContain(`images/embedded/${name}`);
    expect("markdown" in raw && raw.markdown).not.toContain("base64");
  }
});

it.each([
  ["## Ferry\n\nText.\n\n### Part\n", "Ferry"],
  ["<h1 align=center>Ferry</h1>\n\nText.\n", "Ferry"],
  ["## Part 1\n\nText.\n\n## Part 2\n", "input"],
  ["Text.\n\n## Part\n", "input"],
])("the title of %j is %s", (text, title) => {
  expect(readText(text).stated.title).toBe(title);
});

it.each([
  "# [Ferry](https://a.example/1)\n\nText.\n",
  "# Ferry\n\nText.\n\nThis article was originally published at [The Gazette](https://a.example/1).\n",
])("the original of %j is known", (text) => {
  expect(readText(text).stated).toMatchObject({ title: "Ferry", source: "https://a.example/1" });
});

describe("front matter is read", () => {
  it.each([
    ["below blank lines", "\n\n---\ntitle: A\n---\nb\n"],
    ["below a comment", "<!-- saved by hand -->\n---\ntitle: A\n---\nb\n"],
    ["indented", "  ---\ntitle: A\n---\nb\n"],
    ["between longer lines", "-----\ntitle: A\n-----\nb\n"],
    ["without its first line", "title: A\ntags:\n- x\n---\nb\n"],
    ["as TOML between dashes", '---\ntitle = "A"\n---\nb\n'],
    ["as YAML between plus signs", "+++\ntitle: A\n+++\nb\n"],
    ["with tabs before its items", "---\ntitle: A\ntags:\n\t- x\n---\nb\n"],
    ["without spaces behind colons", "---\ntitle:A\ntags:x\n---\nb\n"],
    ["with full-width colons", "---\ntitle：A\ntags：x\n---\nb\n"],
    ["in a comment of Nikola", "<!--\n.. title: A\n.. date: 2023-07-03 08:00:00 UTC+02:00\n-->\nb\n"],
  ])("%s", (_, text) => {
    const raw = readText(text);
    expect(raw).toMatchObject({ stated: { title: "A" } });
    expect("markdown" in raw && raw.markdown.trim()).toBe("b");
  });

  it.each([
    ["title: #MeToo on the quay", "#MeToo on the quay"],
    ["title: Ferry #3 stops", "Ferry #3 stops"],
    ["title: Ferry # of the harbour", "Ferry"],
    ["title: 'Ada's pier'", "Ada's pier"],
    [String.raw`title: "C:\Users"`, String.raw`C:\Users`],
    ["title: !!str 2023-07-03", "2023-07-03"],
    ["title: !!timestamp 2023-07-03", "2023-07-03"],
  ])("with the line %s", (line, title) => {
    expect(readText(`---\n${line}\n---\nb\n`).stated.title).toBe(title);
  });

  it("with lines of its notices below what stands above it", () => {
    expect(readText("\n\n---\ntitle: A: b\n---\nb\n").notices).toMatchObject([{ line: 4 }]);
    expect(() => readText("\n\n---\ntitle:\ntags: [x\n---\nb\n")).toThrow(
      expect.objectContaining({ line: 6 }),
    );
  });
});

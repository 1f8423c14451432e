import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { markdown } from "../../../src/formats/markdown.js";
import { DEFAULT_LIMITS } from "../../../src/model/limits.js";
import type { ArticleId, SitePath, SourcePath } from "../../../src/model/names.js";
import type { BodyContext } from "../../../src/render/body-context.js";
import { renderBody } from "../../../src/render/render-markdown.js";
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
    expect(() => readText("\n\n---\ntitle: A\ntags: [x\n---\nb\n")).toThrow(
      expect.objectContaining({ line: 6 }),
    );
  });
});

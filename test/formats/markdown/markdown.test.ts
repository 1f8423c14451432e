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

/** Returns what the format reads of a fixture: everything but the body. */
function readFixture(folder: string) {
  const hasName = existsSync(path.join(FIXTURES, folder, "name.txt"));
  const id = hasName ? read(folder, "name.txt").trim() : "input";
  const text = read(folder, "input.md");
  return markdown.read({
    bytes: new TextEncoder().encode(text),
    text,
    path: `posts/${id}.md` as SourcePath,
    id: id as ArticleId,
    limits: DEFAULT_LIMITS,
  });
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

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Nodes, Root } from "hast";
import { describe, expect, it } from "vitest";
import { readSavedPage } from "../../../src/formats/html/html-format.js";
import { elementsIn, isBlock } from "../../../src/lib/html/elements.js";
import { treeOf } from "../../../src/lib/html/parse-html.js";
import { EMBEDDED_FOLDER } from "../../../src/model/article.js";
import { DEFAULT_LIMITS } from "../../../src/model/limits.js";
import type { ArticleId, SourcePath } from "../../../src/model/names.js";

const FIXTURES = path.join(import.meta.dirname, "fixtures");

interface Expected {
  readonly stated: object;
  /** The lines of the body as a reader sees them. */
  readonly lines: readonly string[];
  /** Pieces of HTML that the body holds, and that it does not. */
  readonly holds?: readonly string[];
  readonly absent?: readonly string[];
  readonly pictures?: readonly string[];
  /** Codes of the notices; a code may have the message behind a colon. */
  readonly notices?: readonly string[];
  /** Reasons for which something was dropped, among others. */
  readonly dropped?: readonly string[];
  /** How many pictures lay in the page. */
  readonly embedded?: number;
}

/** Returns the lines of text of a body: blocks and breaks end a line, and white space counts in `pre` alone. */
function linesOf(body: Root): string[] {
  const lines: string[] = [];
  let line = "";
  const end = (isPre: boolean): void => {
    const text = isPre ? line.trimEnd() : line.replace(/\s+/gu, " ").trim();
    if (text) lines.push(text);
    line = "";
  };
  const walk = (node: Nodes, isPre: boolean): void => {
    if (node.type === "text") line += node.value;
    if (!("children" in node)) return;
    const ends = node.type === "element" && (isBlock(node) || node.tagName === "br");
    const pre = isPre || (node.type === "element" && node.tagName === "pre");
    if (ends) end(isPre);
    for (const child of node.children) walk(child, pre);
    if (ends) end(pre);
  };
  walk(body, false);
  end(false);
  return lines;
}

describe("a saved page", () => {
  const names = readdirSync(FIXTURES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  it.each(names.map(({ name }) => name))("%s", (name) => {
    const folder = path.join(FIXTURES, name);
    const expected: Expected = JSON.parse(readFileSync(path.join(folder, "expected.json"), "utf8"));
    const file = readdirSync(folder).find((one) => one !== "expected.json") as string;
    const page = readSavedPage({
      bytes: readFileSync(path.join(folder, file)),
      id: "x" as ArticleId,
      path: `c/${file}` as SourcePath,
      limits: DEFAULT_LIMITS,
    });
    const { html, stated, notices = [], dropped = [], embedded = [] } = page;
    const body = treeOf(html, DEFAULT_LIMITS);
    expect(stated).toEqual(expected.stated);
    expect(linesOf(body)).toEqual(expected.lines);
    for (const piece of expected.holds ?? []) expect(html).toContain(piece);
    for (const piece of expected.absent ?? []) expect(html).not.toContain(piece);
    const pictures = [...elementsIn(body)]
      .filter((one) => one.tagName === "img")
      .map((one) => one.properties.src);
    if (expected.pictures) expect(pictures).toEqual(expected.pictures);
    const codes = notices.map(({ code, message }, index) =>
      expected.notices?.[index]?.includes(":") ? `${code}: ${message}` : code,
    );
    expect(codes).toEqual(expected.notices ?? []);
    expect(dropped.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining([...(expected.dropped ?? [])]),
    );
    expect(embedded).toHaveLength(expected.embedded ?? 0);
    for (const picture of embedded) expect(pictures).toContain(EMBEDDED_FOLDER + picture.name);
  });
});

import fc from "fast-check";
import type { Root } from "mdast";
import { defaultHandlers } from "mdast-util-to-markdown";
import remarkGfm from "remark-gfm";
import remarkStringify, { type Options } from "remark-stringify";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import {
  STRINGIFY_OPTIONS,
  withoutNeedlessEscapes,
} from "../../../src/convert/markdown/stringify-options.js";
import { markdownItText, remarkText, visible } from "../markdown-text.js";

const NEEDLESS: [what: string, written: string, relaxed: string][] = [
  ["underscores between Chinese letters", "甲\\_乙", "甲_乙"],
  ["a lone star", "5\\*3", "5*3"],
  ["a lone tilde", "10\\~20", "10~20"],
  ["a lone backtick", "甲\\`乙", "甲`乙"],
  ["a lone underscore at a word's edge", "甲 \\_b", "甲 _b"],
  ["an ampersand before a letter", "A\\&B", "A&B"],
  ["an ampersand that begins no entity", "A\\& B;", "A& B;"],
  ["brackets of no link", "甲\\[乙]", "甲[乙]"],
  ["the colon of an address", "https\\://x.example", "https://x.example"],
  ["the dot of an address", "www\\.x.example", "www.x.example"],
  ["the sign of a mail address", "a\\@x.example", "a@x.example"],
];

const NEEDED: [what: string, written: string][] = [
  ["a number at the start", "1\\. 甲"],
  ["a hash at the start", "\\# 甲"],
  ["a star at the start", "\\* 甲"],
  ["a star at the start of a further line", "甲\n\\* 乙"],
  ["two stars", "2\\*3\\*4"],
  ["a star beside emphasis", "甲\\*乙**丙**"],
  ["two tildes", "10\\~20，30\\~40"],
  ["two backticks", "\\`甲\\`乙\\`"],
  ["underscores at words' edges", "甲 \\_乙\\_ 丙"],
  ["a written entity", "甲\\&copy;"],
  ["a written numeric entity", "甲\\&#42;"],
  ["a written tag", "甲\\<b>"],
  ["a bracket before a written address", "甲\\[乙]\\(丙)\\[丁](/u)"],
  ["a written footnote", "甲\\[^1]"],
  ["a written backslash", "甲\\\\乙"],
  ["a written backslash before a star", "甲\\\\\\*乙"],
  ["a written backslash before an underscore", "a\\\\\\_b"],
  ["a written backslash before an ampersand", "a\\\\\\&b"],
];

describe("withoutNeedlessEscapes", () => {
  it.each(NEEDLESS)("takes the backslash of %s back", (_, written, relaxed) => {
    expect(withoutNeedlessEscapes(written)).toBe(relaxed);
  });

  it.each(NEEDED)("means the same for %s", (_, written) => {
    const relaxed = withoutNeedlessEscapes(written);
    expect(visible(remarkText(relaxed))).toBe(visible(remarkText(written)));
    expect(visible(markdownItText(relaxed))).toBe(visible(markdownItText(written)));
  });

  it.each([...NEEDLESS.map(([what, , relaxed]) => [what, relaxed]), ["text", "渡轮停航。"]])(
    "leaves %s without a backslash alone",
    (_, line) => {
      expect(withoutNeedlessEscapes(line as string)).toBe(line);
    },
  );

  it.each([
    ["an address in bold before Chinese", "**www\\.x.example甲**乙"],
    ["the start of an address in bold", "**http\\://甲**乙"],
    ["underscores beside symbols", "🌾\\_甲\\_🌾"],
    ["an underscore behind a letter and one before a letter", "甲\\_🌾乙\\_丙"],
  ])("means the same for %s", (_, written) => {
    const relaxed = withoutNeedlessEscapes(written);
    expect(visible(remarkText(relaxed))).toBe(visible(remarkText(written)));
    expect(visible(markdownItText(relaxed))).toBe(visible(markdownItText(written)));
  });
});

describe("STRINGIFY_OPTIONS", () => {
  const { paragraph, heading } = defaultHandlers;
  /** The same, but that each text is looked through for what to escape. */
  const thorough: Options = {
    ...STRINGIFY_OPTIONS,
    handlers: {
      paragraph: (...node) => withoutNeedlessEscapes(paragraph(...node)),
      heading: (...node) => withoutNeedlessEscapes(heading(...node)),
    },
  };
  const written = (tree: Root, options: Options): string =>
    unified().use(remarkGfm).use(remarkStringify, options).stringify(tree);
  const pieces = [..."!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \n\t19wps甲，）\u3000", "://", "www."];
  const words = fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 7 })
    .map((some) => some.join(""));

  it.each(["jö@x.example", "a@x_y.example", "a@x.example-"])(
    "write a link of %s that is read as one",
    (mail) => {
      const text = { type: "text" as const, value: mail };
      const link = { type: "link" as const, url: `mailto:${mail}`, children: [text] };
      const tree: Root = { type: "root", children: [{ type: "paragraph", children: [link] }] };
      expect(written(tree, STRINGIFY_OPTIONS)).toMatch(/^\[.*\]\(mailto:/);
    },
  );

  it("write text that is plain as they write any other", () => {
    fc.assert(
      fc.property(words, words, words, (before, linked, after) => {
        const line = (text: string) => ({ type: "text" as const, value: text });
        const link = { type: "link" as const, url: "https://x.example/", children: [line(linked)] };
        const tree: Root = {
          type: "root",
          children: [
            { type: "paragraph", children: [line(before)] },
            { type: "paragraph", children: [line(before), link, line(after)] },
            { type: "paragraph", children: [line(before), { type: "break" }, line(after)] },
            { type: "heading", depth: 2, children: [line(after)] },
          ],
        };
        expect(written(tree, STRINGIFY_OPTIONS)).toBe(written(tree, thorough));
      }),
      { numRuns: 1000 },
    );
  });
});

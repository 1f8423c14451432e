import { describe, expect, it } from "vitest";
import { withoutNeedlessEscapes } from "../../src/convert/markdown-options.js";
import { markdownItText, remarkText, visible } from "./markdown-text.js";

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

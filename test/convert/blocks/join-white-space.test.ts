import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { VFile } from "vfile";
import { describe, expect, it } from "vitest";
import {
  type BoundaryKind,
  joinWhiteSpace,
  spaceBetween,
} from "../../../src/convert/blocks/join-white-space.js";
import { textOf } from "../../../src/lib/html/elements.js";

describe("spaceBetween", () => {
  it.each<[left: string, right: string, kind: BoundaryKind, isSpaced: boolean]>([
    ["渡轮", "停航", "link", false],
    ["渡轮", "Qinghe", "link", false],
    ["Qinghe", "渡轮", "link", false],
    ["ferry", "，", "link", false],
    ["（", "ferry", "link", false],
    ["＃", "ferry", "link", false],
    ["あ", "ferry", "link", false],
    ["ferry", "한", "link", true],
    ["서울", "에서", "link", false],
    ["서울", "에서도", "link", true],
    ["शहर में", "नाव", "link", true],
    ["قال،", "ثم", "link", true],
    ["Open", "Star", "tag", false],
    ["the", "ferry", "tag", false],
    ["202", "2", "link", false],
    ["202", "2", "plain", false],
    ["No.", "2", "link", true],
    ["2", "boats", "link", true],
    ["the", "ferry", "link", true],
    ["The", "Ferry", "plain", true],
    ["Qing", "he", "plain", false],
    ["2", "boats", "plain", true],
    ["slow,", "but", "plain", true],
    ["Hello,", "world", "link", true],
    ["end.", "Then", "link", true],
    ["50%", "more", "link", true],
    ["(a)", "b", "link", true],
    ["by", "@ferry", "link", true],
    ["by", "#ferry", "link", true],
    ["for", "$5", "link", true],
    ["A", "&", "link", true],
    ["the", "(old)", "link", true],
    ["he said", '"no"', "link", true],
    ["ferry", ",", "link", false],
    ["ferry", ".", "link", false],
    ["ferry", ")", "link", false],
    ["(", "ferry", "link", false],
    ["$", "5", "link", false],
    ["@", "ferry", "link", false],
    ["a/", "b", "link", false],
    ["ferry", "𠮷", "link", false],
    ["𠮷", "ferry", "link", false],
  ])("%j + %j (%s): %s", (left, right, kind, isSpaced) => {
    expect(spaceBetween(left, right, kind)).toBe(isSpaced);
  });
});

describe("joinWhiteSpace", () => {
  const parser = unified().use(rehypeParse, { fragment: true });

  function joined(html: string, isPrettified: boolean): string {
    const tree = parser.parse(html);
    const file = new VFile();
    file.data.layout = { body: [], drop: [], isPrettified };
    // biome-ignore lint/suspicious/noExplicitAny: a transform needs no processor here
    (joinWhiteSpace as any)()(tree, file);
    return textOf(tree);
  }

  it.each([
    ["lines of Chinese join", "<p>\n  渡轮\n  停航\n</p>", "渡轮停航"],
    [
      "a tag between words of an article without Chinese is parted from both",
      '<p>Огни\n<span class="tag">\n зажгли\n</span>\nв пятницу</p>',
      "Огни зажгли в пятницу",
    ],
    ["lines of Korean words are parted by a space", "<p>\n  부두의\n  등불\n</p>", "부두의 등불"],
    ["lines of Latin words are parted by a space", "<p>\n  the\n  ferry\n</p>", "the ferry"],
    [
      "a link between Latin words is parted from both",
      "<p>see\n<a>\n the map\n</a>\nnow</p>",
      "see the map now",
    ],
    ["punctuation stays at the link before it", "<p>see\n<a>\n map\n</a>\n, now</p>", "see map, now"],
    [
      "a high mark ends a quotation that a low one begins",
      "<p>„\n<i>\nда\n</i>\n“\n<b>\nи\n</b>\n“</p>",
      "„да“ и“",
    ],
    ["a high mark begins any other quotation", "<p>said\n<i>\nhe\n</i>\n“yes”</p>", "said he “yes”"],
    [
      "no space stands behind an opening mark at the end of a line",
      "<p>dijo: “\nno\n”, ¡\nsí!</p>",
      "dijo: “no”, ¡sí!",
    ],
    ["a span that cuts a word is no gap", "<p>Qing\n<span>\n he\n</span>\n</p>", "Qinghe"],
    ["nested inline elements count once", "<p>see\n<b>\n<i>\n map\n</i>\n</b>\nnow</p>", "see map now"],
    ["white space after a break goes", "<p>甲\n<br>\n  乙</p>", "甲乙"],
    ["a break in a heading is a space", "<h2>甲<br>乙</h2>", "甲 乙"],
    ["a break in a heading after full-width punctuation is nothing", "<h2>甲：<br>乙</h2>", "甲：乙"],
    ["runs of spaces are one", "<p>the   old\u00a0\u00a0boat</p>", "the old boat"],
    ["empty inline elements vanish", "<p>甲<b>\n</b>乙</p>", "甲乙"],
    ["text outside of lines is left alone", "<div> the  boat </div>", " the  boat "],
  ])("prettified: %s", (_, html, text) => {
    expect(joined(html, true)).toBe(text);
  });

  it.each([
    ["a space inside a link counts", "<p>see <a>the map </a>now</p>", "see the map now"],
    ["no space where none was written", "<p>Qing<a>He</a></p>", "QingHe"],
    ["a line break between Latin words is a space", "<p>the\n<a>map</a></p>", "the map"],
    ["a line break beside Chinese is nothing", "<p>渡轮\n<a>停航</a></p>", "渡轮停航"],
    ["a space between Chinese words stays", "<p>渡轮 <a>停航</a></p>", "渡轮 停航"],
  ])("as written: %s", (_, html, text) => {
    expect(joined(html, false)).toBe(text);
  });
});

import { describe, expect, it } from "vitest";
import type { ChineseScript } from "../../src/model/settings.js";
import { scriptConverter } from "../../src/packs/book/convert-script.js";

describe("the script of a book", () => {
  it.each<[ChineseScript, string, string, string]>([
    ["zh-Hant", "zh-Hans", "渡轮以后改从东岸发车，理发店在桥头", "渡輪以後改從東岸發車，理髮店在橋頭"],
    ["zh-Hant", "zh", "里面", "裡面"],
    ["zh-Hans", "zh-Hant", "渡輪以後改從東岸發車", "渡轮以后改从东岸发车"],
    ["zh-Hans", "zh-TW", "圖書館", "图书馆"],
    ["zh-Hant", "zh-Hant", "皇后大道", "皇后大道"],
    ["zh-Hant", "ja", "図書館の后", "図書館の后"],
    ["zh-Hans", "en", "the 圖", "the 圖"],
  ])("%s, of a text in %s", async (script, lang, text, converted) => {
    expect((await scriptConverter(script)).text(text, lang)).toBe(converted);
  });

  it("is that of a page, without its code and addresses", async () => {
    const page = (lang: string, text: string): string =>
      `<?xml version="1.0"?>\n<html lang="${lang}" xml:lang="${lang}"><p title="${text}">${text}<br /><code>头发</code><a href="头发">https://a.example/头发</a></p></html>`;
    const { page: convert } = await scriptConverter("zh-Hant");
    expect(convert(page("zh-Hans", "头发"))).toBe(page("zh-Hant", "頭髮"));
    expect(convert(page("ja", "国会"))).toBe(page("ja", "国会"));
  });

  it.each<[ChineseScript, string, string]>([
    ["zh-Hant", "zh-CN", "zh-Hant"],
    ["zh-Hans", "zh-Hant-HK", "zh-Hans"],
    ["zh-Hant", "zh-TW", "zh-TW"],
    ["zh-Hant", "fa", "fa"],
  ])("%s names the language %s by the tag %s", async (script, lang, named) => {
    expect((await scriptConverter(script)).lang(lang)).toBe(named);
  });
});

import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
  type ConvertText,
  convertJson,
  convertMarkup,
  loadConverter,
} from "../../src/render/convert-variant.js";

let toTraditional: ConvertText;
let toSimplified: ConvertText;

beforeAll(async () => {
  toTraditional = await loadConverter("zh-Hant");
  toSimplified = await loadConverter("zh-Hans");
});

describe("markup in the other script", () => {
  const page = (inner: string): string => `<html lang="zh-Hans"><body>${inner}</body></html>`;
  const convert = (inner: string): string => convertMarkup(page(inner), "zh-Hant", toTraditional);
  const expected = (inner: string): string => page(inner).replace("zh-Hans", "zh-Hant");

  it.each([
    ["texts", "<p>后来<b>头发</b>断了</p>", "<p>後來<b>頭髮</b>斷了</p>"],
    ["a phrase before an element", "<p>理发<br>店</p>", "<p>理髮<br>店</p>"],
    [
      "attributes that are shown",
      '<img src="发.png" alt="头发" title="头发">',
      '<img src="发.png" alt="頭髮" title="頭髮">',
    ],
    [
      "no addresses",
      '<a href="../tags/头发.html" rel="prev">头发</a>',
      '<a href="../tags/头发.html" rel="prev">頭髮</a>',
    ],
    [
      "the words for other sites",
      '<meta property="og:title" content="头发">',
      '<meta property="og:title" content="頭髮">',
    ],
    ["no other content", '<meta name="x" content="头发">', '<meta name="x" content="头发">'],
    [
      "data, without its keys and addresses",
      '<script type="application/ld+json">{"头发":"头发","@id":"https://a.example/头发","url":"../tags/头发.html"}</script>',
      '<script type="application/ld+json">{"头发":"頭髮","@id":"https://a.example/头发","url":"../tags/头发.html"}</script>',
    ],
    [
      "no program",
      '<script src="a.js">"头发"</script><i>头发</i>',
      '<script src="a.js">"头发"</script><i>頭髮</i>',
    ],
    [
      "no address that is shown",
      '<a href="x">https://a.example/头发</a>、头发',
      '<a href="x">https://a.example/头发</a>、頭髮',
    ],
    ["no code", "<code>头发</code><pre>头发</pre>头发", "<code>头发</code><pre>头发</pre>頭髮"],
    [
      "no other language",
      '<p lang="ja">国会 <i>国</i></p><p>国</p>',
      '<p lang="ja">国会 <i>国</i></p><p>國</p>',
    ],
    [
      "words of the site within another language",
      '<article lang="en">Hair 发<footer lang="zh-Hans" dir="ltr">标签</footer></article>',
      '<article lang="en">Hair 发<footer lang="zh-Hant" dir="ltr">標籤</footer></article>',
    ],
    [
      "no text in that script",
      '<p lang="zh-TW" title="后">乾隆皇后</p>',
      '<p lang="zh-TW" title="后">乾隆皇后</p>',
    ],
    [
      "elements without an end",
      '<p lang="en">国<p>国</div></p></p><hr><p>国</p>',
      '<p lang="en">国<p>国</div></p></p><hr><p>國</p>',
    ],
    ["values with signs of elements", '<a title="a > 发">发</a>', '<a title="a > 發">發</a>'],
    ["comments", '<!-- <p lang="en"> -->发', '<!-- <p lang="en"> -->發'],
  ])("has %s", (_, inner, converted) => {
    expect(convert(inner)).toBe(expected(converted));
  });

  it("is a feed whose ids stay", () => {
    const feed =
      '<?xml version="1.0" encoding="utf-8"?><feed xml:lang="zh-Hans"><title>头发</title><id>urn:头发</id><link href="头发"/><entry xml:lang="en"><title>国</title></entry></feed>';
    expect(convertMarkup(feed, "zh-Hant", toTraditional)).toBe(
      feed.replace("zh-Hans", "zh-Hant").replace("<title>头发", "<title>頭髮"),
    );
  });

  it("is a part of a page in the language that is named", () => {
    const part = '头发<a href="头发.html">头发</a>';
    const inTraditional = (lang?: string): string => convertMarkup(part, "zh-Hant", toTraditional, lang);
    expect(inTraditional("zh")).toBe('頭髮<a href="头发.html">頭髮</a>');
    for (const lang of ["ja", "zh-TW", undefined]) expect(inTraditional(lang)).toBe(part);
  });

  it("is Simplified where the site is Traditional", () => {
    expect(convertMarkup('<p lang="zh-TW">頭髮</p>', "zh-Hans", toSimplified)).toBe(
      '<p lang="zh-Hans">头发</p>',
    );
  });
});

describe("JSON in the other script", () => {
  it.each([
    ["texts", '{"a": "头发", "b": ["后来", 1]}', '{"a": "頭髮", "b": ["後來", 1]}'],
    ["a text with quotation marks", '{"a": "\\"头发\\": 后"}', '{"a": "\\"頭髮\\": 後"}'],
    ["no keys", '{"头发" : 1}', '{"头发" : 1}'],
    ["no addresses", '["https://a.example/头发", "/头发", "../头发/", "头发.html#发"]', undefined],
    ["its language", '{"lang": "zh-Hans", "inLanguage":"zh"}', '{"lang": "zh-Hant", "inLanguage":"zh-Hant"}'],
    ["no other language", '{"lang": "ja", "name": "zh-Hans"}', undefined],
  ])("has %s", (_, json, converted = json) => {
    expect(convertJson(json, "zh-Hant", toTraditional)).toBe(converted);
  });
});

describe("the words of the interface", () => {
  it.each([
    ["zh-Hant", "zh-Hant"],
    ["zh-Hans", "zh-Hans"],
  ] as const)("in %s stay as they are in a site of that script", async (locale, to) => {
    const convert = await loadConverter(to);
    const texts = readFileSync(path.join("templates/locales", `${locale}.yaml`), "utf8");
    expect(convert(JSON.stringify(parse(texts)))).toBe(JSON.stringify(parse(texts)));
  });
});

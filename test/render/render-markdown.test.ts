import { describe, expect, it } from "vitest";
import type { SitePath } from "../../src/model/names.js";
import type { BodyContext } from "../../src/render/body-context.js";
import { renderEntry } from "../../src/render/render-entry.js";
import { renderBody } from "../../src/render/render-markdown.js";
import { BODY_WORDS } from "../support/body-words.js";

const CONTEXT: BodyContext = {
  root: "../../../",
  lang: "zh-Hans",
  images: "link",
  targets: {},
  pictures: {},
  words: BODY_WORDS,
};
const bodyOf = (markdown: string, more: Partial<BodyContext> = {}): string =>
  renderBody(markdown, { ...CONTEXT, ...more }).body;

const ICON =
  '<a class="picture" href="https://i.news.example/a-1.jpg" rel="noreferrer noopener external">' +
  '<img src="../../../assets/picture.svg" alt="打开原图（外部链接）" width="48" height="48"></a>';

describe("a picture alone in its paragraph", () => {
  const markdown = '![](https://i.news.example/a-1.jpg "灯塔 <1874> & “海”")';
  const caption = "<figcaption>灯塔 &lt;1874&gt; &amp; “海”</figcaption>";

  it("is a figure with its caption, and an icon that links to it and loads nothing", () => {
    expect(bodyOf(markdown)).toBe(`<figure>${ICON}${caption}</figure>`);
  });

  it("is its caption alone where pictures are omitted, and nothing without one", () => {
    expect(bodyOf(markdown, { images: "omit" })).toBe(`<figure>${caption}</figure>`);
    expect(bodyOf("![](https://i.news.example/a-1.jpg)\n\n字", { images: "omit" })).toBe("<p>字</p>");
  });

  it("is described by its own words where it has some", () => {
    expect(bodyOf("![一座桥](https://i.news.example/a-1.jpg)")).toContain('alt="一座桥"');
  });

  it("has a caption and a description that turn no words beside them", () => {
    const figure = bodyOf('![a\u202eb](https://i.news.example/a-1.jpg "c&#x202e;d \u2066(Ed\u200b)")');
    expect(figure).toMatch(/alt="ab" .*<figcaption>cd <small>\(Ed\)<\/small><\/figcaption>/);
    expect(bodyOf("![a\u202eb](data:x)")).toBe("<p>ab</p>");
  });

  it("is described without the escapes that Markdown needs", () => {
    expect(bodyOf("![一座\\<桥\\>](https://i.news.example/a-1.jpg)")).toContain('alt="一座&lt;桥&gt;"');
  });

  it("stays a figure inside a list and a quotation", () => {
    expect(bodyOf("- 字\n\n  ![](https://i.news.example/a-1.jpg)")).toContain(`<figure>${ICON}</figure>`);
    expect(bodyOf("> ![](https://i.news.example/a-1.jpg)")).toContain(`<figure>${ICON}</figure>`);
  });
});

describe("a picture that the site holds", () => {
  const pictures = {
    "https://i.news.example/a-1.jpg": { path: "images/a-1.jpg" as SitePath, width: 600, height: 400 },
  };
  const shown = (alt: string): string =>
    `<img src="../../../images/a-1.jpg" alt="${alt}" width="600" height="400" loading="lazy">`;

  it("lets a narrow screen take a narrower file", () => {
    const narrower = [{ path: "images/a-1-480.jpg" as SitePath, width: 480 }];
    const [[address, picture]] = Object.entries(pictures) as [
      [string, (typeof pictures)[keyof typeof pictures]],
    ];
    expect(bodyOf(`![](${address})`, { pictures: { [address]: { ...picture, narrower } } })).toContain(
      ' srcset="../../../images/a-1-480.jpg 480w, ../../../images/a-1.jpg 600w" sizes="(min-width: 36em) 34em, 100vw"',
    );
  });

  it("is shown with its size, described by its own words, else by its caption", () => {
    expect(bodyOf("![一座桥](https://i.news.example/a-1.jpg)", { pictures })).toBe(
      `<figure>${shown("一座桥")}</figure>`,
    );
    expect(bodyOf('![](https://i.news.example/a-1.jpg "“桥”")', { pictures })).toBe(
      `<figure>${shown("“桥”")}<figcaption>“桥”</figcaption></figure>`,
    );
  });

  it("leaves the others links", () => {
    expect(bodyOf("![](https://i.news.example/b.jpg)", { images: "local", pictures })).toContain(
      'class="picture" href="https://i.news.example/b.jpg"',
    );
  });
});

describe("a picture in a link", () => {
  const src = "https://i.news.example/a-1.jpg";
  const pictures = { [src]: { path: "images/a-1.jpg" as SitePath, width: 600, height: 400 } };
  const altsOf = (markdown: string, more: Partial<BodyContext> = {}): (string | undefined)[] =>
    [...bodyOf(markdown, more).matchAll(/<img [^>]*alt="([^"]*)"/g)].map((match) => match[1]);

  it.each([
    [
      "the address to which it leads",
      `[![](${src})](https://map.example/a?b=1&c=%E6%A1%A5)`,
      ["map.example/a?b=1&amp;c=桥"],
    ],
    [
      "that it opens the picture",
      `[![](${src})](https://i.news.example/large.jpg?w=9)`,
      ["打开原图（外部链接）"],
    ],
    ["its own words", `[![一座桥](${src})](https://map.example/)`, ["一座桥"]],
    ["nothing beside the words of the link", `[![](${src}) 地图](https://map.example/)`, [""]],
    ["an address once", `[![](${src})![](${src})](https://map.example/a)`, ["map.example/a", ""]],
    [
      "no tag that the address hides",
      `[![](${src})](https://map.example/%3Cb%3E%22%00)`,
      ["map.example/&lt;b&gt;&quot;\\u{0000}"],
    ],
  ])("says %s", (_, markdown, alts) => {
    for (const more of [{}, { pictures }]) {
      expect(altsOf(markdown, more)).toEqual(alts);
      expect(altsOf(`字<br>\n${markdown}`, more)).toEqual(alts);
    }
  });

  it("says which page of the site the link leads to", () => {
    const targets = { "b.md": "2024/01/02/b.html" as SitePath };
    expect(altsOf(`[![](${src})](b.md)`, { targets, pictures })).toEqual(["2024/01/02/b.html"]);
  });
});

describe("preformatted text", () => {
  it.each([
    ["a line that is wider than a phone", `~~~\n字\n${"渡轮".repeat(8)}\n~~~`, true],
    ["such a line in raw HTML", `<pre>${"ferry ".repeat(6)}</pre>`, true],
    ["lines that fit", `~~~\n${"a line that fits a small phone\n".repeat(9)}~~~`, false],
    [
      "lines that fit, with tags and references",
      `<pre>${"<b>&amp;</b>".repeat(30)}<br>${"a".repeat(30)}</pre>`,
      false,
    ],
  ])("with %s is reached by keyboard only where it scrolls", (_, markdown, isReached) => {
    expect(bodyOf(markdown).includes('<pre tabindex="0">')).toBe(isReached);
  });
});

describe("a caption", () => {
  it("ends with its credit set apart, the words as they were", () => {
    expect(
      bodyOf('![](https://i.news.example/a.jpg "灯塔（资料）。（祝晚舟/青禾时报）")', { images: "omit" }),
    ).toBe("<figure><figcaption>灯塔（资料）。<small>（祝晚舟/青禾时报）</small></figcaption></figure>");
  });
});

describe("a note", () => {
  it.each([
    ["Markdown", "字[^1]\n\n[^1]: 注 <"],
    ["raw HTML", "字[^1]<br>行\n\n[^1]: 注 <"],
  ])("of a body in %s has an arrow back to the text that screen readers can name", (_, markdown) => {
    expect(bodyOf(markdown)).toContain('注 &lt; <a aria-label="回到正文" href="#fnref-1">↩</a>');
  });
});

describe("the lead picture", () => {
  const lead = { src: "https://i.news.example/a-600x400.jpg", alt: "", caption: "" };

  it("is shown above the body, unless the body shows that picture in whatever size", () => {
    expect(renderBody("字", { ...CONTEXT, lead }).showsLead).toBe(true);
    expect(renderBody("![](https://i.news.example/a.jpg)", { ...CONTEXT, lead }).showsLead).toBe(false);
    const other = "![](https://i.news.example/other/a.jpg)";
    expect(renderBody(other, { ...CONTEXT, lead }).showsLead).toBe(true);
    expect(renderBody(`<p>${other}`, { ...CONTEXT, lead }).showsLead).toBe(true);
  });
});

describe("the lead picture of an entry of a feed", () => {
  const page = "2024/01/02/n1.html";
  const caption = "<figcaption>灯塔</figcaption>";
  const entryOf = (src: string): string =>
    renderEntry("字", { ...CONTEXT, lead: { src, alt: "", caption: "灯塔" } }, page);

  it("is a link if the picture is on the web, and only its caption if the mirror lacks the file", () => {
    expect(entryOf("https://i.news.example/a.jpg")).toContain('href="https://i.news.example/a.jpg"');
    for (const src of ["img/a.jpg", "/img/a.jpg", "../a.jpg"])
      expect(entryOf(src)).toBe(`<figure>${caption}</figure>\n<p>字</p>`);
  });
});

describe("a link", () => {
  it("to an article of the mirror leads to its page", () => {
    const targets = { "https://news.example/gb/24/1/2/n1.htm": "2024/01/02/n1.html" as SitePath };
    expect(bodyOf("见[前文](https://news.example/gb/24/1/2/n1.htm)", { targets })).toBe(
      '<p>见<a href="../../../2024/01/02/n1.html">前文</a></p>',
    );
  });

  it("to an article finds its page though the address is written with Chinese letters", () => {
    const targets = { "https://news.example/渡轮": "2024/01/02/n1.html" as SitePath };
    expect(bodyOf("[前文](https://news.example/渡轮)", { targets })).toContain(
      'href="../../../2024/01/02/n1.html"',
    );
  });

  it("keeps the address of another host that leaves the scheme to the page", () => {
    expect(bodyOf("[前文](//other.example/a)")).toContain('href="https://other.example/a"');
  });

  it("out of the site tells nobody where it was followed", () => {
    expect(bodyOf("[别处](https://other.example/)")).toBe(
      '<p><a href="https://other.example/" rel="noreferrer noopener external">别处</a></p>',
    );
  });
});

describe("what could do harm", () => {
  it.each([
    ["raw HTML", "<script>alert(1)</script><img src=x onerror=alert(1)>"],
    ["a script's address", "[x](javascript:alert(1))"],
    ["a data address", "![x](data:text/html;base64,PHNjcmlwdD4=)"],
    ["a quotation mark in an address", '![](https://i.example/"onload="alert(1))'],
    ["a quotation mark in a description", '![" onload="alert(1)](https://i.example/a.jpg)'],
  ])("%s stays text or loses its power", (_, markdown) => {
    expect(bodyOf(markdown)).not.toMatch(/<script|<img src=x|href="(?:javascript|data):|" ?on\w+="/i);
  });

  it.each([
    ["a script's address", "见[前文](javascript:alert(1))", "<p>见前文</p>"],
    ["a script's address in pieces", "[前文](java&#115;cript:alert(1))", "<p>前文</p>"],
    ["an address of this host", "[前文](/etc/passwd) [后文](../x.html) [上](#main)", "<p>前文 后文 上</p>"],
    ["a script's address in angles", "<javascript:alert(1)>", "<p>javascript:alert(1)</p>"],
    ["a picture of data", '![](data:image/png;base64,AAAA "图")', "<p>图</p>"],
  ])("a link to %s becomes its words", (_, markdown, html) => {
    expect(bodyOf(markdown)).toBe(html);
  });

  it("columns are not aligned by a style, which the policy would stop", () => {
    expect(bodyOf("| 一 | 二 |\n| :-: | -: |\n| 1 | 2 |")).not.toContain("style");
  });

  it("template syntax stays text", () => {
    expect(bodyOf("{{ site.title }} {% raw %}")).toBe("<p>{{ site.title }} {% raw %}</p>");
  });
});

describe("a table", () => {
  it("has no heading cell with nothing in it", () => {
    expect(bodyOf("|  | 票价 |\n| --- | --- |\n| 早班 | 三元 |")).toContain(
      '<td></td>\n<th scope="col">票价</th>',
    );
  });

  it("scrolls in a frame that the keyboard reaches", () => {
    expect(bodyOf("| 一 | 二 |\n| - | - |\n| 1 | 2 |")).toMatch(
      /^<div class="table" tabindex="0" role="group" aria-label="表格"><table>[\s\S]*<\/table><\/div>$/,
    );
  });
});

it("a block in letters of the other direction has it, whether the body has raw HTML or not", () => {
  expect(bodyOf("渡轮。\n\n> قایق برگشت.")).toContain('<p dir="rtl">قایق');
  expect(bodyOf("<u>渡轮</u>。\n\n- قایق برگشت.")).toContain('<li dir="rtl">قایق');
  expect(bodyOf("قایق\n\nThe boat.", { lang: "fa" })).toContain('<p>قایق</p>\n<p dir="ltr">The');
});

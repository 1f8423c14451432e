import * as v from "valibot";
import "../support/load-page-reader.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { convertFile } from "../../src/convert/convert-file.js";
import type { Article } from "../../src/model/article.js";
import { DEFAULT_LIMITS } from "../../src/model/limits.js";
import type { ArticleId } from "../../src/model/names.js";
import { formatsSchema } from "../../src/settings/format-settings.js";

const formatsOf = (yaml: string) => v.parse(formatsSchema, parse(yaml).formats);

function outcomeOf(text: string, yaml: string, file = "c/letter-7.md") {
  const options = { limits: DEFAULT_LIMITS, formats: formatsOf(yaml) };
  return convertFile(new TextEncoder().encode(text), file, "letter-7" as ArticleId, options);
}

function articleOf(text: string, yaml: string, file?: string): Article {
  const outcome = outcomeOf(text, yaml, file);
  if ("problem" in outcome) throw new Error(outcome.problem.message);
  return outcome;
}

/** A frame like no other: a box of fields, numerals, links that are spans. */
const BULLETIN = `formats:
  - name: bulletin
    match: '/^<<< 山城通讯 >>>$/m'
    title: '.headline b'
    date: '/^刊出：(.+)$/m'
    source: '.origin'
    reporters: '/^撰稿：(.+)$/m'
    editors: '/^校对：(.+)$/m'
    lang: zh-Hans
    tags: '.topics span'
    body: ['.letter > .text', '.letter']
    drop: ['.text > .share', '.text p.note + p.note']
    links: 'a, span[href]'
    articleUrl: '/\\/letters\\/(?P<id>letter-\\d+)/'
`.replace("(?P<id>", "(?<id>");

const LETTER = `<<< 山城通讯 >>>
刊出：二〇二三年十一月廿三日 夜
撰稿：林晚、周渡
校对：何灯

<div class="headline"><b>缆车站的 &amp; 钟又走了</b></div>
<div class="origin"><i data-href="x">出处</i> <a href="https://shan.example/letters/letter-7">原信</a></div>
<div class="topics"><span>缆车</span><span>旧钟</span></div>
<div class="letter">
<div class="text"><p>停了三年的钟，昨晚又走了。见<span href="https://shan.example/letters/letter-3">上一封信</span>。</p>
<div class="share">转发 <p>收藏</p></div>
<p class="note">注一。</p><p class="note">注二是重复的。</p>
<p>钟匠说，<span>发条</span>是<span href="https://clock.example/spring">新换的</span>。</p></div>
</div>
`;

describe("a declared format", () => {
  it("takes at most 25 lines for a frame unlike all others", () => {
    expect(BULLETIN.trimEnd().split("\n").length).toBeLessThanOrEqual(25);
  });

  it("reads each field, and drops what it names", () => {
    const { meta, markdown, notices } = articleOf(LETTER, BULLETIN);
    expect(meta).toMatchObject({
      id: "letter-7",
      title: "缆车站的 & 钟又走了",
      date: "2023-11-23",
      source: "https://shan.example/letters/letter-7",
      reporters: ["林晚", "周渡"],
      editors: ["何灯"],
      lang: "zh-Hans",
      tagMentions: [{ text: "缆车" }, { text: "旧钟" }],
      links: [
        { url: "https://shan.example/letters/letter-3", id: "letter-3" },
        { url: "https://clock.example/spring" },
      ],
    });
    expect(markdown).toBe(
      "停了三年的钟，昨晚又走了。见[上一封信](https://shan.example/letters/letter-3)。\n\n注一。\n\n钟匠说，发条是[新换的](https://clock.example/spring)。",
    );
    expect(notices).toBeUndefined();
  });

  it("reads files whose lines end as on Windows", () => {
    const { meta, markdown } = articleOf(LETTER.replaceAll("\n", "\r\n"), BULLETIN);
    expect(meta.date).toBe("2023-11-23");
    expect(markdown).toContain("发条");
  });

  it("says which body it missed", () => {
    const outcome = outcomeOf(LETTER.replace('class="letter"', 'class="card"'), BULLETIN);
    expect(outcome).toHaveProperty("problem.code", "no-body");
    expect(outcome).toHaveProperty("problem.message", expect.stringContaining(".letter > .text or .letter"));
  });

  it("says that it found no title", () => {
    expect(outcomeOf(LETTER.replace("headline", "x"), BULLETIN)).toHaveProperty("problem.code", "no-title");
  });

  it("notes a value that cannot be used, and reads the rest", () => {
    const { meta, notices } = articleOf(LETTER, `${BULLETIN}    image: '.headline'\n`);
    expect(notices).toMatchObject([{ code: "broken-metadata", message: expect.stringContaining("image") }]);
    expect(meta.title).toBe("缆车站的 & 钟又走了");
  });

  it("takes a Japanese name with a space in it for one name where the format says the language", () => {
    const page = "記者：山田 太郎、佐藤 花子\n<p>橋が開いた。</p>";
    const yaml = (lang: string) => `formats:
  - {name: own, match: '記者：', title: '/(橋.+?)。/', reporters: '/^記者：(.+)$/m', lang: ${lang}, body: p}
`;
    expect(articleOf(page, yaml("ja")).meta.reporters).toEqual(["山田 太郎", "佐藤 花子"]);
    expect(articleOf(page, yaml("zh-Hans")).meta.reporters).toHaveLength(4);
  });

  it("parts names at words, resolves a picture by the original, and reads the language of an element", () => {
    const yaml = `formats:
  - {name: own, match: kiosk, title: h1, reporters: '/^by (.+)$/m', editors: .desk, tags: .tags, image: .top img, source: '.from', lang: article, body: .big}
`;
    const page = `kiosk
by Ada Moreno and Noor Haddad
<h1>Ferry</h1><p class="desk">Oda Fenwick, Teo Varga; Ana Ruiz</p><p class="tags">salt and tar; pier</p>
<a class="from" href="https://quay.example/2021/ferry">here</a>
<div class="top"><img src="../top.jpg"></div><article lang="pt"><div class="big"><p>O barco.</p></div></article>`;
    const { meta, notices } = articleOf(page, yaml, "c/p.html");
    expect(notices?.filter(({ code }) => code === "broken-metadata") ?? []).toEqual([]);
    expect(meta).toMatchObject({
      reporters: ["Ada Moreno", "Noor Haddad"],
      editors: ["Oda Fenwick", "Teo Varga", "Ana Ruiz"],
      image: { src: "https://quay.example/top.jpg" },
      lang: "pt",
    });
    expect(meta.tagMentions.map(({ text }) => text)).toEqual(["salt and tar", "pier"]);
  });

  it("resolves relative addresses in Markdown by an original without its scheme, but for files of the mirror", () => {
    const yaml = `formats:
  - {name: own, match: kiosk, title: '/^# (.+)$/m', source: '/^at (.+)$/m', lang: Russian, after: '/^kiosk$/m', markup: markdown}
`;
    const text = `# Паром\nat //quay.example/2021/ferry\nkiosk\n\n![b](/b.jpg) [q](../quay) [n](next.md#x) \`[c](/d)\`\n`;
    const { meta, markdown } = articleOf(text, yaml);
    expect(meta).toMatchObject({ source: "https://quay.example/2021/ferry", lang: "ru" });
    expect(markdown.trim()).toBe(
      "![b](https://quay.example/b.jpg) [q](https://quay.example/quay) [n](next.md#x) `[c](/d)`",
    );
  });

  it("goes before what is built in, and leaves other files to it", () => {
    const yaml =
      "formats:\n  - {name: own, match: 大字, title: h2, date: '/(\\d{4}-\\d\\d-\\d\\d)/', body: .big}\n";
    const page =
      "<html><head><title>页</title></head><body><h2>题</h2>2024-01-02<div class=big><p>大字。</p></div></body></html>";
    expect(articleOf(page, yaml, "c/p.html").meta.title).toBe("题");
    const other = page
      .replace("大字", "小字")
      .replaceAll("div", "article")
      .replace("<head>", '<head><meta name="date" content="2024-01-02">');
    expect(articleOf(other, yaml, "c/p.html").meta.title).toBe("页");
  });

  it("takes what it does not name from front matter", () => {
    const yaml =
      "formats:\n  - {name: own, match: '/^---/', source: '/^from: (\\S+)/m', after: '/^---\\n[\\s\\S]+?\\n---\\n/'}\n";
    const text =
      '---\ntitle: "题: 一"\ndate: 2024-01-02\ntags: [甲, 乙]\nfrom: https://a.example/1\n---\n<div>\n <p>\n  文。\n </p>\n</div>\n';
    expect(articleOf(text, yaml)).toMatchObject({
      meta: {
        title: "题: 一",
        date: "2024-01-02",
        source: "https://a.example/1",
        tagMentions: [{ text: "甲" }, { text: "乙" }],
      },
      markdown: "文。",
    });
  });

  it("cuts the text between its patterns, without adverts, without what stands behind", () => {
    const yaml = `formats:
  - name: lines
    match: ['标题：', '/^=+$/m']
    title: '/标题：(.+)/'
    date: '/(\\d+年\\d+月\\d+日)/'
    after: '/^=+$/m'
    before: '/^=+$/m'
    adverts: '/^广告：.*$/m'
`;
    const text =
      "标题：渡口\n2024年1月2日\n====\n<p>一。</p>\n广告：买表\n<p>二。</p>\n<p>=</p>\n====\n版权。\n";
    expect(articleOf(text, yaml).markdown).toBe("一。\n\n二。\n\n=");
  });

  it("reads the characters that references in a field mean", () => {
    const yaml = `formats:
  - name: lines
    match: ['Title:']
    title: '/Title: (.+)/'
    after: '/^=+$/m'
`;
    expect(
      articleOf("Title: The pilot&#146;s &eacute;clair &amp; tea\n====\n<p>One.</p>\n", yaml).meta.title,
    ).toBe("The pilot’s éclair & tea");
  });

  it("reads a body that is Markdown", () => {
    const yaml =
      "formats:\n  - {name: md, match: 'Filed: ', title: '/^(.+)\\n=+$/m', date: '/^Filed: (.+)$/m', after: '/^Filed: .+$/m', markup: markdown}\n";
    const { meta, markdown } = articleOf(
      "Harbour\n=======\nFiled: 3 March 2021\n\nThe **ferry** is back.\n",
      yaml,
    );
    expect(meta).toMatchObject({ title: "Harbour", date: "2021-03-03" });
    expect(markdown).toBe("The **ferry** is back.");
  });

  it("makes a link of an article without words, where it says so", () => {
    const yaml =
      "formats:\n  - {name: clip, match: '/^clip$/m', title: '/^(.+)\\n/', source: '/(https:\\S+)/', date: '/(\\d{4}-\\d\\d-\\d\\d)/', after: '/^clip$/m', withoutText: link}\n";
    const text = "灯塔\nhttps://clips.example/7\n2024-01-02\nclip\n<div>\n\n</div>\n";
    expect(articleOf(text, yaml).markdown).toBe("[灯塔](https://clips.example/7)");
    expect(outcomeOf(text, yaml.replace(", withoutText: link", ""))).toHaveProperty(
      "problem.code",
      "no-body",
    );
  });

  it("finds the element that holds the text where it names none", () => {
    const yaml = "formats:\n  - {name: any, match: 'kiosk', title: h3, date: time}\n";
    const text =
      "<!-- kiosk --><h3>灯塔</h3><time datetime='2024-05-06'>五月</time><div class=bar><a href='https://a.example/'>分享</a></div><div class=x><div class=y><p>塔灯亮了。</p><p>好。</p></div></div>";
    expect(
      articleOf(`<div>${text.slice(text.indexOf("<h3>"))}</div>${text.slice(0, 14)}`, yaml).markdown,
    ).toContain("塔灯亮了。");
  });

  it("reads endings that it names", () => {
    const yaml =
      "formats:\n  - {name: t, match: '题：', extensions: .txt, title: '/题：(.+)/', date: '/(\\d{4}\\.\\d\\d\\.\\d\\d)/', after: '/$/m'}\n";
    expect(articleOf("题：塔\n2024.05.06\n<p>文。</p>", yaml, "c/a.txt").meta.date).toBe("2024-05-06");
  });
});

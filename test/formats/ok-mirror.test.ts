import { describe, expect, it } from "vitest";
import { convertFile } from "../../src/convert/convert-file.js";
import type { Article } from "../../src/model/article.js";
import type { ArticleId } from "../../src/model/names.js";

const outcomeOf = (text: string) =>
  convertFile(new TextEncoder().encode(text), "c/n20000001.md", "n20000001" as ArticleId);

function articleOf(text: string): Article {
  const outcome = outcomeOf(text);
  if ("problem" in outcome) throw new Error(outcome.problem.message);
  return outcome;
}

const ADDRESS = "https://www.qinghe-times.example/gb/23/11/3/n20000001.htm";
const BODY = '<div id="artbody">\n<p>\n渡轮停航。\n</p>\n</div>';
const DASHES = "-".repeat(24);

describe("the frame is read apart from the container:", () => {
  it.each([
    ["24 dashes", `### 题\n${DASHES}\n\n${BODY}\n\n原文链接：${ADDRESS}\n`],
    ["a title that is a link", `# [题](${ADDRESS})\n---\n\n${BODY}\n`],
    [
      "a container of a known name",
      `### 题\n---\n<div class="ar_content" id="ar_body"><p>渡轮停航。</p></div>\n---\n原文链接：${ADDRESS}`,
    ],
    [
      "a container of any name",
      `### 题\n---\n<div class="k"><p class=d>2023</p></div><div><div class="zz"><p>渡轮停航。</p></div></div>\n---\n原文链接：${ADDRESS}`.replace(
        "<p class=d>2023</p>",
        "2023",
      ),
    ],
    [
      "no container",
      `### 题\n${DASHES}\n\n<p>渡轮停航。</p>\n\n原文链接：${ADDRESS}\n\n${DASHES}\n#### [首页](https://a.example/) &nbsp;|&nbsp; [工具](https://b.example/)`,
    ],
    [
      "adverts behind a second rule",
      `### 题\n${DASHES}\n\n${BODY}\n\n原文链接：${ADDRESS}\n\n${DASHES}\n买表\n卖表 <b>表</b>\n#### [表](https://w.example/)\n`,
    ],
    ["the address behind a break", `### 题\n${DASHES}\n\n${BODY}\n<br/>原文链接：${ADDRESS}\n`],
    ["the address in parentheses", `### 题\n---\n${BODY}\n---\n原文链接（需翻墙）：${ADDRESS}`],
    [
      "navigation without marks",
      `### 题\n---\n[首页](../..) | [评论](../c)\n\n${BODY}\n---\n原文链接：${ADDRESS}`,
    ],
    ["the address as its own link", `### 题\n---\n${BODY}\n---\n原文链接： [${ADDRESS}](${ADDRESS})`],
    ["front matter above", `---\ntags: [船]\n---\n### 题\n---\n${BODY}\n---\n原文链接：${ADDRESS}`],
    ["a comment above", `<!-- 2023-12-01 -->\n### 题\n---\n${BODY}\n---\n原文链接：${ADDRESS}`],
    ["the title twice", `### 题\n### 题\n---\n${BODY}\n---\n原文链接：${ADDRESS}`],
    ["no first rule", `### 题\n\n${BODY}\n\n---\n原文链接：${ADDRESS}`],
    ["a rule of equals signs", `### 题\n===\n${BODY}\n---\n原文链接：${ADDRESS}`],
    ["a text without tags", `### 题\n---\n#### [首页](../..)\n\n渡轮停航。\n---\n原文链接：${ADDRESS}`],
    ["the address as an element", `### 题\n---\n${BODY}\n---\n原文链接：<ok href="${ADDRESS}">原文</ok>`],
    [
      "the address of a web archive's copy",
      `### 题\n---\n${BODY}\n---\n原文链接：https://web.archive.org/web/20231104000000/${ADDRESS}`,
    ],
    ["blank lines above the title", `\n\n### 题\n---\n${BODY}\n---\n原文链接：${ADDRESS}`],
    ["a title without a blank", `###题\n---\n${BODY}\n---\n原文链接：${ADDRESS}`],
    ["a title between marks", `## 题 ##\n---\n${BODY}\n---\n原文链接：${ADDRESS}`],
    ["a title of another level", `##### 题\n---\n${BODY}\n---\n原文链接：${ADDRESS}`],
    ["rules of stars", `### 题\n***\n${BODY}\n***\n原文链接：${ADDRESS}`],
    ["rules of dashes and blanks", `### 题\n- - -\n${BODY}\n- - -\n原文链接：${ADDRESS}`],
    ["the address as a link", `### 题\n---\n${BODY}\n---\n[原文链接](${ADDRESS})`],
    ["the address in bold", `### 题\n---\n${BODY}\n---\n原文链接：**${ADDRESS}**`],
    ["the address as code", `### 题\n---\n${BODY}\n---\n原文链接：\`${ADDRESS}\``],
    ["a full stop behind the address", `### 题\n---\n${BODY}\n---\n原文链接：${ADDRESS}。`],
    ["the address without its scheme", `### 题\n---\n${BODY}\n---\n原文链接：${ADDRESS.slice(8)}`],
    [
      "a pixel behind the title",
      `### 题 <img src='https://w.example/1' width='0px'/>\n---\n${BODY}\n---\n原文链接：${ADDRESS}`,
    ],
    ["the address between marks", `### 题\n---\n${BODY}\n---\n原文连结：<${ADDRESS}>`],
    ["the address of a source", `### 题\n---\n${BODY}\n---\n来源：${ADDRESS}`],
    ["Traditional words", `### 题\n---\n${BODY}\n---\n原文連結：${ADDRESS}`],
    [
      "navigation",
      `### 题\n---\n#### [首页](../..) &nbsp;|&nbsp; [评论](../c)\n\n${BODY}\n---\n原文链接：${ADDRESS}`,
    ],
  ])("%s", (_, text) => {
    const { meta, markdown } = articleOf(text);
    expect(markdown).toBe("渡轮停航。");
    expect(meta).toMatchObject({ title: "题", date: "2023-11-03", source: ADDRESS });
  });

  it("keeps the paragraphs of a body without a container, an address in their midst too", () => {
    const text = `### 题\n${DASHES}\n<p>一段。</p>\n原文链接：https://other.example/1\n<p>二段。</p>\n<ul><li>三</li></ul>\n\n原文链接：${ADDRESS}\n`;
    expect(articleOf(text).markdown).toBe("一段。\n\n原文链接：<https://other.example/1>\n\n二段。\n\n- 三");
  });

  it("reads live links and HTML on single lines", () => {
    const text = `### 题\n${DASHES}\n\n<p>见 <a href="https://www.qinghe-times.example/gb/tag/%E6%B8%A1.html">渡</a> 与 <a href="https://x.example/">此</a>。</p>\n\n原文链接：${ADDRESS}\n`;
    const { meta, markdown } = articleOf(text);
    expect(meta.tagMentions).toEqual([{ text: "渡" }]);
    expect(markdown).toContain("[此](https://x.example/)");
  });
});

it.each([
  ["one figure", "9/4/6", "2009-04-06"],
  ["two figures", "19/4/6", "2019-04-06"],
  ["two figures of the last century", "98/4/6", "1998-04-06"],
  ["four figures", "2021/4/6", "2021-04-06"],
])("a year of %s in the address", (_, path, date) => {
  expect(
    articleOf(`### 题\n---\n${BODY}\n---\n原文链接：https://a.example/gb/${path}/n20000001.htm`).meta.date,
  ).toBe(date);
});

it.each([
  ["the year of the address", "【青禾报4月6日讯】", "9/4/7", "2009-04-06"],
  ["the year before, at its turn", "【青禾报12月31日讯】", "9/1/1", "2008-12-31"],
  ["its own year", "【青禾报2010年4月6日讯】", "10/4/6", "2010-04-06"],
])("a dateline gets %s", (_, dateline, path, date) => {
  const body = BODY.replace("渡轮", `${dateline}渡轮`);
  const { meta } = articleOf(
    `### 题\n---\n${body}\n---\n原文链接：https://a.example/gb/${path}/n20000001.htm`,
  );
  expect(meta).toMatchObject({ date, agency: "青禾报" });
});

it.each([
  ["a rule below the heading", "# 题\n\n---\n\n渡轮**停航**。\n", "---\n\n渡轮**停航**。"],
  [
    "HTML within its text",
    "# 题\n\n---\n\n渡轮<b>停航</b>。\n\n---\n\n来源：青禾\n",
    "---\n\n渡轮<b>停航</b>。\n\n---\n\n来源：青禾",
  ],
])("leaves Markdown with %s to the Markdown format", (_, text, body) => {
  expect(articleOf(text)).toMatchObject({ meta: { title: "题" }, markdown: body });
});

it.each([
  "Source: ADDRESS",
  "Original article: ADDRESS",
  "**Source**: <ADDRESS>",
  "- *Original link (in French):* [The Gazette](ADDRESS)",
  "#### [Read the original](ADDRESS)",
  '<p>Source: <ok href="ADDRESS">The Gazette</ok></p>',
  "ADDRESS",
  "原文：ADDRESS",
  "轉載自：ADDRESS",
  "[阅读原文](ADDRESS)",
  "元記事：ADDRESS",
  "원문 보기: ADDRESS",
  "Источник: ADDRESS",
  "Ссылка на оригинал: ADDRESS",
  "Джерело: ADDRESS",
  "المصدر: ADDRESS",
  "الرابط الأصلي: ADDRESS",
  "منبع: ADDRESS",
  "لینک خبر: ADDRESS",
  "Quelle: ADDRESS",
  "Originalartikel: ADDRESS",
  "Source : ADDRESS",
  "Lien d'origine : ADDRESS",
  "Fuente: ADDRESS",
  "Artículo original: ADDRESS",
  "Fonte: ADDRESS",
  "Kaynak: ADDRESS",
  "Nguồn: ADDRESS",
  "Link gốc: ADDRESS",
  "Sumber: ADDRESS",
])("%s below the last rule names the source", (line) => {
  const { meta } = articleOf(`### 题\n---\n${BODY}\n---\n${line.replace("ADDRESS", ADDRESS)}\n`);
  expect(meta.source).toBe(ADDRESS);
});

it.each([
  "Join us: https://chat.example/gazette",
  "Source: https://www.qinghe-times.example/",
  "https://a.example/1\nhttps://a.example/2",
])("%s below the last rule names no source", (line) => {
  expect(articleOf(`### 题\n---\n${BODY}\n---\n${line}\n`).meta.source).toBeUndefined();
});

it("keeps words below the last rule", () => {
  expect(articleOf(`### 题\n---\n<p>一段。</p>\n\n---\n\n末段。\n`).markdown).toMatch(
    /^一段。[\s\S]*末段。$/,
  );
});

it("takes the day of a `time` element where there is no dateline", () => {
  const text = `### 题\n${DASHES}\n<div class="p"><time datetime="2018-09-05T07:45:09+08:00">5日</time></div><div class="w"><p>渡轮停航。</p></div>\n原文链接：https://a.example/1.html\n`;
  expect(articleOf(text)).toMatchObject({ meta: { date: "2018-09-05" }, markdown: "渡轮停航。" });
});

it.each([
  ["&nbsp;", "渡口&nbsp;(图)", "渡口 (图)"],
  ["&amp;", "甲 &amp; 乙", "甲 & 乙"],
  ["numbers", "甲&#8212;乙", "甲—乙"],
  ["an escaped star", "甲 \\* 乙", "甲 * 乙"],
  ["an ampersand alone", "A&B", "A&B"],
])("%s in a title line is a character", (_, written, title) => {
  expect(articleOf(`### ${written}\n---\n${BODY}\n---\n原文链接：${ADDRESS}`).meta.title).toBe(title);
});

it("reads names and roles in Traditional characters, and keeps them so", () => {
  const body = `<div id="artbody"><p>【青禾報2023年11月03日訊】（青禾報記者歐陽渡、周晚臺灣臺北綜合報導）渡輪停航，從這個月起恢復。</p><p>責任編輯：林靜</p></div>`;
  expect(articleOf(`### 題\n---\n${body}\n---\n原文連結：${ADDRESS}`).meta).toMatchObject({
    date: "2023-11-03",
    agency: "青禾報",
    reporters: ["歐陽渡", "周晚"],
    editors: ["林靜"],
    lang: "zh-Hant",
  });
});

it.each([
  ["a translator", "（記者林晚報導／周渡編譯）", { reporters: ["林晚"], translators: ["周渡"] }],
  ["a reprint", "（轉自山城電台）", { agency: "山城電台" }],
  ["a linked agency of another script", "（中央社記者周渡報導）", { agency: "中央社", reporters: ["周渡"] }],
])("reads %s in Traditional characters", (_, credit, fields) => {
  const body = `<div id="artbody"><p>【青禾報2023年11月03日訊】${credit}渡輪停航，從這個月起恢復。</p></div>`;
  expect(articleOf(`### 題\n---\n${body}\n---\n原文連結：${ADDRESS}`).meta).toMatchObject(fields);
});

it("takes tags from front matter above the frame", () => {
  const { meta } = articleOf(`---\ntags: [船]\n---\n### 题\n---\n${BODY}\n---\n原文链接：${ADDRESS}`);
  expect(meta).toMatchObject({ title: "题", tagMentions: [{ text: "船" }] });
});

it("takes the day and the author of lines above the HTML where there is no dateline", () => {
  const text = `### 题\n---\n作者：林晚\n发布时间：2023-11-02 08:15\n\n${BODY}\n---\n原文链接：https://www.qinghe-times.example/1`;
  expect(articleOf(text).meta).toMatchObject({ date: "2023-11-02", reporters: ["林晚"] });
});

it.each([
  ["题 &amp;amp; 目", "题 & 目"],
  ["题<br/>目 <b>新</b>", "题 目 新"],
])("reads the title %s as %s", (written, title) => {
  expect(articleOf(`### ${written}\n---\n${BODY}\n---\n原文链接：${ADDRESS}`).meta.title).toBe(title);
});

describe("where the title is not on one line behind its marks,", () => {
  const REST = `---\n\n#### [首页](../..?n1) &nbsp;|&nbsp; [评论](../c)\n\n`;
  const LEAD = '<div><img alt="渡轮 &amp; 码头" src="https://i.a.example/1.jpg"/></div><hr/>';
  const END = `${BODY}\n---\n原文链接：${ADDRESS}`;

  it.each([
    ["two lines", `### 渡轮\n停航\n\n${REST}${END}`, "渡轮 停航"],
    ["no marks", `渡轮停航\n\n${REST}${END}`, "渡轮停航"],
    ["a line of equals signs below it", `渡轮停航\n====\n\n${REST}${END}`, "渡轮停航"],
    ["no line, but a lead picture", `${REST}${LEAD}${END}`, "渡轮 & 码头"],
    ["marks alone, and a lead picture", `### \n\n${REST}${LEAD}${END}`, "渡轮 & 码头"],
    [
      "a pixel above it",
      `<img src='https://w.example/1' width='0px'/>\n### 渡轮停航\n\n${REST}${END}`,
      "渡轮停航",
    ],
  ])("%s", (_, text, title) => {
    const { meta, markdown, notices } = articleOf(text);
    expect(meta).toMatchObject({ title, date: "2023-11-03", source: ADDRESS });
    expect([markdown, notices]).toEqual(["渡轮停航。", undefined]);
  });

  it("the file's name is the title of a file without any, and told", () => {
    const { meta, markdown, notices } = articleOf(REST + END);
    expect([meta.title, markdown]).toEqual(["n20000001", "渡轮停航。"]);
    expect(notices).toMatchObject([{ code: "title-from-name" }]);
  });

  it.each([
    ["links elsewhere", "渡轮停航\n\n---\n\n#### [首页](https://a.example/)\n\n<p>文。</p>\n"],
    ["links and no HTML", "渡轮停航\n\n---\n\n[首页](../index.md)\n\n文。\n"],
    ["HTML without links", "渡轮停航\n\n---\n\n<p>文。</p>\n"],
  ])("Markdown with %s is left to its format", (_, text) => {
    expect(articleOf(text).markdown).toContain("---");
  });
});

it("cuts out the mirror's adverts: links behind marks, and linked pictures on lines of their own", () => {
  const body = `<div id="artbody">\n<p>一。</p>\n[![表](https://w.example/1.jpg)](https://w.example/)\n#### [ 🔥表](https://w.example/)\n<p>[二]。</p>\n</div>`;
  expect(articleOf(`### 题\n---\n${body}\n---\n原文链接：${ADDRESS}`).markdown).toBe("一。\n\n[二]。");
});

it.each<[string, string, string[]]>([
  ["in the midst of a sentence", '<div id="artbody">\n<p>\n渡轮', ["cut-off"]],
  ["within a tag", '<div id="artbody">\n<p>\n渡轮\n<ok href="https://a.exa', ["cut-off"]],
  ["behind its text, without a trailer", '<div id="artbody">\n<p>\n渡轮\n</p>\n</div>\n', []],
  [
    "with its trailer, though the container is open",
    `<div id="artbody"><p>渡轮</p>\n---\n原文链接：${ADDRESS}`,
    [],
  ],
])("tells of a file that ends %s or not", (_, body, codes) => {
  const { markdown, notices = [] } = articleOf(`### 题\n---\n#### [首页](../..)\n\n${body}`);
  expect(markdown).toBe("渡轮");
  expect(notices.map(({ code }) => code).filter((code) => code !== "undated")).toEqual(codes);
});

describe("outside of the container,", () => {
  const LEAD =
    '<div><img src="https://i.a.example/1-600x400.jpg"/><div class="caption">渡口。</div></div><hr/>';
  const around = (before: string, behind = "") => {
    const {
      meta,
      markdown,
      notices = [],
    } = articleOf(
      `### 题\n---\n${before}<div id="artbody"><p>渡轮停航。</p></div>${behind}\n---\n原文链接：${ADDRESS}`,
    );
    return { image: meta.image, markdown, told: notices.map(({ message }) => message) };
  };

  it.each([
    [
      "a video before it is in the body",
      '<div><video src="https://i.a.example/v.mp4"></video></div>',
      "[i.a.example](https://i.a.example/v.mp4)\n\n渡轮停航。",
    ],
    [
      "a frame beside the lead picture is in the body",
      '<div><iframe src="https://www.youtube.com/embed/abcdef12345"></iframe></div>',
      "[youtube.com](https://www.youtube.com/watch?v=abcdef12345)\n\n渡轮停航。",
    ],
    [
      "a second picture is in the body with its caption",
      '<div><img src="https://i.a.example/2.jpg"/><div class="caption">码头。</div></div>',
      '![](https://i.a.example/2.jpg "码头。")\n\n渡轮停航。',
    ],
  ])("%s", (_, more, markdown) => {
    expect(around(LEAD + more)).toMatchObject({
      image: { src: "https://i.a.example/1-600x400.jpg", caption: "渡口。" },
      markdown,
      told: [],
    });
  });

  it("a further container of the same name goes on with the text", () => {
    const more = '<div class="bar"></div><div id="artbody"><p>明天恢复。</p></div>';
    expect(around("", more)).toMatchObject({ markdown: "渡轮停航。\n\n明天恢复。", told: [] });
  });

  it("pictures and further elements of other publishers stay outside, and are told", () => {
    const avatar =
      '<div class="head"><img src="https://i.a.example/1.jpg"/><img src="https://i.a.example/face.jpg"/></div>';
    const text = `### 题\n---\n${avatar}<div class="entry-content"><p>渡轮停航。</p></div><div class="entry-content">更多</div>\n---\n原文链接：${ADDRESS}`;
    const { markdown, notices } = articleOf(text);
    expect(markdown).toBe("渡轮停航。");
    expect(notices).toMatchObject([{ code: "outside-text", message: expect.stringContaining("(2): <img>") }]);
  });

  it("words, and what is behind it, are told", () => {
    const { markdown, told } = around("<p>导语。</p>", '<p>广告<img src="https://w.example/1.jpg"></p>');
    expect(markdown).toBe("渡轮停航。");
    expect(told).toEqual([expect.stringContaining("(3): 导语。")]);
  });

  it("a pixel that counts readers is no lead picture", () => {
    const pixel = '<img src="https://w.example/hit" width="0" height="0"/>';
    expect(around(`<div>${pixel}</div>`)).toEqual({ image: undefined, markdown: "渡轮停航。", told: [] });
    expect(around(pixel + LEAD).image?.src).toBe("https://i.a.example/1-600x400.jpg");
  });
});

it("joins the lines of the lead picture's caption as those of any caption, and tells of a link in it", () => {
  const lead = `<div>\n <img src="https://i.a.example/1.jpg"/>\n <div class="caption">\n  <p>\n   渡口，见\n   <ok href="https://a.example/">\n    时刻表\n   </ok>\n   。\n  </p>\n  <p>\n   (Wan Lin/The\n   Gazette)\n  </p>\n </div>\n</div>`;
  const text = `### 题\n---\n${lead}\n<div id="artbody">\n<p>\n渡轮停航。\n</p>\n</div>\n---\n原文链接：${ADDRESS}`;
  const { meta, notices } = articleOf(text);
  expect(meta.image?.caption).toBe("渡口，见时刻表。(Wan Lin/The Gazette)");
  expect(notices).toMatchObject([
    { code: "outside-text", message: expect.stringContaining("(https://a.example/)") },
  ]);
});

it("takes tags from the lead picture's caption, also in a short article", () => {
  const tag = '<ok href="https://www.qinghe-times.example/gb/tag/AI.html">\n AI\n </ok>';
  const lead = `<div><img src="https://i.a.example/1.jpg"/>\n<div class="caption">\n 渡轮Open\n ${tag}\n</div></div><hr/>`;
  const body = `<div id="artbody">\n <p>\n  渡轮Open\n  ${tag}\n  停航。\n </p>\n</div>`;
  const { meta, markdown } = articleOf(`### 题\n---\n${lead}${body}\n---\n原文链接：${ADDRESS}`);
  expect([meta.image?.caption, markdown]).toEqual(["渡轮OpenAI", "渡轮OpenAI停航。"]);
  expect(meta.tagMentions).toEqual([{ text: "AI" }]);
});

it("keeps the spaces at the ends of lines of prettified English", () => {
  const body = `<div id="artbody">\n<p>\n The port said “no,”\n ‘then’\n “yes.”\n (The ferry of the\n north bank.)\n</p>\n</div>`;
  expect(articleOf(`### Ferry\n---\n${body}\n---\n原文链接：${ADDRESS}`).markdown).toBe(
    "The port said “no,” ‘then’ “yes.” (The ferry of the north bank.)",
  );
});

const RUSSIAN = `<p>ПРИСТАНЬ, 4 ноября 2023 г. (Волна) — Паром ADDRESS стоит до понедельника.</p><p>Автор: Иван Лосев</p>`;
const VIETNAMESE = `<p>Phóng viên: Trần Minh Hà</p><p>Phà bờ bắc ngừng chạy đến thứ Hai, ban quản lý bến cảng cho biết hôm nay.</p>`;

it.each([
  [
    "the dateline and the author of a site in Russian",
    RUSSIAN,
    "ru/23/11/3",
    { date: "2023-11-04", agency: "Волна", reporters: ["Иван Лосев"] },
  ],
  [
    "the day of the address where the dateline is far from it",
    RUSSIAN,
    "ru/23/12/30",
    { date: "2023-12-30", reporters: ["Иван Лосев"] },
  ],
  [
    "the reporter above a text in Vietnamese",
    VIETNAMESE,
    "vn/23/11/3",
    { date: "2023-11-03", reporters: ["Trần Minh Hà"] },
  ],
  ["the day of an address without an edition", BODY, "23/11/3", { date: "2023-11-03" }],
])("reads %s", (_, body, path, fields) => {
  const text = `### 题\n---\n<div id="artbody">${body}</div>\n---\nИсточник: https://www.pristan.example/${path}/n20000001.htm`;
  expect(articleOf(text).meta).toMatchObject(fields);
});

it("takes links to tags on the article's own host for tags, in any edition, and on other hosts for links", () => {
  const links = ["https://pristan.example/ru/tag/%D0%BF.html", "https://other.example/ru/tag/%D0%BF.html"];
  const body = links.map((href) => `<ok href="${href}">паром</ok>`).join(" и ");
  const { meta, markdown } = articleOf(
    `### 题\n---\n<div id="artbody"><p>Стоит ${body}.</p></div>\n---\nИсточник: https://www.pristan.example/ru/23/11/3/n1.htm`,
  );
  expect(meta.tagMentions).toEqual([{ text: "паром", slug: "п" }]);
  expect(markdown).toBe("Стоит паром и [паром](https://other.example/ru/tag/%D0%BF.html).");
});

it.each([
  ["（中央社台北2日電）", "中央社", "2023-11-02"],
  ["（法新社港城11月1日电）", "法新社", "2023-11-01"],
  ["【路透社港城1日讯】", "路透社", "2023-11-01"],
])("reads the dateline %s of another agency", (dateline, agency, date) => {
  const body = BODY.replace("渡轮", `${dateline}渡轮`);
  expect(articleOf(`### 题\n---\n${body}\n---\n原文链接：${ADDRESS}`).meta).toMatchObject({ agency, date });
});

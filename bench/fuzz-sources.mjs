import * as v from "valibot";
import { formatsSchema } from "../dist/settings/format-settings.js";

/** Texts that parsers of HTML, JSON, Markdown and front matter act upon. */
export const MARKS = [
  ..."<>&\"'`*_~[]()!#|\\{}-=:\n\r\t \0".split(""),
  ...["<p>", "</p>", '<ok href="', "</ok>", "<br>", "<h4>", "<ul><li>", "<!--", "-->", "<![CDATA[", "<svg>"],
  ...["<table>", "<tr><td colspan=9>", "<td><table>", "</table>", "<figure>", "<figcaption>", "<script>"],
  ...[
    '<blockquote class="twitter-tweet">',
    "<article>",
    "</article>",
    "<main>",
    "<aside>",
    "<nav>",
    "<template>",
  ],
  ...[
    "<head>",
    "</head>",
    "<body>",
    "</body>",
    "</html>",
    "<frameset>",
    "<plaintext>",
    "<textarea>",
    "<title>",
  ],
  ...['<base href="//a.example/">', '<meta charset="utf-16">', '<meta charset="gb2312">', '<img srcset="'],
  ...['<script type="application/ld+json">', '{"@graph":[', '"articleBody":"', '"@type":["', "</script>"],
  ...['<meta property="og:title" content="', '<time datetime="', '<div class="entry-content">', "<noscript>"],
  ...[
    "\n---\n",
    "---\n",
    "+++\n",
    '{"',
    "---js\n",
    "title: ",
    "date = ",
    "&a ",
    "*a",
    "\n### ",
    "```\n",
    "[^1]: ",
  ],
  ...[
    "&#x202e;",
    "&nbsp;",
    "\u200d",
    "\u3000",
    "\ufeff",
    "\u2028",
    "👩‍🌾",
    "“",
    "【",
    "（",
    "责任编辑：",
    "原文链接：",
  ],
  ...[
    "https://a.example/gb/tag/x.html",
    "javascript:",
    "{{< figure ",
    "{% raw %}",
    "![[",
    "<<< 山城通讯 >>>\n",
  ],
];

const WORDS =
  "The ferry to the north pier leaves at eight, and the last one comes back at six in the evening. ";
const paragraphs = (count) => `<p>${WORDS.repeat(2)}</p>\n`.repeat(count);
const page = (body, head = "") =>
  `<!doctype html><html><head><meta charset="utf-8"><title>Ferry times</title>${head}</head>` +
  `<body><h1>Ferry times</h1>${body}</body></html>`;
const jsonLd = (json) => `<script type="application/ld+json">${json}</script>`;
const NEWS =
  '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry times","datePublished":"2023-04-05T08:00:00Z",' +
  '"author":[{"@type":"Person","name":"Ada Bell"}],"image":{"url":"https://a.example/a.jpg"},"keywords":"ferry, pier"}';
const nested = (open, close, count, inner) => open.repeat(count) + inner + close.repeat(count);

/** Saved pages by name. The large ones are converted as they are, and not changed. */
const PAGES = {
  "json-ld": page(paragraphs(5), jsonLd(NEWS)),
  "json-ld-cut": page(paragraphs(5), jsonLd(NEWS.slice(0, 150))),
  "json-ld-twice": page(paragraphs(5), jsonLd(`${NEWS}${NEWS}`) + jsonLd(`[[[${NEWS}]]]`)),
  "json-ld-of-wrong-kinds": page(
    paragraphs(5),
    jsonLd(
      '{"@type":7,"headline":{"a":[]},"author":[null,[1]],"datePublished":[{}],"image":[[[]]],"@graph":{"@graph":null}}',
    ),
  ),
  "json-ld-deep": page(paragraphs(5), jsonLd(nested('{"@graph":[', "]}", 20_000, NEWS))),
  "json-ld-many": page(paragraphs(5), jsonLd(`{"@graph":[${Array(20_000).fill(NEWS).join(",")}]}`)),
  "charset-that-lies": page(`${paragraphs(3)}<p>渡轮停航</p>`).replace("utf-8", "gb2312"),
  "charset-utf-16": page(paragraphs(3)).replace("utf-8", "utf-16le"),
  "charset-unknown": page(paragraphs(3)).replace("utf-8", "x-nothing"),
  "charset-twice": page(paragraphs(3), '<meta http-equiv="content-type" content="text/html; charset=big5">'),
  articles: page(`<article><h2><a href="/x">T</a></h2><p>${WORDS}</p></article>`.repeat(10_000)),
  "nested-articles": page(nested("<article>", "</article>", 300, paragraphs(3))),
  "nested-tables": page(nested("<table><tr><td>", "</td></tr></table>", 90, paragraphs(3))),
  "nested-tables-many": page(nested("<table><tr><td>x<td>", "</table>", 150, paragraphs(3)).repeat(30)),
  "tables-without-cells": page(`${paragraphs(3)}${"<table>".repeat(400)}${"<tr>".repeat(400)}`),
  "table-of-wide-cells": page(
    `${paragraphs(2)}<table>${"<tr><td colspan=9999 rowspan=9999>x".repeat(2000)}</table>`,
  ),
  "no-text": page('<div><img src="/a.jpg"></div>'),
  "frames-alone": "<html><head><title>Frames</title></head><frameset><frame src=a.html></frameset></html>",
  "front-matter-above": `---\ntitle: Pier\n---\n${page(paragraphs(3))}`,
};

/** Files of other kinds by name, with their endings. */
const TEXTS = {
  "three-languages.md": `---\ntitle: Pier\ndate: 2023-04-05\n---\n+++\ntitle = "Quay"\n+++\n{"title": "Dock"}\n\n${WORDS}\n`,
  "three-languages-toml.md": `+++\ntitle = "Quay"\n+++\n---\ntitle: Pier\n---\n{"title": "Dock"}\n\n${WORDS}\n`,
  "three-languages-json.md": `{"title": "Dock"}\n---\ntitle: Pier\n---\n+++\ntitle = "Quay"\n+++\n\n${WORDS}\n`,
  "languages-in-one.md": `---toml\ntitle: Pier\ntitle = "Quay"\n{"title": "Dock"}\n---\n${WORDS}\n`,
  "html-below.md": `---\ntitle: Pier\n---\n${paragraphs(3)}`,
  "letter.md": `<<< 山城通讯 >>>\n刊出：二〇二三年四月五日\n撰稿：林晚、周渡\n\n<div class="headline"><b>缆车站</b></div>\n<div class="letter"><div class="text"><p>停了三年的钟，昨晚又走了。</p><p class="note">注一。</p></div></div>\n`,
  "letter.txt": "<<< 山城通讯 >>>\nTitle: Pier\n\nThe ferry leaves at eight.\n",
};

const FORMAT = { name: "letters", match: "/^<<< 山城通讯 >>>$/m", title: [".headline b", "/^(\\S.*)$/m"] };

/** What settings may declare. The empty list is that of a mirror without formats of its own. */
export const FORMATS = [
  [],
  [
    {
      ...FORMAT,
      body: [".letter > .text", ".letter"],
      drop: [".note + .note"],
      date: "/^刊出：(.+)$/m",
      reporters: "/^撰稿：(.+)$/m",
    },
  ],
  [
    {
      ...FORMAT,
      body: [".nothing", "#none > p:has(b)"],
      drop: ["*:not(p)"],
      source: ".none a",
      image: "img",
      tags: "a",
    },
  ],
  [
    {
      name: "all",
      match: "/[\\s\\S]/",
      title: "/^.*$/m",
      body: "/<p>([\\s\\S]*)<\\/p>/",
      adverts: ["/<[^>]*>/", "/(?:)/"],
      lang: "*",
    },
  ],
  [
    {
      name: "all",
      match: "/[\\s\\S]/",
      title: "*",
      date: "*",
      source: "*",
      tags: "*",
      reporters: "*",
      image: "*",
      body: "*",
      drop: "p",
      links: "*",
    },
  ],
  [
    {
      name: "all",
      match: "/[\\s\\S]/",
      title: "title",
      after: "/<body>/",
      before: "/<\\/body>|\\n|$/",
      withoutText: "link",
      endsAt: "x",
      prettified: true,
    },
  ],
  [
    {
      name: "plain",
      match: "e",
      extensions: [".md", ".html", ".txt"],
      title: "/(\\S+)/",
      markup: "markdown",
      after: "/^.*\\n/",
      dateline: "/(?<month>\\d+)\\D(?<day>\\d+)/",
      articleUrl: "/(?<id>[^\\/]*)/",
      tagUrl: "/(?<slug>.*)/",
    },
  ],
].map((formats) => v.parse(formatsSchema, formats));

/** Returns the sources that are made here: name, bytes, and whether they are small enough to be changed many times. */
export const madeSources = () =>
  [...Object.entries(PAGES).map(([name, text]) => [`${name}.html`, text]), ...Object.entries(TEXTS)].map(
    ([name, text]) => ({ name, bytes: Buffer.from(text) }),
  );

import { describe, expect, it } from "vitest";
import { readPageMetadata } from "../../../src/formats/html/read-page-metadata.js";
import { treeOf } from "../../../src/lib/html/parse-html.js";
import { DEFAULT_LIMITS } from "../../../src/model/limits.js";

const metadataOf = (head: string, body = "") =>
  readPageMetadata(treeOf(`<html><head>${head}</head><body>${body}</body></html>`, DEFAULT_LIMITS, true));
const jsonLd = (data: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe("what a page says of itself", () => {
  it.each([
    [
      "JSON-LD before Open Graph",
      `${jsonLd({ "@type": "NewsArticle", datePublished: "2020-01-02" })}<meta property="article:published_time" content="2020-01-03">`,
      "",
      { date: "2020-01-02" },
    ],
    [
      "Open Graph before other meta",
      '<meta name="date" content="2020-01-04"><meta property="article:published_time" content="2020-01-03">',
      "",
      { date: "2020-01-03" },
    ],
    [
      "people who helped, whom Ghost names so, but no firm",
      jsonLd({
        "@type": "Article",
        author: { "@type": "Person", name: "Mina Sorrel" },
        contributor: [
          { "@type": "Person", name: "Teo Varga" },
          { "@type": "Organization", name: "Quay Press" },
        ],
      }),
      "",
      { authors: ["Mina Sorrel", "Teo Varga"] },
    ],
    [
      "people beside a firm that signs, too",
      jsonLd({
        "@type": "Article",
        author: [
          { "@type": "Person", name: "Mina Sorrel" },
          { "@type": "NewsMediaOrganization", name: "Quay Press" },
        ],
      }),
      "",
      { authors: ["Mina Sorrel"] },
    ],
    [
      "people whom the page shows before a firm that signs alone",
      jsonLd({ "@type": "NewsArticle", author: { "@type": "Organization", name: "Quay Press" } }),
      '<p>By <a rel="author" href="/mina">Mina Sorrel</a> and <a rel="author" href="/teo">Teo Varga</a></p>',
      { authors: ["Mina Sorrel", "Teo Varga"] },
    ],
    [
      "a firm that signs alone before the name of the site",
      `${jsonLd({ "@type": "NewsArticle", author: { "@type": "Organization", name: "Quay Press" } })}<meta property="og:site_name" content="Halden Post"><meta name="author" content="Halden Post">`,
      "",
      { authors: ["Quay Press"] },
    ],
    [
      "several things in one script",
      '<script type="application/ld+json">{"@type":"WebSite","name":"a"}\n{"@type":"Article","datePublished":"2020-01-02"}</script>',
      "",
      { date: "2020-01-02" },
    ],
    [
      "the day behind the word for it, not another in its line",
      "<title>Fähre</title>",
      "<h1>Fähre</h1><p>Stand: 06.07.2019 | Veröffentlicht am 04.07.2019</p><p>Text.</p>",
      { date: "2019-07-04" },
    ],
    [
      "the only day of a line, with a word behind it, too",
      "<title>Ferry</title>",
      "<h1>Ferry</h1><p>4 July 2019, published by Quay Press</p><p>Text.</p>",
      { date: "2019-07-04" },
    ],
    [
      "the person behind the day and the time",
      "<title>Ferry</title>",
      "<h1>Ferry</h1><p>Monday August 27, 2018 10:05 am by Mina Sorrel</p><p>Text.</p>",
      { authors: ["Mina Sorrel"], date: "2018-08-27" },
    ],
    [
      "the day that WeChat writes before its point of Unix time",
      "<title>渡轮</title>",
      `<h1>渡轮</h1><script>var ct = "1686000000";</script><script>var createTime = '2023-06-06 05:20';</script>`,
      { date: "2023-06-06" },
    ],
    [
      "no day of the capture that archive.today states as the time of publication",
      '<title>Ferry</title><meta property="og:site_name" content="archive.ph"><meta property="article:published_time" content="2024-02-02T00:00:00Z">',
      "<h1>Ferry</h1><p>Text.</p>",
      { date: undefined },
    ],
    ...[
      '<meta property="article:published" content="2019-07-04T10:00:00Z">',
      '<meta name="date_published" content="2019-07-04">',
      '<meta property="og:pubdate" content="2019-07-04 10:00">',
      '<meta name="dc.date.publication" content="2019-07-04">',
      '<meta name="mediator_published_time" content="2019-07-04T10:00:00+03:00">',
    ].map((meta): [string, string, string, object] => [
      `the day of ${meta}`,
      meta,
      "",
      { date: "2019-07-04" },
    ]),
    ...["cXenseParse:author", "bt:author", "shareaholic:article_author_name", "rbauthors"].map(
      (name): [string, string, string, object] => [
        `the author of ${name}`,
        `<meta name="${name}" content="Mina Sorrel">`,
        "",
        { authors: ["Mina Sorrel"] },
      ],
    ),
    [
      "of keywords that Medium marks by their kind, the tags",
      jsonLd({ "@type": "Article", keywords: ["Lite:true", "Tag:Harbours", "Topic:Life"] }),
      "",
      { tags: ["Harbours"] },
    ],
    [
      "no link to a category beside one to a tag",
      "",
      '<div><a rel="tag" href="/category/news/">News</a></div><div><a rel="tag" href="/tag/pears/">pears</a></div>',
      { tags: ["pears"] },
    ],
    [
      "tags in the navigation of an article",
      "",
      '<nav><a href="/tag/all">all</a></nav><article><nav><ul><li><a href="/blog/tags/ferry">ferry</a></li></ul></nav></article>',
      { tags: ["ferry"] },
    ],
    [
      "the author whom a node of Drupal names",
      "",
      '<div class="node__meta"><span>By <a class="username" href="/user/3">Orla Fenwick</a></span></div>',
      { authors: ["Orla Fenwick"] },
    ],
    [
      "the author whom a reader sees beside the name of an account",
      '<title>Ferry</title><meta name="author" content="Super Utilisateur">',
      "<h1>Ferry</h1><p>Par Odile Marchand</p><p>Text.</p>",
      { authors: ["Odile Marchand"] },
    ],
    [
      "an author behind a label without a colon",
      "<title>石橋</title>",
      "<h1>石橋</h1><p>2008年5月12日 記者 林木</p><p>記者 報導</p>",
      { authors: ["林木"], date: "2008-05-12" },
    ],
    [
      "the author on a card for Twitter",
      '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Oda Fenwick"><meta name="twitter:label2" content="Lesezeit"><meta name="twitter:data2" content="3 Minuten">',
      "",
      { authors: ["Oda Fenwick"] },
    ],
    [
      "an author whose mark holds the label",
      "",
      '<span class="author-name">Written By Oda Fenwick</span>',
      { authors: ["Oda Fenwick"] },
    ],
    [
      "a title and a day beside a heading with a link to itself",
      "<title>Ferry - Quay</title>",
      '<h1>Ferry<a href="#ferry">¶</a></h1><p>2 October 2023</p>',
      { title: "Ferry", date: "2023-10-02" },
    ],
    [
      "the address that HTTrack wrote into the head",
      "<!-- Mirrored from a.example/2023/ferry.html by HTTrack Website Copier/3.x -->",
      "",
      { source: "http://a.example/2023/ferry.html" },
    ],
    ...[
      ['<p class="author">Orla Fenwick</p>', "Orla Fenwick"],
      ['<div><span>Posted by</span> <a href="/u/3">Orla Fenwick</a></div>', "Orla Fenwick"],
      ["<div>Author:</div><div>Orla Fenwick</div>", "Orla Fenwick"],
      ["<p>Story by Orla Fenwick / Photos by Teo Varga</p>", "Orla Fenwick"],
      ["<p>Words: Orla Fenwick. Photos: Teo Varga</p>", "Orla Fenwick"],
      ["<p>By Orla Fenwick Special to the Gazette</p>", "Orla Fenwick"],
      ["<p>By our correspondent</p>", undefined],
      ["<p>Von unserer Redakteurin Orla Fenwick</p>", "Orla Fenwick"],
      ["<p>Kirjoittaja: Orla Fenwick</p>", "Orla Fenwick"],
      ["<p>文/林木 图/周桥</p>", "林木"],
      ["<p>撰文｜林木</p>", "林木"],
      ["<p>作者：林木；编辑：周桥</p>", "林木"],
      ["<p>本报记者 林木</p>", "林木"],
      ["<p>记者林木报道</p>", "林木"],
    ].map(([line = "", name]): [string, string, string, object] => [
      `the author in ${line}`,
      "<title>Ferry</title>",
      `<h1>Ferry</h1>${line}`,
      { authors: name && [name] },
    ]),
    ...[
      ["Ferry is back (Page 2 of 3)", "Ferry is back"],
      ["Ferry is back / The Quay", "Ferry is back"],
      ["(1) Ferry is back - The Quay", "Ferry is back"],
      ["Ferry is back by Orla Fenwick", "Ferry is back"],
      ["FERRY IS BACK | The Quay", "Ferry is back"],
      ["Ferry is b… | The Quay", "Ferry is back"],
      ["The Quay", "Ferry is back"],
      ["The Weir", "The Weir"],
    ].map(([title = "", expected]): [string, string, string, object] => [
      `the heading of the page called ${title}`,
      `<title>${title}</title>`,
      "<header><p>The Quay</p></header><h1>Ferry is back</h1>",
      { title: expected },
    ]),
    [
      "an author without the town",
      "<title>Ferry</title>",
      "<h1>Ferry</h1><p>By Orla Fenwick, Harbour</p>",
      { authors: ["Orla Fenwick"] },
    ],
    [
      "an author in Hindi",
      "<title>नाव</title>",
      "<h1>नाव</h1><p>संवाददाता: मीरा जोशी | नगर</p>",
      { authors: ["मीरा जोशी"] },
    ],
    [
      "day and author in parts that only a style keeps apart",
      "<title>Ferry</title>",
      "<h1>Ferry</h1><div><span>By Orla Fenwick</span><span>Nov 9, 2021</span><span>2 min read</span></div>",
      { authors: ["Orla Fenwick"], date: "2021-11-09" },
    ],
    [
      "a canonical address below the page's base",
      '<base href="http://a.example/"><link rel="canonical" href="/node/812">',
      "",
      { source: "http://a.example/node/812" },
    ],
    [
      "the base of a page that names no other address",
      '<base href="http://a.example/index.php/news/43-slipway">',
      "",
      { source: "http://a.example/index.php/news/43-slipway" },
    ],
    ["no base of a folder", '<base href="http://a.example/news/">', "", { source: undefined }],
    [
      "the day of publication that a mark below the text states",
      "<title>渡口</title>",
      '<h1>渡口</h1><p>一</p><p>二</p><p>三</p><p>四</p><p>五</p><p>六</p><p>七</p><p>八</p><p>九</p><div class="ContentItem-time">发布于 2020-12-01 21:05</div>',
      { date: "2020-12-01" },
    ],
    [
      "links of a list of topics",
      "",
      '<div class="TopicList"><div><a class="TopicLink" href="/topic/1">渡口</a></div></div>',
      { tags: ["渡口"] },
    ],
    [
      "a Korean reporter before the word for the day",
      "<title>나루터</title>",
      "<h3>나루터</h3><div><span>정바다 기자</span><span>입력 2022. 10. 3. 11:15</span></div>",
      { authors: ["정바다"] },
    ],
    [
      "no author and no site behind the title",
      '<meta property="og:title" content="Slack water by Ines Roth | Verse">',
      "<h1>Slack water</h1>",
      { title: "Slack water" },
    ],
    [
      "meta before a time element",
      '<meta name="DC.date.issued" content="2020-01-04">',
      '<time datetime="2020-01-05">x</time>',
      { date: "2020-01-04" },
    ],
    [
      "a time element before text",
      "<title>A</title>",
      '<h1>A</h1><p>6 January 2020</p><time datetime="2020-01-05">x</time>',
      { date: "2020-01-05" },
    ],
    [
      "no day on which the page was printed",
      "<title>A</title>",
      "<h1>A</h1><p>Text.</p><footer>Printed on 1 June 2020</footer>",
      { date: undefined },
    ],
    [
      "the day of the page's own zone",
      '<meta property="article:published_time" content="2020-01-03T23:30:00-08:00">',
      "",
      { date: "2020-01-03" },
    ],
    [
      "no day of change",
      '<meta property="article:modified_time" content="2020-01-03">',
      '<time itemprop="dateModified" datetime="2020-01-05">x</time>',
      { date: undefined },
    ],
    [
      "no date of a comment",
      "<title>A</title>",
      '<h1>A</h1><div class="comments"><time datetime="2020-01-05">x</time></div>',
      { date: undefined },
    ],
    [
      "no two days in text",
      "<title>A</title>",
      "<h1>A</h1><p>3 May 2020</p><p>4 May 2020</p>",
      { date: undefined },
    ],
    [
      "no day and month that may be confused",
      "<title>A</title>",
      "<h1>A</h1><p>3/4/2020</p>",
      { date: undefined },
    ],
    [
      "the article of a list of scripts",
      jsonLd([
        { "@type": "BreadcrumbList" },
        { "@type": ["Article", "X"], headline: "B", author: ["Ann Lee", { name: "Bo Holm" }] },
      ]),
      "",
      { title: "B", authors: ["Ann Lee", "Bo Holm"] },
    ],
    [
      "an author by reference",
      jsonLd({
        "@graph": [
          { "@type": "Article", headline: "B", author: { "@id": "#p" } },
          { "@type": "Person", "@id": "#p", name: "Cy Dahl" },
        ],
      }),
      "",
      { authors: ["Cy Dahl"] },
    ],
    [
      "authors of a library",
      '<meta name="citation_author" content="Lee, Ann"><meta name="citation_author" content="Holm, Bo">',
      "",
      { authors: ["Ann Lee", "Bo Holm"] },
    ],
    [
      "no address for an author",
      '<meta property="article:author" content="https://f.example/ann"><meta name="author" content="By Ann Lee">',
      "",
      { authors: ["Ann Lee"] },
    ],
    ["no account for an author", '<meta name="author" content="admin">', "", { authors: undefined }],
    [
      "hAtom",
      "",
      '<div class="hentry"><h1 class="entry-title">B</h1><abbr class="published" title="2019-02-03T10:00:00">x</abbr><span class="vcard"><img src="a"><span class="fn">Ann Lee</span></span></div>',
      { title: "B", date: "2019-02-03", authors: ["Ann Lee"] },
    ],
    [
      "an element whose class names an author",
      "",
      '<h1>B</h1><h4 class="gh-article-author-name">Ann Lee</h4>',
      { authors: ["Ann Lee"] },
    ],
    [
      "a link to the author's page",
      "",
      '<h1>B</h1><a href="/authors/ann-lee">Ann Lee</a><aside><a href="/authors/bo">Bo Holm</a></aside>',
      { authors: ["Ann Lee"] },
    ],
    [
      "links to tags before keywords",
      '<meta name="keywords" content="x,y">',
      '<a rel="category tag" href="/c">C</a> <a rel="tag" href="/t">T</a>',
      { tags: ["T"] },
    ],
    [
      "keywords before sections",
      '<meta name="keywords" content="甲、乙，丙"><meta property="article:section" content="S">',
      "",
      { tags: ["甲", "乙", "丙"] },
    ],
    [
      "sections where there are no tags",
      '<meta property="article:section" content="S">',
      "",
      { tags: ["S"] },
    ],
    [
      "the title before the site's name",
      "<title>A long title | Mill Post</title>",
      "",
      { title: "A long title" },
    ],
    ["the title after the channel's name", "<title>长标题_频道_磨坊网</title>", "", { title: "长标题" }],
    [
      "the heading that begins the title",
      "<title>Mills – and more – Post</title>",
      "<h1>Mills – and more</h1>",
      { title: "Mills – and more" },
    ],
    [
      "a dash that is the title's own",
      "<title>Mills - a history</title>",
      "<h2>Other</h2>",
      { title: "Mills - a history" },
    ],
    [
      "the site's name that Open Graph states",
      '<meta property="og:title" content="Mills - Post"><meta property="og:site_name" content="Post">',
      "",
      { title: "Mills" },
    ],
    ["characters of a title", "<title>&amp;nbsp; A &amp; B&nbsp;C</title>", "", { title: "&nbsp; A & B C" }],
    [
      "the canonical address",
      '<link rel="canonical" href="https://a.example/b">',
      "",
      { source: "https://a.example/b", base: "https://a.example/b" },
    ],
    [
      "Open Graph's address",
      '<meta property="og:url" content="https://a.example/c">',
      "",
      { source: "https://a.example/c" },
    ],
    [
      "no front page for an address",
      '<link rel="canonical" href="https://a.example/"><meta property="og:url" content="https://a.example/c">',
      "",
      { source: "https://a.example/c" },
    ],
    [
      "a base",
      '<link rel="canonical" href="https://a.example/b/c"><base href="/d/">',
      "",
      { base: "https://a.example/d/" },
    ],
    ["the language of the page", '<meta property="og:locale" content="en_GB">', "", { lang: "en-GB" }],
    [
      "a number of Unix time in JSON-LD, with its time",
      jsonLd({ "@type": "NewsArticle", datePublished: 1_699_000_000 }),
      "",
      { date: "2023-11-03", time: "2023-11-03T08:26:40Z" },
    ],
    [
      "milliseconds of Unix time in meta",
      '<meta property="article:published_time" content="1699000000000">',
      "",
      { date: "2023-11-03" },
    ],
    [
      "Unix time of a mark of a date",
      "<title>A</title>",
      '<h1>A</h1><span class="post-date" data-timestamp="1699000000">today</span><time class="updated" data-time="1799000000"></time>',
      { date: "2023-11-03" },
    ],
    [
      "Unix time of what says that it is a publication's",
      "<title>A</title>",
      '<article data-published-at="1699000000"><h1>A</h1><p data-time="1500000000">x</p></article>',
      { date: "2023-11-03" },
    ],
    [
      "a day that is written before the day in UTC",
      jsonLd({ "@type": "NewsArticle", headline: "甲", datePublished: "1699056000" }),
      "<h1>甲</h1><p>2023年11月4日</p>",
      { date: "2023-11-04" },
    ],
    [
      "no day of several in Unix time, of a number of another kind, and of a number in the text",
      '<title>A</title><meta name="date" content="123456789">',
      '<h1>A</h1><p>Call 1699000000</p><p>1699000000</p><time data-time="1699000000"></time><time data-time="1599000000"></time>',
      { date: undefined },
    ],
    [
      "days and names of RDFa",
      "<title>A</title>",
      '<h1>A</h1><span typeof="schema:Person" property="schema:name">Ada Quay</span><span property="schema:dateCreated" content="2023-11-02T10:00:00+00:00"></span>',
      { date: "2023-11-02", authors: ["Ada Quay"] },
    ],
    [
      "the line of an entry that was submitted, with a day of the week to tell day from month",
      "<title>A</title>",
      "<h1>A</h1><p>Submitted by <b>Ove Lind</b> on Fri, 03/08/2019 - 18:20</p>",
      { date: "2019-03-08", authors: ["Ove Lind"] },
    ],
    [
      "links in a list of tags, with any address",
      '<title>A</title><meta name="keywords" content="news, town news, best news">',
      '<article><h1>A</h1><div class="field field--name-field-tags"><a href="/taxonomy/term/4">harbour</a>, <a href="/node/9">pilots</a></div></article>',
      { tags: ["harbour", "pilots"] },
    ],
    [
      "links to pages of tags, but not those of the site's frame, of a cloud or of teasers",
      "<title>A</title>",
      '<header><a href="/tag/weather">Weather</a></header><nav><a href="/tag/about/">About</a></nav><main><header><a class="post-tag" href="/t/winter">#Winter</a></header><h1>A</h1><a href="/tags/mill?x=1">Mill</a><div class="card"><a href="/tag/b">B</a></div></main><div class="widget"><a href="/tag/other/">Other</a></div>',
      { tags: ["Winter", "Mill"] },
    ],
    [
      "keywords that hold all links to pages of tags",
      '<title>A</title><meta name="keywords" content="mill,winter">',
      '<main><a href="/tags/mill">mill</a></main>',
      { tags: ["mill", "winter"] },
    ],
    [
      "the author of a labelled line",
      "<title>A</title>",
      "<h1>A</h1><p>By Ann Lee | Town</p>",
      { authors: ["Ann Lee"] },
    ],
    ...(
      [
        ["Hebrew", "מאת: דנה לוי | חדשות", "דנה לוי"],
        ["Hindi", "लेखक: अमित शर्मा | समाचार", "अमित शर्मा"],
        ["Vietnamese", "Tác giả: Nguyễn Văn An", "Nguyễn Văn An"],
        ["Georgian", "ავტორი: ნინო ბერიძე", "ნინო ბერიძე"],
        ["Belarusian", "Аўтар: Алесь Новік", "Алесь Новік"],
        ["Persian", "نویسنده: سارا کریمی", "سارا کریمی"],
        ["French", "Par Anne de Rive, à Port", "Anne de Rive"],
        ["Spanish", "Por Luis Peña Mar", "Luis Peña Mar"],
        ["Italian", "Di Luca Moretti, Porto", "Luca Moretti"],
        ["Italian, of somebody sent", "Dalla nostra inviata Anna Moretti", "Anna Moretti"],
        ["Korean", "김하늘 기자 | 사회", "김하늘"],
      ] as const
    ).map(([language, line, name]): [string, string, string, object] => [
      `a labelled line in ${language}`,
      "<title>A</title>",
      `<h1>A</h1><p>${line}</p>`,
      { authors: [name] },
    ]),
    [
      "a line of a day and an author",
      "<title>A</title>",
      "<h1>A</h1><p>Publié le 3 août 2007 par Anne de Rive</p>",
      { authors: ["Anne de Rive"], date: "2007-08-03" },
    ],
    [
      "the author of a box for authors",
      "<title>A</title>",
      '<h1>A</h1><div class="AuthorInfo" itemscope itemtype="http://schema.org/Person"><meta itemprop="name" content="Ada Quay"></div>',
      { authors: ["Ada Quay"] },
    ],
    [
      "links behind a label of tags",
      "<title>A</title>",
      '<main><h1>A</h1><p>Schlagworte: <a href="/s/wasser">Wasser</a>, <a href="/s/markt">Markt</a></p><p>Tags are no label here: <a href="/x">x</a></p></main>',
      { tags: ["Wasser", "Markt"] },
    ],
    [
      "the day of a post in a widget of another page's",
      "<title>A</title>",
      '<div class="tgme_widget_message"><p>A</p><time datetime="2023-11-03T07:26:40+00:00">07:26</time></div><div class="widget"><time datetime="2020-01-01">x</time></div>',
      { date: "2023-11-03" },
    ],
    [
      "no tag that is the title",
      '<title>Old lamps</title><meta name="keywords" content="Old lamps,quay">',
      "",
      { tags: ["quay"] },
    ],
    [
      "the heading behind the name of the site",
      "<title>Courier: Frost in the orchards</title>",
      "<h1>Frost in the orchards</h1>",
      { title: "Frost in the orchards" },
    ],
    [
      "no heading behind words of the title",
      "<title>Questions and answers: Frost</title>",
      "<h2>Frost</h2>",
      { title: "Questions and answers: Frost" },
    ],
    [
      "the heading that goes on behind the title",
      "<title>Gauge</title>",
      "<h1>Gauge reads two metres</h1><h1>Gauges</h1>",
      { title: "Gauge reads two metres" },
    ],
    [
      "the part of the title that a heading ends with, and the day below it",
      "<title>老码头的灯 - 闲谈 - 水边论坛 - Forum</title>",
      "<h1>[闲谈] 老码头的灯</h1><p>发表于 2015-3-4 21:08</p>",
      { title: "老码头的灯", date: "2015-03-04" },
    ],
    [
      "the day of publication beside that of a change",
      "<title>A</title>",
      "<h1>A</h1><p>Posted 3 May 2024, updated: 4 May 2024</p>",
      { date: "2024-05-03" },
    ],
    [
      "the day of publication behind that of a change",
      "<title>A</title>",
      "<h1>A</h1><p>Updated 4 May 2024 | Published 3 May 2024</p>",
      { date: "2024-05-03" },
    ],
    [
      "the day of publication before that of a change, each before its label",
      "<title>甲</title>",
      "<h1>甲</h1><p>2024年5月3日公開 2024年5月4日更新</p>",
      { date: "2024-05-03" },
    ],
    [
      "no day before the label of a change",
      "<title>甲</title>",
      "<h1>甲</h1><p>2024年5月4日 更新</p>",
      { date: undefined },
    ],
    [
      "no day below the label of a change",
      "<title>가</title>",
      '<h1>가</h1><span>입력</span><span class="time">2024.05.03. 오후 7:02</span><span>수정</span><span class="time">2024.05.04. 오전 9:00</span>',
      { date: "2024-05-03" },
    ],
    [
      "the day that a program of WeChat states",
      "<title>甲</title>",
      "<h1>甲</h1><p>文。</p><script>var createTime = '2024-05-03 08:30';</script>",
      { date: "2024-05-03" },
    ],
    [
      "the heading before names in brackets and behind a sign",
      "<title>港の灯が今夜また灯る（水辺新聞） - ニュース</title>",
      "<h1>港の灯が今夜また灯る</h1>",
      { title: "港の灯が今夜また灯る" },
    ],
    [
      "a lower heading before the name of the site",
      "<title>Огни - Портал</title>",
      "<h3>Огни</h3>",
      { title: "Огни" },
    ],
    [
      "no preposition with a name",
      "<title>Огни</title>",
      "<h1>Огни</h1><p>Автор: Анна Орлова от 13 февраля 2024</p>",
      { authors: ["Анна Орлова"], date: "2024-02-13" },
    ],
    [
      "a byline with a dot between",
      "<title>港</title>",
      "<h1>港</h1><p>文・森田 花</p>",
      { authors: ["森田 花"] },
    ],
    [
      "the post of Blogger, which is a widget",
      "<title>Diário: A doca será dragada</title>",
      '<div class="widget Blog"><h2 class="date-header">13 de fevereiro de 2024</h2><h3>A doca será dragada</h3><p>Texto.</p><span class="post-author">Postado por <span class="fn">Rita Lima</span></span><a href="/search/label/doca" rel="tag">doca</a></div>',
      { title: "A doca será dragada", date: "2024-02-13", authors: ["Rita Lima"], tags: ["doca"] },
    ],
    [
      "no day of a capture by archive.today, and the address of the original",
      '<title>A</title><link rel="canonical" href="https://archive.ph/2024.04.10-101112/https://quay.example/mud"><meta property="og:site_name" content="archive.ph"><meta property="article:published_time" content="2024-04-10T10:11:12Z">',
      "<h1>A</h1><p>By Hanne Vik, 3 April 2024</p>",
      { date: "2024-04-03", source: "https://quay.example/mud", authors: ["Hanne Vik"] },
    ],
    [
      "a label in the middle of a line, in Russian",
      "<title>Огни</title>",
      "<h1>Огни</h1><div><span>13 февраля 2024, 12:30</span><span>Автор: Анна Орлова</span><span>Просмотров: 203</span></div>",
      { authors: ["Анна Орлова"], date: "2024-02-13" },
    ],
    [
      "the day beside a title in a column that is called a sidebar",
      "<title>Đèn</title>",
      '<section class="sidebar_1"><span class="time">Thứ tư, 13/5/2020, 08:30 (GMT+7)</span><h1>Đèn</h1></section><div class="sidebar_2"><h2>Khác</h2><span class="time">14/5/2020</span></div>',
      { date: "2020-05-13" },
    ],
    [
      "no day of a change in a forum",
      "<title>甲</title>",
      "<h1>甲</h1><em>发表于 2009-5-12 10:22</em><p>本帖最后由 林渡 于 2009-5-13 08:10 编辑</p>",
      { date: "2009-05-12" },
    ],
    [
      "the end of a path",
      "<title>河边网&gt;&gt;新闻&gt;&gt;渡口停航</title>",
      "<table><tr><td><b>渡口停航</b></td></tr><tr><td>(2003-5-12 10:20:00)</td></tr></table>",
      { title: "渡口停航", date: "2003-05-12" },
    ],
    [
      "a label with a comma, for screen readers",
      "<title>پل</title>",
      "<h1>پل</h1><ul><li><span>نویسنده,</span> <span>مریم رضایی</span></li><li>شغل, خبرنگار</li></ul>",
      { authors: ["مریم رضایی"] },
    ],
    [
      "the day before the time of a change",
      '<title>Faro</title><meta property="og:locale" content="es_ES">',
      "<h1>Faro</h1><p>13/05/2020 10:20 Actualizado a las 11:00</p>",
      { date: "2020-05-13" },
    ],
    [
      "a correspondent in Russian",
      "<title>Огни</title>",
      "<h1>Огни</h1><p>Корреспондент: Анна Орлова</p>",
      { authors: ["Анна Орлова"] },
    ],
    [
      "a reporter in Korean in brackets",
      "<title>가</title>",
      "<h1>가</h1><p>[강변일보 박지훈 기자]</p>",
      { authors: ["박지훈"] },
    ],
    [
      "a reporter behind the name of the paper",
      "<title>甲</title>",
      "<h1>甲</h1><p>河边日报记者 林渡 通讯员 王石</p>",
      { authors: ["林渡"] },
    ],
    [
      "a byline in Japanese before that of the photographer",
      "<title>港</title>",
      "<h1>港</h1><p>文＝森田花　写真＝山川</p>",
      { authors: ["森田花"] },
    ],
    [
      "the day of an episode",
      jsonLd({ "@type": "PodcastEpisode", name: "Mud", datePublished: "2024-04-04" }),
      "",
      { date: "2024-04-04", title: "Mud" },
    ],
    [
      "the address and the author in the reader view of Firefox",
      "<title>A</title>",
      '<div class="header reader-header"><a class="domain reader-domain" href="https://quay.example/mud">quay.example</a><h1>A</h1><div class="credits reader-credits">Hanne Vik</div></div>',
      { source: "https://quay.example/mud", authors: ["Hanne Vik"] },
    ],
    [
      "byline and day of a page that does not show its title",
      "<title>The Quay: Basin</title>",
      "<p>Home</p><b>Dredging begins</b><br><i>By Hanne Vik, staff writer</i><br>February 13, 1998<p>Text.</p>",
      { date: "1998-02-13", authors: ["Hanne Vik"] },
    ],
    [
      "the day of a letter",
      "<title>A</title>",
      "<h1>A</h1><i>Tue Feb 13 19:02:11 CET 2007</i>",
      { date: "2007-02-13" },
    ],
    [
      "an interviewer, and a reporter behind a day",
      "<title>A</title>",
      "<h1>A</h1><p>Interview by Hanne Vik</p>",
      { authors: ["Hanne Vik"] },
    ],
    [
      "a reporter in Korean behind a day, and no photographer's office",
      "<title>가</title>",
      "<h1>가</h1><p>[2003/05/06] 박지훈 기자</p><p>사진 기자</p>",
      { date: "2003-05-06", authors: ["박지훈"] },
    ],
    [
      "a byline in Thai",
      "<title>ก</title>",
      "<h1>ก</h1><p>โดย สมชาย ใจดี | ๑๔ กุมภาพันธ์ ๒๕๔๘</p>",
      { authors: ["สมชาย ใจดี"], date: "2005-02-14" },
    ],
    [
      "a byline in Thai behind a day",
      "<title>ก</title>",
      "<h1>ก</h1><div><span>๑๔ กุมภาพันธ์ ๒๕๔๘ เวลา ๐๙.๒๐ น.</span> <span>โดย สมชาย ใจดี</span></div>",
      { authors: ["สมชาย ใจดี"], date: "2005-02-14" },
    ],
    [
      "who has written, in German",
      "<title>A</title>",
      "<h1>A</h1><p>Geschrieben von Karl Weber</p>",
      { authors: ["Karl Weber"] },
    ],
    [
      "the day of a question",
      "<title>A</title>",
      '<h1>A</h1><meta itemprop="dateCreated" content="2021-03-04T02:00:00.000Z">',
      { date: "2021-03-04", time: "2021-03-04T02:00:00Z" },
    ],
    [
      "who has written, in Spanish",
      "<title>A</title>",
      "<h1>A</h1><dl><dd>Escrito por María Solís</dd></dl>",
      { authors: ["María Solís"] },
    ],
    [
      "a reporter before a slash",
      "<title>甲</title>",
      "<h1>甲</h1><p>記者 林遠／報導</p>",
      { authors: ["林遠"] },
    ],
    [
      "the author of Drupal beside a day",
      "<title>A</title>",
      '<h1>A</h1><div class="submitted"><span>Опубліковано <a class="username">Олена Коваль</a> - вт, 13/02/2024</span></div>',
      { authors: ["Олена Коваль"] },
    ],
    [
      "the state of Next.js that has the page's title",
      `<title>Mud - Quay</title><script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { others: [{ title: "Ice", body: "x".repeat(200) }], article: { title: "Mud", publishedAt: "2024-04-11T08:00:00.000Z", author: { name: "Hanne Vik" }, body: `<p>${"Mud. ".repeat(30)}</p>` } } })}</script>`,
      "",
      { date: "2024-04-11", authors: ["Hanne Vik"], text: `<p>${"Mud. ".repeat(30)}</p>` },
    ],
    [
      "a link to a video, its description and its picture",
      jsonLd({
        "@type": "VideoObject",
        name: "Crane",
        contentUrl: "https://v.example/1.mp4",
        description: "It <fell>.",
        thumbnailUrl: "https://v.example/1.jpg",
      }),
      "",
      {
        text: '<p><a href="https://v.example/1.mp4">v.example</a></p><p>It &lt;fell&gt;.</p>',
        image: "https://v.example/1.jpg",
      },
    ],
    [
      "the heading before a hyphen without spaces in Chinese",
      "<title>内港将疏浚-海港头条</title>",
      "<h1>内港将疏浚</h1>",
      { title: "内港将疏浚" },
    ],
    [
      "the address above the title of Instapaper, and an author of Wix",
      "<title>A</title>",
      '<a class="origin_link" href="https://quay.example/basin">quay.example</a><h1>A</h1><span data-hook="user-name">Hanne Vik</span>',
      { source: "https://quay.example/basin", authors: ["Hanne Vik"] },
    ],
    [
      "no author of a sentence",
      "<title>A</title>",
      "<h1>A</h1><p>Par Exemple Grand Froid tout gèle</p><p>Por La Mañana Temprano llega el barco</p>",
      { authors: undefined },
    ],
    [
      "a name that begins with a sign for writing",
      '<meta name="author" content="文 静">',
      "",
      { authors: ["文 静"] },
    ],
    [
      "no role for a person",
      jsonLd({ "@type": "NewsArticle", author: "Ida Moor, Senior reporter" }),
      "",
      { authors: ["Ida Moor"] },
    ],
    [
      "no day that is the beginning of Unix time",
      '<title>Weir</title><meta name="date" content="1970-01-01">',
      '<h1>Weir</h1><p class="date">4 May 2023</p><p>The weir is open.</p>',
      { date: "2023-05-04" },
    ],
    [
      "nothing that a program should have filled in",
      '<title>{{ title }}</title><meta property="og:title" content="{{post.title}}"><meta name="author" content="undefined undefined"><meta property="article:tag" content="[object Object]">',
      "<h1>Weir opened</h1>",
      { title: "Weir opened", authors: undefined, tags: undefined },
    ],
    [
      "no day of a comment",
      "<title>Weir opened</title>",
      '<article><h1>Weir opened</h1><p>The weir is open.</p></article><section id="comments"><div class="comment"><time datetime="2019-01-02">2 January 2019</time><p>Good.</p></div></section>',
      { date: undefined },
    ],
    [
      "no author of a comment",
      "",
      '<div itemprop="author">Ida Moor</div><div itemprop="comment" itemscope><span itemprop="author">Passer-by</span></div>',
      { authors: ["Ida Moor"] },
    ],
    [
      "the author of an entry of microformats",
      "",
      '<div class="h-entry"><a class="p-author h-card" href="/u/1">Ida Moor</a></div>',
      { authors: ["Ida Moor"] },
    ],
    [
      "a title between two names of the site",
      '<title>Weir Gazette: Sluice repaired in a day - News - Weir Gazette</title><meta property="og:site_name" content="Weir Gazette">',
      "<h1>Weir Gazette</h1><article><h2>Sluice repaired in a day</h2></article>",
      { title: "Sluice repaired in a day" },
    ],
    [
      "no day of the frame's line of rights",
      "<title>Ferry</title>",
      "<h1>Ferry</h1><p>Text.</p><footer>© 2019-03-04 Quay Gazette</footer>",
      { date: undefined },
    ],
    [
      "no day of a photograph",
      "<title>Ferry</title>",
      '<h1>Ferry</h1><figure><img src="/a.jpg"><figcaption>The boat on 12 May 2017, <time datetime="2017-05-12">noon</time></figcaption></figure><p class="wp-caption-text">13 May 2017</p>',
      { date: undefined },
    ],
    [
      "the day beside a photograph",
      "<title>Ferry</title>",
      '<h1>Ferry</h1><figure><img src="/a.jpg"><figcaption>The boat on 12 May 2017</figcaption></figure><p>14 May 2017</p>',
      { date: "2017-05-14" },
    ],
    [
      "the day behind the day of a change",
      "<title>Ferry</title>",
      '<h1>Ferry</h1><p>Updated <time datetime="2021-06-07">7 June</time> · Published <time datetime="2021-05-05">5 May</time></p>',
      { date: "2021-05-05" },
    ],
    [
      "no day of a change whose label stands in an element",
      "<title>Ferry</title>",
      '<h1>Ferry</h1><p><span>Zuletzt aktualisiert:</span> <time datetime="2021-06-07">gestern</time></p>',
      { date: undefined },
    ],
    [
      "no day that a sentence tells of",
      "<title>Ferry</title>",
      '<h1>Ferry</h1><p>The boat that the harbour office bought on <time datetime="2011-06-07">a Tuesday</time> carries people over the river again.</p>',
      { date: undefined },
    ],
    [
      "no first day of all years",
      jsonLd({ "@type": "Article", datePublished: "0001-01-01T00:00:00Z" }),
      "",
      { date: undefined, time: undefined },
    ],
    [
      "no beginning of Unix time",
      jsonLd({ "@type": "Article", datePublished: "1970-01-01T00:00:00Z" }),
      "",
      { date: undefined, time: undefined },
    ],
    [
      "names beside addresses for mail",
      '<meta name="author" content="oda@quay.example (Oda Fenwick), Teo Varga <teo@quay.example>">',
      "",
      { authors: ["Oda Fenwick", "Teo Varga"] },
    ],
    ["no address for mail", '<meta name="author" content="oda@quay.example">', "", { authors: undefined }],
    [
      "characters of a title that was escaped twice",
      '<title>Bread &amp;amp; salt</title><meta property="og:title" content="Bread &amp;amp; salt">',
      "<h1>Bread &amp; salt</h1>",
      { title: "Bread & salt" },
    ],
    [
      "characters of a title element that was escaped twice, by a heading",
      "<title>Bread &amp;amp; salt</title>",
      "<h1>Bread &amp; salt</h1>",
      { title: "Bread & salt" },
    ],
    [
      "characters of a title element that was escaped twice, by a number",
      "<title>Bread &amp;amp; salt &amp;#8211; a walk</title>",
      "",
      { title: "Bread & salt – a walk" },
    ],
    [
      "a reference that a heading shows",
      '<title>Write &amp;amp;</title><meta property="og:title" content="Write &amp;amp;">',
      "<h1>Write &amp;amp;</h1>",
      { title: "Write &amp;" },
    ],
    [
      "a name once that is written in capitals, too",
      '<meta name="author" content="ODA FENWICK"><meta name="author" content="Oda Fenwick">',
      "",
      { authors: ["Oda Fenwick"] },
    ],
    [
      "a title between the site's name and the site's name",
      '<title>Quay - Ferry runs - Quay</title><meta property="og:site_name" content="Quay">',
      "",
      { title: "Ferry runs" },
    ],
    [
      "the heading where all pages have the site's name",
      '<title>Quay</title><meta property="og:title" content="Quay"><meta property="og:site_name" content="Quay">',
      "<h1>Quay</h1><h2>Ferry runs</h2>",
      { title: "Ferry runs" },
    ],
    [
      "a title without the page's host",
      '<title>Ferry runs - Quay.example</title><link rel="canonical" href="https://www.quay.example/a">',
      "",
      { title: "Ferry runs" },
    ],
    [
      "a title without the number of the page",
      '<title>Ferry runs - Page 2 of 3 - Quay</title><meta property="og:site_name" content="Quay">',
      "",
      { title: "Ferry runs" },
    ],
    [
      "a heading without the sign of a note",
      "<title>Ferry of H2O</title>",
      '<h1>Ferry of H<sub>2</sub>O<sup><a href="#n1">1</a></sup></h1>',
      { title: "Ferry of H2O" },
    ],
    [
      "no day for a name",
      "<title>Ferry</title>",
      "<h1>Ferry</h1><p><b>By when?</b></p><p>By Monday.</p><p>Text.</p>",
      { authors: undefined },
    ],
    ["no title of a drawing", "", "<svg><title>Anchor</title></svg><h1>Ferry</h1>", { title: "Ferry" }],
    [
      "a labelled line in Chinese",
      "<title>甲</title>",
      "<h1>甲</h1><p>2009年1月2日 来源：某报 作者：方石</p>",
      { authors: ["方石"], date: "2009-01-02" },
    ],
  ])("takes %s", (_, head, body, expected) => {
    const metadata = metadataOf(head, body);
    for (const [name, value] of Object.entries(expected)) {
      expect(metadata[name as keyof typeof metadata]).toEqual(value);
    }
  });

  it.each([
    ["Oda Fenwick / Teo Varga", ["Oda Fenwick", "Teo Varga"]],
    ["Oda Fenwick &amp; Teo Varga", ["Oda Fenwick", "Teo Varga"]],
    ["Oda Fenwick with Teo Varga", ["Oda Fenwick", "Teo Varga"]],
    ["Oda Fenwick et Teo Varga", ["Oda Fenwick", "Teo Varga"]],
    ["Oda Fenwick | Quay", ["Oda Fenwick"]],
    ["Fenwick &amp; Sons", ["Fenwick & Sons"]],
    ["Juan Ortega y Mora", ["Juan Ortega y Mora"]],
    ["&lt;a href=&quot;/u&quot;&gt;Oda Fenwick&lt;/a&gt;", ["Oda Fenwick"]],
  ])("finds the people in the statement %s", (stated, authors) => {
    expect(metadataOf(`<meta name="author" content="${stated}">`).authors).toEqual(authors);
  });

  it("finds the address that a browser wrote over the page", () => {
    const html =
      "<!-- saved from url=(0030)https://a.example/b/c.html -->\n<html><head><title>A</title></head></html>";
    expect(readPageMetadata(treeOf(html, DEFAULT_LIMITS, true)).source).toBe("https://a.example/b/c.html");
  });
});

it("finds the address that an archiver wrote into the page's own element", () => {
  const html =
    '<html data-scrapbook-source="https://a.example/b.html"><head><title>A</title></head><body></body></html>';
  expect(readPageMetadata(treeOf(html, DEFAULT_LIMITS, true)).source).toBe("https://a.example/b.html");
});

it.each([
  [
    "the script of the Internet Archive",
    '<script>__wm.wombat("http://a.example/b.html","20140507080000","https://web.archive.org/","/_static/","x");</script>',
    "https://web.archive.org/web/20140507080000/http://a.example/b.html",
  ],
  [
    "the bar of the Internet Archive",
    '<div id="wm-ipp-print">The Wayback Machine - https://web.archive.org/web/20140507080000/http://a.example/b.html</div>',
    "https://web.archive.org/web/20140507080000/http://a.example/b.html",
  ],
  [
    "the script of pywb",
    '<script>wbinfo.prefix = decodeURI("https://archive.example/wayback/");wbinfo.url = decodeURI("http://a.example/b.html");wbinfo.timestamp = "20140507080000";</script>',
    "https://archive.example/wayback/20140507080000/http://a.example/b.html",
  ],
])("finds the address of a copy in a web archive by %s", (_, html, base) => {
  const page = `<html><head><title>A</title></head><body>${html}<p>A</p></body></html>`;
  const metadata = readPageMetadata(treeOf(page, DEFAULT_LIMITS, true));
  expect(metadata).toMatchObject({ source: "http://a.example/b.html", base });
});

import { describe, expect, it } from "vitest";
import { convertArticle } from "../../src/convert/convert-article.js";
import type { Article } from "../../src/model/article.js";
import type { ArticleId, Day } from "../../src/model/names.js";

const SOURCE = "https://quay.example/log/2024/tides.html";

interface Frame {
  readonly source?: string;
  readonly isPrettified?: boolean;
}

function convert(html: string, { source, isPrettified = false }: Frame = { source: SOURCE }): Article {
  return convertArticle({
    kind: "html",
    id: "tides" as ArticleId,
    html: `<div id="text">${html}</div>`,
    layout: { body: ["#text"], drop: [".share"], isPrettified },
    stated: { title: "Tides", date: "2024-03-05" as Day, ...(source ? { source } : {}) },
  });
}

type Case = readonly [what: string, html: string, markdown: string];

describe("a link or a mark around a block is on its words:", () => {
  it.each<Case>([
    ["a heading", '<a href="/x"><h3>High <b>water</b></h3></a>', "## [High water](https://quay.example/x)"],
    [
      "a heading with a link",
      '<b><h3>High <a href="/y">water</a></h3></b>',
      "## High [water](https://quay.example/y)",
    ],
    [
      "a list",
      '<a href="/x"><ul><li>Ebb</li><li>Flood</li></ul></a>',
      "- [Ebb](https://quay.example/x)\n- [Flood](https://quay.example/x)",
    ],
    ["a quotation", '<a href="/x"><blockquote>Ebb</blockquote></a>', "> [Ebb](https://quay.example/x)"],
    ["a definition", '<a href="/x"><dl><dd>Low water</dd></dl></a>', "- [Low water](https://quay.example/x)"],
    ["a bold list", "<b><ul><li>Ebb</li></ul></b>", "- **Ebb**"],
    [
      "a table",
      '<a href="/x"><table><tr><th>Ebb</th></tr><tr><td>1</td></tr></table></a>',
      "| [Ebb](https://quay.example/x) |\n| ----------------------------- |\n| [1](https://quay.example/x)   |",
    ],
  ])("%s", (_, html, markdown) => {
    expect(convert(html).markdown).toBe(markdown);
  });
});

describe("marks", () => {
  it.each<Case>([
    ["lowered figures", "<p>H<sub>2</sub>O</p>", "H<sub>2</sub>O"],
    ["raised figures", "<p>10<sup>6</sup> litres</p>", "10<sup>6</sup> litres"],
    ["raised figures in a heading", "<h2>10<sup>6</sup> <b>litres</b></h2>", "## 10<sup>6</sup> litres"],
    [
      "raised and lowered figures in a caption",
      '<figure><img src="https://quay.example/a.png"><figcaption>10<sup>6</sup> m<sup>3</sup> H<sub>2</sub>O, 4<sup>th</sup></figcaption></figure>',
      '![](https://quay.example/a.png "10⁶ m³ H₂O, 4th")',
    ],
    ["code", "<p>Type <code>ls *_*</code>.</p>", "Type `ls *_*`."],
    ["code with a backtick", "<p><samp>a`b</samp></p>", "``a`b``"],
    ["code beside code", "<p><code>a</code><tt>b</tt></p>", "`ab`"],
    ["code that is a link", '<p><code>see <a href="/x">x</a></code></p>', "see [x](https://quay.example/x)"],
    [
      "a backslash in code beside an escape",
      "<p><code>\\&amp;\\*</code> &amp;copy; *</p>",
      "`\\&\\*` \\&copy; \\*",
    ],
    ["keys", "<p>Press <kbd>Ctrl</kbd></p>", "Press <kbd>Ctrl</kbd>"],
    ["marked and inserted text", "<p><mark>a</mark> <ins>b</ins></p>", "<mark>a</mark> <ins>b</ins>"],
    ["deleted text", "<p><del>a</del> <s>b</s></p>", "~~a b~~"],
    ["a quotation within a line", "<p>She said <q>no</q>.</p>", "She said <q>no</q>."],
    [
      "an abbreviation",
      '<p><abbr title="World Tide Day">WTD</abbr></p>',
      '<abbr title="World Tide Day">WTD</abbr>',
    ],
    [
      "an abbreviation with marks in its title",
      '<p><abbr title="a &quot;*b*&quot;">A</abbr></p>',
      "<abbr>A</abbr>",
    ],
    ["bold text around raised text", "<p><b>a<sup>1</sup>b</b></p>", "**a**<sup>**1**</sup>**b**"],
    ["readings", "<p><ruby>漢<rt>hàn</rt>字<rt>zì</rt></ruby></p>", "漢(hàn)字(zì)"],
    [
      "readings with parentheses of their own",
      "<p><ruby>漢<rp>（</rp><rt>hàn</rt><rp>）</rp></ruby></p>",
      "漢(hàn)",
    ],
    ["a reading of nothing", "<p><ruby>漢<rt></rt></ruby></p>", "漢"],
  ])("%s", (_, html, markdown) => {
    expect(convert(html).markdown).toBe(markdown);
  });

  it.each<Case>([
    ["before an element", "<p>\n H\n <sub>\n  2\n </sub>\n O\n</p>", "H<sub>2</sub>O"],
    ["before a word", "<p>\n 10\n <sup>\n  6\n </sup>\n litres\n</p>", "10<sup>6</sup> litres"],
    ["behind an ordinal", "<p>\n 42\n <sup>\n  nd\n </sup>\n St\n</p>", "42<sup>nd</sup> St"],
    ["before punctuation", "<p>\n m\n <sup>\n  2\n </sup>\n , now\n</p>", "m<sup>2</sup>, now"],
  ])("raised and lowered figures in prettified text, %s", (_, html, markdown) => {
    expect(convert(html, { isPrettified: true }).markdown).toBe(markdown);
  });
});

describe("lines", () => {
  it.each<Case>([
    [
      "text in columns",
      "<pre>06:12  0.4 m\n12:30  3.1 m\n\n  low\n</pre>",
      "```\n06:12  0.4 m\n12:30  3.1 m\n\n  low\n```",
    ],
    [
      "code with its language",
      '<pre><code class="language-js">a\n\n&lt;b&gt; *c*</code></pre>',
      "```js\na\n\n<b> *c*\n```",
    ],
    [
      "code that only its signs tell",
      "<pre><span>depth = 4<br>print(depth)</span></pre>",
      "```\ndepth = 4\nprint(depth)\n```",
    ],
    ["code with a line in each element", "<pre class=code><div>a</div><div>b</div></pre>", "```\na\nb\n```"],
    ["code with a fence in it", "<pre><code>```\nx</code></pre>", "````\n```\nx\n````"],
    [
      "preformatted prose",
      "<pre>One line\nand another.\n\nA paragraph.</pre>",
      "One line\\\nand another.\n\nA paragraph.",
    ],
    [
      "preformatted text with a link",
      '<pre>a  b\n<a href="/x">x</a></pre>',
      "a b\\\n[x](https://quay.example/x)",
    ],
    [
      "code in text that keeps lines",
      '<div style="white-space:pre-wrap">a\nb<pre><code>c\nd</code></pre></div>',
      "a\\\nb\n\n```\nc\nd\n```",
    ],
    [
      "a style that keeps lines",
      '<p style="color:red; white-space: pre-line">a\nb<b>c\nd</b></p>',
      "a\\\nb**c**\\\n**d**",
    ],
    ["other styles", '<p style="white-space: normal">a\nb</p>', "a b"],
  ])("%s", (_, html, markdown) => {
    expect(convert(html).markdown).toBe(markdown);
  });

  it("of prettified text under a style: those within a text", () => {
    const html = '<p>\n <span style="white-space: pre-wrap">\n  甲\n乙\n </span>\n 丙\n</p>';
    expect(convert(html, { isPrettified: true }).markdown).toBe("甲\\\n乙丙");
  });
});

it.each([
  ["//ferry.example/a", "https://ferry.example/a"],
  ["///ferry.example/a", "https://ferry.example/a"],
  ["\\\\\\ferry.example/a", "https://ferry.example/a"],
])("a link to %s leads to another host", (href, address) => {
  expect(convert(`<p><a href="${href}">a</a></p>`).markdown).toBe(`[a](${address})`);
});

describe("lists and tables", () => {
  it.each<Case>([
    ["a list directly in a list", "<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "- a\n  - b\n- c"],
    ["a list that begins with a list", "<ol><ol><li>a</li></ol><li>b</li></ol>", "1. a\n2. b"],
    ["an item that is a list alone", "<ul><li><ul><li>a</li></ul></li><li>b</li></ul>", "- a\n- b"],
    [
      "an item that is a numbered list alone",
      "<ol><li><ol><li>a</li><li>b</li></ol></li><li>c</li></ol>",
      "1. 1. a\n   2. b\n2. c",
    ],
    [
      "an item that is a lettered list alone",
      '<ol><li><ol type="a"><li>a</li><li>b</li></ol></li><li>c</li></ol>',
      '1. <ol type="a">\n   <li>\n\n   a\n\n   </li>\n   <li>\n\n   b\n\n   </li>\n   </ol>\n\n2. c',
    ],
    [
      "a numbered item that is a list alone",
      "<ol><li><ul><li>a</li><li>b</li></ul></li><li>c</li></ol>",
      "1. - a\n   - b\n2. c",
    ],
    ["a numbered list alone in a list", "<ul><li><ol><li>a</li><li>b</li></ol></li></ul>", "1. a\n2. b"],
    ["a numbered list directly in a list", "<ul><ol start=3><li>a</li><li>b</li></ol></ul>", "3. a\n4. b"],
    [
      "a list that hides its numbers",
      '<ol style="margin:0;list-style-type:none"><li>a</li><li>b</li></ol>',
      "- a\n- b",
    ],
    ["text directly in a list", "<ul><li>a</li>b</ul>", "- a\n\n  b"],
    [
      "an item of several blocks",
      "<ul><li>a<p>b</p><blockquote>c</blockquote></li></ul>",
      "- a\n\n  b\n\n  > c",
    ],
    [
      "pictures of a gallery",
      '<dl><dt><img src="/a.png"></dt><dd class="wp-caption-text">Ebb</dd></dl><dl><dt><img src="/b.png"></dt></dl>',
      '![](https://quay.example/a.png "Ebb")\n\n![](https://quay.example/b.png)',
    ],
    [
      "terms and definitions",
      "<dl><dt>Ebb</dt><dd>Out.</dd><dt>Flood</dt><dd>In.</dd><dd>Up.</dd></dl>",
      "- **Ebb**\n\n  Out.\n\n- **Flood**\n\n  In.\n\n  Up.",
    ],
    ["groups of terms", "<dl><div><dt>Ebb</dt><dd>Out.</dd></div></dl>", "- **Ebb**\n\n  Out."],
    ["a definition without a term", "<dl><dd>Out.</dd></dl>", "- Out."],
    ["details", "<details><summary>More</summary><p>a</p>b</details>", "More\n\na\n\nb"],
    [
      "tables within a table",
      "<table><tr><td><table><tr><td>a<td>b</table><td>c</table>",
      "| a | b |\n| - | - |\n\nc",
    ],
    [
      "a table wider than any",
      `<table><tr>${"<td>x".repeat(101)}</table>`,
      Array(101).fill("x").join("\n\n"),
    ],
  ])("%s", (_, html, markdown) => {
    expect(convert(html).markdown).toBe(markdown);
  });

  it("tables nested deep take no time that doubles with each", () => {
    const html = `${"<table><tr><td>x<td>".repeat(60)}y${"</table>".repeat(60)}`;
    expect(convert(html).markdown).toContain("y");
  }, 5000);
});

describe("what is embedded becomes a link", () => {
  it.each<Case>([
    [
      "a post of which only the link is there",
      '<p>a</p><blockquote class="twitter-tweet"><p><a href="https://posts.example/1"></a></p></blockquote>',
      "a\n\n[posts.example](https://posts.example/1)",
    ],
    [
      "no quotation without words",
      '<p>a</p><blockquote><p><a href="https://posts.example/1"></a></p></blockquote>',
      "a",
    ],
    [
      "a lazy picture in the place of a spacer",
      '<p>a</p><img src="https://quay.example/blank.gif" data-lazy-src="https://quay.example/a.jpg">',
      "a\n\n![](https://quay.example/a.jpg)",
    ],
    ["no spacer", '<p>a</p><img src="https://quay.example/blank.gif">', "a"],
    [
      "a frame with a title",
      '<p>a</p><iframe src="/film" title="A  film"></iframe><p>b</p>',
      "a\n\n[A film](https://quay.example/film)\n\nb",
    ],
    [
      "a frame without a title",
      '<iframe src="//www.films.example/9"></iframe>',
      "[films.example](https://www.films.example/9)",
    ],
    [
      "a video of YouTube",
      '<iframe src="https://www.youtube-nocookie.com/embed/AbCdEf12345?x=1"></iframe>',
      "[youtube-nocookie.com](https://www.youtube.com/watch?v=AbCdEf12345)".replace(
        "youtube-nocookie.com]",
        "youtube.com]",
      ),
    ],
    [
      "a film of Vimeo",
      '<iframe src="https://player.vimeo.com/video/81"></iframe>',
      "[vimeo.com](https://vimeo.com/81)",
    ],
    [
      "a lazy frame",
      '<iframe src="about:blank" data-src="https://films.example/9"></iframe>',
      "[films.example](https://films.example/9)",
    ],
    [
      "a video with sources and words for old browsers",
      '<video title="Ebb"><source src="ebb.mp4">No <a href="x">video</a>.</video>',
      "[Ebb](https://quay.example/log/2024/ebb.mp4)",
    ],
    [
      "a sound",
      '<audio src="https://sound.example/a.mp3"></audio>',
      "[sound.example](https://sound.example/a.mp3)",
    ],
    [
      "an embedded file",
      '<embed src="https://films.example/9.swf">',
      "[films.example](https://films.example/9.swf)",
    ],
    [
      "an object",
      '<object data="https://files.example/a.pdf">Get the <b>plugin</b>.</object>',
      "[files.example](https://files.example/a.pdf)",
    ],
    [
      "an object with parameters",
      '<object><param name="movie" value="https://films.example/9.swf"></object>',
      "[films.example](https://films.example/9.swf)",
    ],
    [
      "a box that a script fills",
      '<lite-youtube videoid="AbCdEf12345" playlabel="Ebb"></lite-youtube>',
      "[Ebb](https://www.youtube.com/watch?v=AbCdEf12345)",
    ],
    [
      "a sound of WeChat",
      '<p><mpvoice name="Ebb" voice_encode_fileid="M_2"></mpvoice></p>',
      "[Ebb](https://res.wx.qq.com/voice/getvoice?mediaid=M_2)",
    ],
    ["an object without an address", "<object>What <b>was</b> seen.</object>", "What **was** seen."],
    [
      "a frame of a counter",
      '<p>a</p><iframe src="https://www.googletagmanager.com/ns.html?id=1"></iframe>',
      "a",
    ],
    ["a frame of no size", '<p>a</p><iframe src="https://x.example/" width="0" height="0"></iframe>', "a"],
  ])("%s", (_, html, markdown) => {
    const article = convert(html);
    expect(article.markdown).toBe(markdown);
    expect(article.notices).toBeUndefined();
  });

  it("but a video of a prettified file, which is a picture that adds no word", () => {
    const html = '<video>\n<source src="https://films.example/9.mp4"/>\n</video>';
    expect(convert(html, { isPrettified: true }).markdown).toBe("![video](https://films.example/9.mp4)");
  });
});

describe("links", () => {
  it.each<Case>([
    [
      "spaces within",
      '<a href="https://x.example/river level.pdf">a</a>',
      "[a](https://x.example/river%20level.pdf)",
    ],
    ["spaces around", '<a href=" https://x.example/a.pdf\n">a</a>', "[a](https://x.example/a.pdf)"],
    ["line breaks within", '<a href="https://x.example/a\n  /b">a</a>', "[a](https://x.example/a/b)"],
    ["a space in the host", '<a href="http://x. example/a">a</a>', "[a](http://x.example/a)"],
    ["backslashes", '<a href="https:\\\\x.example\\a">a</a>', "[a](https://x.example/a)"],
    ["no scheme", '<a href="//x.example/a">a</a>', "[a](https://x.example/a)"],
    ["no scheme but www", '<a href="www.x.example/a">a</a>', "[a](https://www.x.example/a)"],
    ["a path from the root", '<a href="/a">a</a>', "[a](https://quay.example/a)"],
    ["a path from the page", '<a href="../a b">a</a>', "[a](https://quay.example/log/a%20b)"],
    ["a query", '<a href="?p=2">a</a>', "[a](https://quay.example/log/2024/tides.html?p=2)"],
    [
      "escapes",
      '<a href="https://x.example/%E6%B8%A1%2F%20a">a</a>',
      "[a](https://x.example/%E6%B8%A1%2F%20a)",
    ],
    [
      "escapes in the text",
      "https://x.example/%E6%B8%A1/%20a.pdf 见",
      "<https://x.example/%E6%B8%A1/%20a.pdf> 见",
    ],
    [
      "an address that is not the one it says",
      '<a href="x/y">https://x.example/a</a>',
      "<https://x.example/a>",
    ],
    [
      "an address hidden in the text",
      '<a href="/cdn-cgi/l/email-protection" data-cfemail="2a4c4f5858536a5a4b5a4f58044f524b475a464f">[email&#160;protected]</a>',
      "<ferry@paper.example>",
    ],
    [
      "an address hidden in a link",
      '<a href="/cdn-cgi/l/email-protection#2a4c4f5858536a5a4b5a4f58044f524b475a464f">Write</a>',
      "[Write](mailto:ferry@paper.example)",
    ],
    ["what hides no address", '<span data-cfemail="zz">[email&#160;protected]</span>', "[email protected]"],
    [
      "an address with a wide space",
      '<a href="https://x.example/a\u3000b.pdf">a</a>',
      "[a](https://x.example/a%E3%80%80b.pdf)",
    ],
    [
      "a redirector's address",
      '<a href="https://link.zhihu.com/?target=https%3A//x.example/a">a</a>',
      "[a](https://x.example/a)",
    ],
    ["a button", '<a href="javascript:share()">a</a>', "a"],
    ["an anchor", '<a name="x">a</a>', "a"],
    ["to the top", '<a href="#">a</a>', "a"],
    ["no words", '<a href="gone:x"> </a>a', "a"],
  ])("%s", (_, html, markdown) => {
    const article = convert(`<p>${html}</p>`);
    expect(article.markdown).toBe(markdown);
    expect(article.notices).toBeUndefined();
  });

  it("without a scheme have that of the page", () => {
    expect(convert('<a href="//x.example/a">a</a>', { source: "http://quay.example/" }).markdown).toBe(
      "[a](http://x.example/a)",
    );
  });
});

describe("links within the page", () => {
  const note =
    '<ol><li id="n1">A note. <a href="#r1">↩︎</a></li><li id="n2"><p>Two.</p><p>More.</p></li></ol>';

  it.each<Case>([
    [
      "numbered notes at the end",
      `<p>a<sup id="r1"><a href="#n1">1</a></sup> b<a href="#n2">[2]</a> c<a href="#n1">1</a></p>${note}`,
      "a[^1] b[^2] c[^1]\n\n[^1]: A note.\n\n[^2]: Two.\n\n    More.",
    ],
    [
      "notes that begin with their number",
      '<p>a<a href="#n1">[1]</a></p><p id="n1"><a href="#r">[1]</a> A note.</p>',
      "a[^1]\n\n[^1]: A note.",
    ],
    [
      "addresses of the page itself",
      `<p>a<a href="${SOURCE}#n1">1</a></p><p><a name="n1"></a>1. A note.</p>`,
      "a[^1]\n\n[^1]: A note.",
    ],
    [
      "notes with text below them",
      '<p>a<sup><a href="#n1">1</a></sup></p><ol><li id="n1">A note.</li></ol><p>b</p>',
      'a<sup>[1](#n1)</sup>\n\n1. <a id="n1"></a>A note.\n\nb',
    ],
    [
      "notes with other marks",
      '<p>a<a href="#n1">*</a></p><p id="n1">* A note.</p>',
      'a[*](#n1)\n\n<a id="n1"></a>* A note.',
    ],
    [
      "notes out of order",
      '<p>a<a href="#n2">2</a></p><p id="n2">2 A note.</p>',
      'a[2](#n2)\n\n<a id="n2"></a>2 A note.',
    ],
    [
      "a list of contents",
      '<p><a href="#the-ebb">Ebb</a></p><h2 id="the-ebb">The ebb <a href="#the-ebb">¶</a></h2>',
      "[Ebb](#the-ebb)\n\n## The ebb",
    ],
    [
      "a heading of another name",
      '<p><a href="#s1">Ebb</a></p><h2 id="s1">The <b>ebb</b></h2>',
      '[Ebb](#s1)\n\n## <a id="s1"></a>The ebb',
    ],
    [
      "notes cited twice, as markdown-it counts them",
      '<p>a<a href="#n1">[1]</a> b<a href="#n1">[1:1]</a></p><ol><li id="n1">A note.</li></ol>',
      "a[^1] b[^1]\n\n[^1]: A note.",
    ],
    [
      "numbers in circles",
      '<p>水<a href="#n1">①</a>涨<a href="#n2">[注2]</a></p><p id="n1">①县志。</p><p id="n2">[注2] 同上。</p>',
      "水[^1]涨[^2]\n\n[^1]: 县志。\n\n[^2]: 同上。",
    ],
    [
      "letters of MediaWiki",
      '<p>a<sup id="r1"><a href="#n1">[1]</a></sup></p><ol><li id="n1"><span class="mw-cite-backlink">^ <a href="#r1">a</a></span> A note.</li></ol>',
      "a[^1]\n\n[^1]: A note.",
    ],
    [
      "an anchor before its text",
      '<p>a<a href="#s1">*</a></p><p><a name="s1"></a>* A note.</p>',
      'a[*](#s1)\n\n<a id="s1"></a>* A note.',
    ],
    [
      "an anchor before a heading",
      '<p><a href="#s1">Ebb</a></p><p>a</p><a name="s1"></a><h2>The ebb</h2>',
      '[Ebb](#s1)\n\na\n\n## <a id="s1"></a>The ebb',
    ],
    [
      "notes of a word processor with several paragraphs",
      '<p>a<a href="#n1" name="r1">[i]</a> b</p><p><a href="#r1" name="n1">[i]</a> A note.</p><p>c</p>',
      '<a id="r1"></a>a[\\[i\\]](#n1) b\n\n[\\[i\\]](#r1) <a id="n1"></a>A note.\n\nc',
    ],
    [
      "an id that needs escapes",
      '<p><a href="#a%22%3E*">Ebb</a></p><p id="a&quot;&gt;*">x</p>',
      '[Ebb](#a-)\n\n<a id="a-"></a>x',
    ],
  ])("%s", (_, html, markdown) => {
    const article = convert(html);
    expect(article.markdown).toBe(markdown);
    expect(article.notices).toBeUndefined();
  });

  it("are not made of attributes of the file", () => {
    const html =
      '<p><span data-note="1" data-place="x" data-tag="true">a</span><a data-within="true" href="gone:x">b</a></p>';
    expect(convert(html).markdown).toBe("ab");
  });
});

describe("pictures", () => {
  it.each<Case>([
    [
      "with a credit before the caption",
      '<figure><img src="/a.png"><p>Paper</p><figcaption>Ebb</figcaption></figure><p>b</p>',
      '![](https://quay.example/a.png "Ebb")\n\nPaper\n\nb',
    ],
    ["a path from the page", '<img src="a b.png">', "![](https://quay.example/log/2024/a%20b.png)"],
    ["of several sizes", '<img srcset="/a-1.png 1x, /a-2.png 2x">', "![](https://quay.example/a-2.png)"],
    ["taken out of the file", '<img src="images/embedded/0a1b.png">', "![](images/embedded/0a1b.png)"],
    [
      "behind weserv",
      '<img src="https://images.weserv.nl/?url=img.example/a.jpg&w=9">',
      "![](https://img.example/a.jpg)",
    ],
    [
      "behind Photon",
      '<img src="https://i0.wp.com/img.example/a.jpg?resize=600">',
      "![](https://img.example/a.jpg)",
    ],
    [
      "behind Cloudflare",
      '<img src="/cdn-cgi/image/width=80/img/a.jpg">',
      "![](https://quay.example/img/a.jpg)",
    ],
    [
      "with a link to a document",
      '<p>a <a href="/f/yearly%20report.pdf"><span><img src="/a.png"></span></a> b</p>',
      "a\n\n![](https://quay.example/a.png)\n\n[yearly report.pdf](https://quay.example/f/yearly%20report.pdf)\n\nb",
    ],
    ["with a link to a page", '<a href="/f/"><img src="/a.png"></a>', "![](https://quay.example/a.png)"],
    ["hidden by style", '<p>a</p><img src="/p.gif" style="display:none">', "a"],
    ["of a pixel by style", '<p>a</p><img src="/p.gif" style="width:1px;height:1px">', "a"],
    ["of a pixel", '<p>a</p><img src="/p.gif" height="1">', "a"],
    [
      "of a program that counts",
      '<p>a</p><img src="https://s.example/matomo.php?idsite=1" style="border:0">',
      "a",
    ],
    ["a placeholder", '<p>a</p><img src="data:image/gif;base64,R0lGOD">', "a"],
  ])("%s", (_, html, markdown) => {
    const article = convert(html);
    expect(article.markdown).toBe(markdown);
    expect(article.notices).toBeUndefined();
  });

  it("alone make an article", () => {
    expect(convert('<img src="/a.png">').markdown).toBe("![](https://quay.example/a.png)");
    expect(() => convert("<p> </p>")).toThrow(expect.objectContaining({ code: "no-body" }));
  });
});

describe("what does not reach the Markdown is told", () => {
  it.each<[what: string, html: string, code: string, message: string]>([
    [
      "links of other schemes",
      '<p><a href="file:///C:/a b.doc">one</a> <a href="blob:x">two</a> <a>three</a></p>',
      "dropped-link",
      "links that lead nowhere became text (3): one (file:///C:/a b.doc)",
    ],
    [
      "places that are not in the text",
      '<p><a href="#gone">one</a></p>',
      "dropped-link",
      "links that lead nowhere became text (1): one (#gone)",
    ],
    [
      "links of pictures to documents that are nowhere",
      '<p>a</p><a href="file:///C:/report.pdf"><img src="/a.png"></a>',
      "dropped-link",
      "links that lead nowhere became text (1): a picture (report.pdf)",
    ],
    [
      "pictures without an address",
      '<p>a</p><img alt="Quay"><img src="file:///a.png">',
      "dropped-picture",
      "pictures without an address that can be shown (2): Quay",
    ],
    [
      "forms with words",
      "<p>a</p><form>Write to us: <input></form>",
      "dropped-element",
      "elements that cannot be shown were left out (1): <form> Write to us:",
    ],
    [
      "cards of what no page shows",
      '<p>a</p><mp-common-poi data-name="Quay"></mp-common-poi>',
      "dropped-element",
      "elements that cannot be shown were left out (1): <mp-common-poi> Quay",
    ],
    [
      "drawings with words",
      "<p>a</p><svg><text>Ebb</text></svg>",
      "dropped-element",
      "elements that cannot be shown were left out (1): <svg> Ebb",
    ],
    [
      "templates with words",
      "<p>a</p><template><p>Ebb</p></template>",
      "dropped-element",
      "elements that cannot be shown were left out (1): <template> Ebb",
    ],
    [
      "frames without an address",
      '<p>a</p><iframe srcdoc="<p>b</p>"></iframe>',
      "dropped-element",
      "elements that cannot be shown were left out (1): <iframe> <p>b</p>",
    ],
  ])("%s", (_, html, code, message) => {
    expect(convert(html).notices).toEqual([expect.objectContaining({ code, message })]);
  });

  it("but not links to other files from a page whose address is not known, which may be in the mirror", () => {
    const links = '<p><a href="b.htm#x">one</a> <a href="../c/d.html">two</a> <a href="b.htm"></a></p>';
    const article = convert(links, {});
    expect(article.markdown).toBe("[one](./b.htm#x) [two](../c/d.html)");
    expect(article.meta.links).toEqual([{ url: "./b.htm#x" }, { url: "../c/d.html" }]);
    expect(article.notices).toBeUndefined();
  });

  it("relative links of a page whose address is not known", () => {
    const article = convert('<p><a href="/a">one</a> <a href="//x.example/a">two</a></p>', {});
    expect(article.markdown).toBe("one [two](https://x.example/a)");
    expect(article.notices).toEqual([
      expect.objectContaining({
        message: "links that lead nowhere became text (1): one (/a)",
        hint: expect.any(String),
      }),
    ]);
  });

  it.each([
    ["what nobody saw", "<p>a</p><script>b</script><style>c</style><!-- d -->"],
    ["furniture", '<p>a</p><div class="share"><a href="gone:x">Share</a><form>b</form></div>'],
    ["empty elements", "<p>a</p><form><input></form><svg></svg><iframe></iframe><p></p>"],
  ])("but not %s", (_, html) => {
    expect(convert(html)).toMatchObject({ markdown: "a" });
    expect(convert(html).notices).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { bodyXhtml } from "../../src/packs/book/body-xhtml.js";

describe("the body of a chapter", () => {
  it.each([
    ["closes elements without content", "<p>a<br>b</p><hr>", "<p>a<br />b</p><hr />"],
    ["leaves nothing folded away", "<details open><summary>a</summary>b</details>", "<div><p>a</p>b</div>"],
    [
      "drops what only browsers understand",
      '<img src="pictures/1.jpg" alt="a" width="4" height="3" loading="lazy" srcset="x 1w" sizes="100vw">',
      '<img src="pictures/1.jpg" alt="a" width="4" height="3" />',
    ],
    [
      "keeps links to places that are there",
      '<a href="#fn-1">1</a><p id="fn-1">',
      '<a href="#fn-1">1</a><p id="fn-1"></p>',
    ],
    ["drops links to places that are not there", '<a href="#fn-2">1</a>', "<a>1</a>"],
    ["drops a second place of the same name", '<p id="a-1"></p><p id="a-1"></p>', '<p id="a-1"></p><p></p>'],
    [
      "leads to a chapter, not to a place in it",
      '<a href="article-2.xhtml#a-x">b</a>',
      '<a href="article-2.xhtml">b</a>',
    ],
    [
      "writes addresses strictly",
      '<a href="https://news.example/a|b[c]?q=%zz">b</a>',
      '<a href="https://news.example/a%7Cb%5Bc%5D?q=%25zz">b</a>',
    ],
    [
      "keeps an address of mail",
      '<a href="mailto:a@news.example">b</a>',
      '<a href="mailto:a@news.example">b</a>',
    ],
    ["drops an address that is none", '<a href="https://[news">b</a>', "<a>b</a>"],
    ["escapes text", "<p>a &amp; b &lt; c</p>", "<p>a &#x26; b &#x3C; c</p>"],
    [
      "a value with the beginning of a tag",
      '<p><a href="http://a.example/" title="1 &lt; 2 &quot;<b>&quot;">]]&gt;</a> "x" <code class="language-<p">]]&gt;</code></p>',
      '<p><a href="http://a.example/" title="1 &lt; 2 &#x22;&lt;b>&#x22;">]]&gt;</a> "x" <code class="language-&lt;p">]]&gt;</code></p>',
    ],
  ])("%s", (_, html, xhtml) => {
    expect(bodyXhtml(html)).toBe(xhtml);
  });
});

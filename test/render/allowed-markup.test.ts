import { describe, expect, it } from "vitest";
import { allowedMarkup } from "../../src/render/allowed-markup.js";

describe("allowedMarkup", () => {
  it.each([
    "<p>字</p>",
    '<p><a href="https://a.example/?a=1&amp;b=2" rel="noreferrer noopener external">字</a><br>\n字</p>',
    '<figure><img src="../../../assets/picture.svg" alt="一 &lt;b&gt;" width="48" height="48"></figure>',
    '<a href="../../../2024/01/02/n1.html">字</a>',
    '<div class="table" tabindex="0" role="region" aria-label="表格"><table><tbody><tr><td>1</td></tr></tbody></table></div>',
    "1 &lt; 2",
  ])("leaves alone what the renderer writes: %s", (html) => {
    expect(allowedMarkup(html)).toBe(html);
  });

  it.each([
    ["an element that is not named", "<script>1</script>", "&lt;script>1&lt;/script>"],
    ["a handler", '<p onclick="1">字</p>', '&lt;p onclick="1">字&lt;/p>'],
    ["a script's address", '<a href="javascript:1">字</a>', '&lt;a href="javascript:1">字&lt;/a>'],
    [
      "a picture of another host",
      '<img src="https://a.example/1.png">',
      '&lt;img src="https://a.example/1.png">',
    ],
    [
      "a picture of another host, by the page's scheme",
      '<img src="//a.example/1">',
      '&lt;img src="//a.example/1">',
    ],
    ["a tag in capitals", "<P>字</P>", "&lt;P>字&lt;/P>"],
    ["a value without quotes", "<p class=a>字", "&lt;p class=a>字"],
    ["a comment", "<!-- 字 -->", "&lt;!-- 字 -->"],
    ["an end that ends the page's own element", "<p>字</p></div></main>", "<p>字</p>&lt;/div>&lt;/main>"],
    ["a beginning without an end", "<p><em>字", "<p><em>字</em></p>"],
    ["ends in the wrong order", "<p><em>字</p></em>", "<p><em>字&lt;/p></em></p>"],
    ["half a tag", '<p>字<a href="', '<p>字&lt;a href="</p>'],
  ])("makes text of %s", (_, html, expected) => {
    expect(allowedMarkup(html)).toBe(expected);
  });
});

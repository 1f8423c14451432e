import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, it } from "vitest";
import { rewriteSyntax } from "../../src/formats/markdown/syntax/rewrite-syntax.js";
import { ALLOWED_ELEMENTS, isLinkAddress } from "../../src/model/allow-list.js";
import type { SitePath } from "../../src/model/names.js";
import { renderBody } from "../../src/render/render-markdown.js";
import { BODY_WORDS } from "../support/body-words.js";

const CONTEXT = {
  words: BODY_WORDS,
  root: "../",
  lang: "fa",
  images: "link",
  targets: { "../b.md": "b.html" as SitePath },
  pictures: { "a.jpg": { path: "images/a.jpg" as SitePath, width: 2, height: 2 } },
} as const;

/** Pieces of Markdown and HTML, whole and broken, of which bodies are made. */
const PIECES = [
  ..."<>\"'/=!-&;[]()*_`~#|:\\{}^$ \n",
  ...[
    "\n\n",
    "\n> ",
    "\n- ",
    "\n    ",
    "\n\n```\n",
    "word",
    "渡轮",
    "\0",
    "-->",
    "]]>",
    "<!--",
    "<![CDATA[",
    "<?x",
  ],
  ...[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "</main>",
    "</body>",
    "</html>",
    "</article>",
    "<body onload=1>",
    "<html>",
  ],
  ...[
    "<b>",
    "</b>",
    "<i class=x>",
    "</i>",
    "<a href=javascript:1>",
    "<a href='//x.example'>",
    "</a>",
    "<a name=q id=q>",
  ],
  ...[
    "<script>",
    "</script>",
    "<script src=//x>",
    "<style>",
    "</style>",
    "<textarea>",
    "<title>",
    "</title>",
    "<xmp>",
  ],
  ...[
    "<plaintext>",
    "<iframe src=https://v.example/1>",
    "</iframe>",
    "<svg onload=1>",
    "</svg>",
    "<math>",
    "<noscript>",
  ],
  ...[
    "<img src=x onerror=1>",
    "<img src=https://x.example/a.jpg>",
    "<img src=data:image/png;base64,AA>",
    "<img src=a.jpg>",
  ],
  ...[
    "<table>",
    "<tr>",
    "<td style=x>",
    "</table>",
    "<td>",
    "<select>",
    "<option>",
    "<form action=x>",
    "<input autofocus>",
  ],
  ...[
    "<ul>",
    "<li>",
    "<ol start=3 type=a>",
    "<ol type=disc>",
    "<area href=javascript:x alt=y>",
    "<dl>",
    "<dt>",
    "<dd>",
    "<ruby>漢<rt>hàn",
    "<details open>",
    "<summary>",
    "<String>",
  ],
  ...[
    "<div a='",
    '<div b="',
    "<template>",
    "<object data=x>",
    "<video src=v.mp4>",
    "<frameset>",
    "<base href=//x>",
    "<meta>",
  ],
  ...[
    "[^1]",
    "\n\n[^1]: note\n",
    "[a](../b.md)",
    "[a](#q)",
    "[a](javascript:1)",
    "![a](a.jpg)",
    "![b](/c.png 'd')",
  ],
  ...[
    "\nTerm\n: text\n",
    "- [ ] ",
    "| a | b |\n| - | - |\n| 1 | 2 |\n",
    "# ",
    "**",
    "==",
    "[[a]]",
    "![[a.jpg]]",
    "{{< x >}}",
  ],
  ...[
    "{% raw %}",
    "{% endraw %}",
    "{% highlight c %}",
    "{% endhighlight %}",
    "^[",
    "> [!note] ",
    "$$",
    "<https://a.example/%20>",
  ],
];

const body = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(""));

type Element = DefaultTreeAdapterTypes.Element;

/** Returns the elements that a browser makes of a body, and of what comes behind it on the page. */
function elementsOf(html: string): { inside: Element[]; behind: string[] } {
  const page = `<!doctype html><title>t</title><main><article><div id="body">${html}</div><footer></footer></article></main>`;
  const inside: Element[] = [];
  let article: Element | undefined;
  const visit = (node: DefaultTreeAdapterTypes.ParentNode, isInside: boolean): void => {
    for (const child of node.childNodes) {
      if (!("tagName" in child)) continue;
      if (child.tagName === "article") article = child;
      if (isInside) inside.push(child);
      visit(child, isInside || child.attrs.some(({ name, value }) => name === "id" && value === "body"));
    }
  };
  visit(parse(page), false);
  return { inside, behind: article?.childNodes.map(({ nodeName }) => nodeName) ?? [] };
}

describe("a rendered body", () => {
  it("has no element, attribute or address but those of the allow-list, whatever it is made of", () => {
    fc.assert(
      fc.property(body, fc.boolean(), (markdown, isRewritten) => {
        const source = isRewritten ? rewriteSyntax(markdown).markdown : markdown;
        const { inside, behind } = elementsOf(renderBody(source, CONTEXT).body);
        expect(behind).toEqual(["div", "footer"]);
        for (const { tagName, attrs } of inside) {
          expect(ALLOWED_ELEMENTS.has(tagName), tagName).toBe(true);
          for (const { name, value } of attrs) {
            expect(ALLOWED_ELEMENTS.get(tagName)?.has(name), `${tagName} ${name}`).toBe(true);
            if (name === "src") expect(value).toMatch(/^\.\.\/(?:assets|images)\//);
            if (name === "href")
              expect(/^(?:\.\.\/b\.html$|#)/.test(value) || isLinkAddress(value), value).toBe(true);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("has each place that a link of it leads to, and no two with one id", () => {
    fc.assert(
      fc.property(body, (markdown) => {
        const { inside } = elementsOf(renderBody(markdown, CONTEXT).body);
        const values = (wanted: string): string[] =>
          inside.flatMap(({ attrs }) =>
            attrs.filter(({ name }) => name === wanted).map(({ value }) => value),
          );
        const ids = values("id");
        expect(new Set(ids).size).toBe(ids.length);
        for (const href of values("href")) if (href.startsWith("#")) expect(ids).toContain(href.slice(1));
      }),
      { numRuns: 3000 },
    );
  });
});

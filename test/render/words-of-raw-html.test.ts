import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { expect, test } from "vitest";
import { readMarkdown } from "../../src/convert/markdown/read-markdown.js";
import { renderBody } from "../../src/render/render-markdown.js";
import { PLAIN_PAGE } from "../support/body-words.js";

/** Pieces of raw HTML and Markdown that hide no text, in places where they may and where they may not stand. */
const PIECES = [
  ...[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "</main>",
    "</body>",
    "<b>",
    "</b>",
    "<i class=x>",
    "</i>",
    "<br>",
    "<span>",
  ],
  ...[
    "<a href='https://v.example/1'>",
    "</a>",
    "<textarea>",
    "<title>",
    "</title>",
    "<xmp>",
    "<plaintext>",
    "<String>",
  ],
  ...[
    "<table>",
    "<tr>",
    "<td style=x>",
    "</table>",
    "<caption>",
    "<colgroup>",
    "<col>",
    "<form>",
    "<input>",
    "<button>",
  ],
  ...[
    "<ul>",
    "<li>",
    "<ol>",
    "<dl>",
    "<dt>",
    "<dd>",
    "<ruby>",
    "<rt>",
    "<details>",
    "<summary>",
    "<pre>",
    "</pre>",
  ],
  ...[
    "<h2>",
    "</h2>",
    "<noscript>",
    "<frameset>",
    "<html>",
    "<body>",
    "<head>",
    "<svg>",
    "<figure>",
    "<figcaption>",
  ],
  ...[
    "<img src=a.jpg>",
    "<iframe src=https://v.example/1>",
    "\n",
    "\n\n",
    "\n> ",
    "\n- ",
    "**",
    "*",
    "| ",
    "\n| - |\n",
  ],
];
const WORD = Symbol("a word");
const pieces = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.constant(WORD)), { maxLength: 16 });

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

test("no word of a body is lost among tags that are not closed, not known, or misplaced", () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const words: string[] = [];
      const markdown = parts
        .map((part) => (part === WORD ? ` w${words.push(`w${words.length}w`) - 1}w ` : part))
        .join("");
      // A tag that the text ends in is text as well.
      const whole = `${markdown}\n\n<div class=" last words`;
      const shown = textOf(parseFragment(renderBody(whole, PLAIN_PAGE).body));
      const { text } = readMarkdown(whole);
      for (const word of [...words, "last words"]) {
        expect(shown).toContain(word);
        expect(text).toContain(word);
      }
    }),
    { numRuns: 3000 },
  );
});

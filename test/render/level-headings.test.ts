import { expect, it } from "vitest";
import { renderBody } from "../../src/render/render-markdown.js";
import { PLAIN_PAGE } from "../support/body-words.js";

const headingsOf = (markdown: string): string[] =>
  [...renderBody(markdown, PLAIN_PAGE).body.matchAll(/<(h\d)[ >].*?<\/\1>/g)].map((match) => match[1] ?? "");

it.each([
  ["begin with the level of the title", "# A\n\n## B\n\n# C", ["h2", "h3", "h2"]],
  ["begin with it in raw HTML", '<h1 id="x">A</h1>\n\n<h3>B</h3>', ["h2", "h3"]],
  ["leave levels out below the title", "#### A\n\n##### B", ["h2", "h3"]],
  ["begin with a lower one", "### A\n\n## B\n\n### C", ["h3", "h2", "h3"]],
  [
    "have all levels",
    "# A\n\n## B\n\n### C\n\n#### D\n\n##### E\n\n###### F",
    ["h2", "h3", "h4", "h5", "h6", "h6"],
  ],
  ["leave levels out between others", "# A\n\n##### B\n\n###### C", ["h2", "h3", "h4"]],
  ["are as they ought to be", "## A\n\n### B", ["h2", "h3"]],
])("headings of a text that %s are levelled below its title", (_, markdown, levels) => {
  expect(headingsOf(markdown)).toEqual(levels);
});

it("a text without headings, and one that shows a tag, stay as they are", () => {
  expect(headingsOf("A.\n\n---\n\nB.")).toEqual([]);
  expect(headingsOf("`<h1>`\n\n### A")).toEqual(["h2"]);
});

import type { Root } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { selectAll } from "../../../src/lib/text/selector.js";

const treeOf = (html: string): Root => unified().use(rehypeParse, { fragment: true }).parse(html);
const idsOf = (html: string, selector: string): unknown[] =>
  selectAll(treeOf(html), selector).map(({ properties }) => properties.id);

const HTML = `<div id=a class="x y"><p id=b>1</p><p id=c data-k="v w">2</p><section id=d><p id=e><a id=f rel="tag nofollow" href="https://a.example/">3</a></p></section><span id=g></span></div><p id=h></p>`;

describe("selectAll finds by", () => {
  it.each([
    ["p", ["b", "c", "e", "h"]],
    [".x.y > p", ["b", "c"]],
    ["div p", ["b", "c", "e"]],
    ["div section > p a", ["f"]],
    ["p + p", ["c"]],
    ["p ~ section", ["d"]],
    ["p ~ *", ["c", "d", "g"]],
    ["[data-k~=w]", ["c"]],
    ["a[rel~=tag]", ["f"]],
    ["ok", ["f"]],
    ["p ok[href^='https:']", ["f"]],
    ["p:has(a)", ["e"]],
    ["p:not(.z):first-child", ["b", "e"]],
    ["p:nth-of-type(2)", ["c", "h"].slice(0, 1)],
    ["h1, #h, #b", ["b", "h"]],
  ])("%s", (selector, ids) => {
    expect(idsOf(HTML, selector)).toEqual(ids);
  });
});

it("takes time that grows with the tree, not with the ways in which a selector can fit", () => {
  const deep = `${"<div>".repeat(400)}x`;
  const start = process.cpuUsage();
  expect(idsOf(deep, `p ${"div ".repeat(12)}`)).toEqual([]);
  expect(idsOf(deep, `${"div ".repeat(12)} div`)).toHaveLength(388);
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
});

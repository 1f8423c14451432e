import { describe, expect, it } from "vitest";
import { convertArticle } from "../../../src/convert/convert-article.js";
import type { ArticleId, Day } from "../../../src/model/names.js";
import type { RawArticle } from "../../../src/model/raw-article.js";

const head = { id: "tides" as ArticleId, stated: { title: "Tides", date: "2024-03-05" as Day } };
const layout = { body: ["#text"], drop: [], isPrettified: false };
const TEXT = "10<sup>6</sup> litres of H<sub>2</sub>O, the 4<sup>th</sup> time.";

describe("the summary of an article", () => {
  it.each<[string, RawArticle]>([
    ["HTML", { ...head, kind: "html", html: `<div id="text"><p>${TEXT}</p></div>`, layout }],
    ["Markdown", { ...head, kind: "markdown", markdown: TEXT }],
  ])("in %s has raised and lowered figures as such", (_, raw) => {
    expect(convertArticle(raw).meta.summary).toBe("10⁶ litres of H₂O, the 4th time.");
  });
});

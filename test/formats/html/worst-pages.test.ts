import { beforeAll, describe, expect, it } from "vitest";
import { readSavedPage } from "../../../src/formats/html/html-format.js";
import { DEFAULT_LIMITS } from "../../../src/model/limits.js";
import type { ArticleId, SourcePath } from "../../../src/model/names.js";
import type { ArticleError } from "../../../src/model/problem.js";

const TEXT =
  "<p>The board beside the door of the mill was painted again, and nobody minds the smell of it.</p>";
const page = (body: string, head = ""): string =>
  `<html><head><title>Long page</title>${head}</head><body><h1>Long page</h1>${body}</body></html>`;

const read = (html: string) =>
  readSavedPage({
    bytes: Buffer.from(html),
    id: "x" as ArticleId,
    path: "a.html" as SourcePath,
    limits: DEFAULT_LIMITS,
  });

/** Returns the milliseconds of processor time that a page takes. */
function timeOf(html: string): number {
  const begun = process.cpuUsage();
  expect(read(html).kind).toBe("html");
  return process.cpuUsage(begun).user / 1000;
}

/** The slowest page here takes two thirds of the time of the ordinary one. */
const MOST_TIMES = 1.5;

describe("a page that is made to be slow", () => {
  /** The time of a page with 40,000 paragraphs. */
  let ordinary: number;

  beforeAll(() => {
    ordinary = timeOf(page(TEXT.repeat(40_000)));
  });

  it.each([
    ["10,000 articles", page(`<article><h2><a href="/x">T</a></h2>${TEXT}</article>`.repeat(10_000))],
    ["7 MB in one paragraph", page(`${TEXT}<p>${"word ".repeat(1_400_000)}</p>`)],
    ["7 MB in many paragraphs", page(`<p>${"word ".repeat(70)}</p>`.repeat(20_000))],
    ["chains of boxes", page(`${"<div>".repeat(380)}${TEXT}${"</div>".repeat(380)}`.repeat(120))],
    ["marked bodies in one another", page(`${'<div class="entry-content">'.repeat(300)}${TEXT}`)],
    ["12,000 marked bodies", page(`<div class="entry-content">${TEXT}</div>`.repeat(12_000))],
    ["40,000 spans of sharing", page('<span class="share">x</span>'.repeat(40_000) + TEXT)],
    ["20,000 headings of furniture", page("<h2>Related</h2><p>x</p>".repeat(20_000))],
    [
      "pictures with twins",
      page('<img data-src="/a.jpg"><noscript><img src="/a.jpg"></noscript>'.repeat(16_000)),
    ],
    ["a set of pictures without end", page(`${TEXT}<img srcset="${"a.jpg 1w, ".repeat(500_000)}">`)],
    ["commas without end", page(`${TEXT}<img srcset="${",".repeat(3_000_000)}">`)],
    ["45,000 statements", page(TEXT, '<meta name="author" content="A B">'.repeat(45_000))],
    [
      "JSON-LD of 7 MB that is broken",
      page(TEXT, `<script type="application/ld+json">{"a":"${"x, ".repeat(2_300_000)}</script>`),
    ],
    ["3,000 frames", page(`${TEXT}${'<iframe srcdoc="<p>x"></iframe>'.repeat(3000)}`)],
    [
      "hidden panels behind buttons",
      page(TEXT + "<button aria-expanded>x</button><p hidden>x</p>".repeat(20_000)),
    ],
    ["dates in dates", page(`${'<div class="date"><i></i><b></b><u></u>'.repeat(300)}${TEXT.repeat(9000)}`)],
    ["a table without end", page(`<table>${"<tr><td>x<td>y".repeat(16_000)}</table>${TEXT}`)],
    ["lists in lists", page(`${"<ul><li>x".repeat(180)}${TEXT.repeat(2000)}`)],
    ["notes without end", page(`${TEXT}${'<a href="#x">1</a>'.repeat(9000)}<p id="x">x</p>`)],
    [
      "captions in tables",
      page(`${"<table><tr><td class=caption>x".repeat(90)}${TEXT}${"</table>".repeat(90)}`.repeat(90)),
    ],
    [
      "parts in parts",
      page(`${`<div class="part">${"<b>x</b>".repeat(90)}</div><div class="part">`.repeat(300)}${TEXT}`),
    ],
    [
      "a style of backgrounds",
      page(`${TEXT}<div class="photo" style="${"background:".repeat(500_000)}"></div>`),
    ],
    [
      "a title of names of the site",
      page(
        TEXT,
        `<title>${"Quay | ".repeat(200_000)}Quay</title><meta property="og:site_name" content="Quay">`,
      ),
    ],
    ["a title of separators", page(TEXT, `<title>${" | ".repeat(500_000)}</title>`)],
  ])("%s is read in time", (_, html) => {
    expect(timeOf(html)).toBeLessThan(MOST_TIMES * ordinary);
  });

  it.each([
    ["nested-too-deep", page("<div>".repeat(3000) + TEXT)],
    ["too-many-elements", page("<i></i>".repeat(60_000))],
    [
      "too-many-elements",
      page(`<iframe srcdoc="${"<b>".repeat(100)}${"<p>".repeat(300)}"></iframe>`.repeat(3000) + TEXT),
    ],
  ])("is refused as %s", (code, html) => {
    expect(() => read(html)).toThrow(expect.objectContaining({ code }) as ArticleError);
  });
});

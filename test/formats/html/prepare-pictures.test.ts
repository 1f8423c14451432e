import { describe, expect, it } from "vitest";
import { readEmbeddedPicture } from "../../../src/formats/html/media/embedded-picture.js";
import { parseSrcset } from "../../../src/formats/html/media/picture-source.js";
import { preparePictures } from "../../../src/formats/html/prepare-pictures.js";
import { elementsIn, textOf } from "../../../src/lib/html/elements.js";
import { treeOf } from "../../../src/lib/html/parse-html.js";
import { DEFAULT_LIMITS } from "../../../src/model/limits.js";

const DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";
const WIDE =
  "data:image/gif;base64,R0lGODlhQAAoAIAAAP///wAAACwAAAAAQAAoAAACPoSPqcvtD6OctNqLs968+w+G4kiW5omm6sq27gvH8kzX9o3n+s73/g8MCofEovGITCqXzKbzCY1Kp9Sq9QoUAAA7";
const SVG = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg">${"<path d='M0 0'/>".repeat(60)}</svg>`)}`;

function picturesOf(html: string, base?: string) {
  const tree = treeOf(html, DEFAULT_LIMITS);
  const prepared = preparePictures(tree, base);
  const images = [...elementsIn(tree)].filter((one) => one.tagName === "img");
  return { ...prepared, sources: images.map((one) => one.properties.src) };
}

describe("pictures within the page", () => {
  it("are named after their bytes, each once", () => {
    const { embedded, sources, notices } = picturesOf(`<img src="${WIDE}"><p><img src="${WIDE}"></p>`);
    expect(embedded).toHaveLength(1);
    expect(embedded[0]?.name).toMatch(/^[\da-f]{32}\.gif$/);
    expect(sources).toEqual(Array(2).fill(`images/embedded/${embedded[0]?.name}`));
    expect(notices).toEqual([]);
  });

  it("go where they are of one pixel, and stay where the page shows them large", () => {
    expect(picturesOf(`<img src="${DOT}">`)).toMatchObject({ embedded: [], sources: [] });
    expect(picturesOf(`<img src="${DOT}" width="800" height="500">`).embedded).toHaveLength(1);
  });

  it("are told of where the site cannot show them, and leave their description", () => {
    const { embedded, sources, notices } = picturesOf(`<p><img src="${SVG}" alt="A plan"></p>`);
    expect({ embedded, sources }).toEqual({ embedded: [], sources: [] });
    expect(notices.map(({ code }) => code)).toEqual(["unusable-picture"]);
  });

  it("are limited in number", () => {
    const many = Array.from({ length: 203 }, (_, index) => {
      const bytes = Buffer.concat([Buffer.from(WIDE.replace(/^.*,/, ""), "base64"), Buffer.from([index])]);
      return `<img src="data:image/gif;base64,${bytes.toString("base64")}">`;
    });
    const { embedded, notices } = picturesOf(many.join(""));
    expect(embedded).toHaveLength(200);
    expect(notices[0]?.message).toContain("3 pictures");
  });

  it.each([
    ["text", "data:text/html,<b>x</b>"],
    ["a picture that is none", "data:image/png;base64,AAAA"],
    ["nothing", "data:,"],
  ])("are not made of %s", (_, address) => {
    expect(readEmbeddedPicture(address)).toBe("unusable");
  });
});

describe("pictures of a page", () => {
  it("are one with their copy in a noscript before them, under any of their addresses", () => {
    const html = `<noscript><img src="https://p.example/v2-a_b.jpg"></noscript><img src="${DOT}" data-actualsrc="https://p.example/v2-a_b.jpg" data-original="https://p.example/v2-a_r.jpg">`;
    expect(picturesOf(html).sources).toEqual(["https://p.example/v2-a_r.jpg"]);
  });

  it("are two where a noscript behind one that is shown as it stands has another", () => {
    const html = '<img src="/a.jpg"><noscript><img src="/b.jpg"></noscript>';
    expect(picturesOf(html).sources).toEqual(["/a.jpg", "/b.jpg"]);
    const twins = '<img src="/a-60x40.jpg"><noscript><img src="/a.jpg"></noscript>';
    expect(picturesOf(twins).sources).toEqual(["/a-60x40.jpg"]);
    const lazy = '<img class="lazyloaded" src="/a.jpg"><noscript><img src="/b.jpg"></noscript>';
    expect(picturesOf(lazy).sources).toEqual(["/a.jpg"]);
  });

  it.each([
    [
      "an address for fine screens behind the other",
      '<img src="/t.gif" data-src="/a.jpg|/a@2x.jpg">',
      "/a.jpg",
    ],
    ["the larger of two of a forum", '<img zoomfile="/a.jpg" file="/a.thumb.jpg" src="/none.gif">', "/a.jpg"],
    ["one under an unknown name", '<img src="/l.gif" ess-data="/a.jpg">', "/a.jpg"],
    ["one without any other", '<img alt="/b.jpg" title="/b.jpg" ng-src="/a.jpg">', "/a.jpg"],
    ["an animation beside another", '<img src="/a.gif" longdesc="/b.jpg">', "/a.gif"],
    ["one for fine screens under a name of its own", '<img src="/b.jpg" data-hi-res-src="/a.jpg">', "/a.jpg"],
    ["the full size before a cut", '<img src="/a.jpg?w=300" data-full="/a.jpg">', "/a.jpg"],
    [
      "that for the widest screen",
      '<picture><source media="(min-width: 800px)" srcset="/a.jpg"><source srcset="/b.jpg"><img src="/b.jpg"></picture>',
      "/a.jpg",
    ],
    [
      "the widest that a shop cuts",
      '<img data-src="/a_{width}x.jpg" data-widths="[180, 360, 1080]">',
      "/a_1080x.jpg",
    ],
    ["a wide one where a shop lists no widths", '<img data-src="/a_{size}.jpg">', "/a_2048x.jpg"],
    ["one in JSON", `<img src="${DOT}" data-src='{"alt":"b","src":"/a.jpg","width":800}'>`, "/a.jpg"],
    [
      "the widest in JSON under an unknown name",
      `<img src="${DOT}" data-sizes-of='[{"320":"/b.jpg","1280":"/a.jpg","640":"/c.jpg"}]'>`,
      "/a.jpg",
    ],
    [
      "its own beside JSON without another",
      `<img src="/a.jpg" data-image='{"id":7,"kind":"b.jpg"}'>`,
      "/a.jpg",
    ],
    ["a background that waits for its script", '<div class="image lazy" data-bg="/a.jpg"></div>', "/a.jpg"],
    [
      "one written as in a style",
      '<div role="img" data-background-image="url(\'/a.jpg\')"></div><div class="avatar" data-bg="/b.jpg"></div>',
      "/a.jpg",
    ],
  ])("have of several addresses %s", (_, html, expected) => {
    expect(picturesOf(html).sources).toEqual([expected]);
  });

  it("are their description where that is one sign, and they are as high as a line", () => {
    const tree = treeOf(
      '<p>a <img src="/arrow.png" width="16" height="16" alt="→"> b <img src="/c.png" alt="→"></p>',
      DEFAULT_LIMITS,
    );
    preparePictures(tree, undefined);
    expect(textOf(tree)).toBe("a → b ");
    expect([...elementsIn(tree)].filter((one) => one.tagName === "img")).toHaveLength(1);
  });

  it("are their description where they are formulas that a service draws", () => {
    const tree = treeOf(
      '<p>a <img src="https://w.example/equation?tex=x%5E2" alt="x^2"> b</p>',
      DEFAULT_LIMITS,
    );
    preparePictures(tree, undefined);
    expect(textOf(tree)).toBe("a x^2 b");
  });
});

describe("parseSrcset", () => {
  it.each([
    ["a.jpg 1x, b.jpg 2x", ["a.jpg", 1000], ["b.jpg", 2000]],
    ["a,1.jpg 300w,b,2.jpg 600w", ["a,1.jpg", 300], ["b,2.jpg", 600]],
    ["a.jpg, b.jpg 2x", ["a.jpg", 0], ["b.jpg", 2000]],
    ["  a.jpg  ", ["a.jpg", 0]],
    [",, a.jpg 1.5x ,", ["a.jpg", 1500]],
    [""],
  ] as [string, ...[string, number][]][])("%s", (text, ...expected) => {
    expect(parseSrcset(text).map(({ address, width }) => [address, width])).toEqual(expected);
  });
});

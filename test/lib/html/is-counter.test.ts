import { describe, expect, it } from "vitest";
import { element } from "../../../src/lib/html/elements.js";
import { isCounter } from "../../../src/lib/html/is-counter.js";

const PICTURE = "https://i.qinghe-times.example/boat.jpg";

describe("isCounter", () => {
  it.each<[what: string, tagName: string, properties: Record<string, string>, address: string, is: boolean]>([
    ["a picture", "img", { width: "600" }, PICTURE, false],
    ["a pixel by its width", "img", { width: "1", height: "20" }, PICTURE, true],
    ["a pixel by its style", "img", { style: "height: 1px !important" }, PICTURE, true],
    ["a low picture", "img", { style: "height:10px" }, PICTURE, false],
    ["a hidden frame", "iframe", { style: "color:red; display: none" }, "https://v.example/1", true],
    ["a hidden picture that a script loads", "img", { style: "display:none", dataSrc: "a" }, PICTURE, false],
    [
      "a hidden frame that a script loads",
      "iframe",
      { style: "display:none", dataSrc: "a" },
      "https://v.example/1",
      false,
    ],
    [
      "a hidden picture that a browser loads late",
      "img",
      { style: "display:none", loading: "lazy" },
      "",
      false,
    ],
    ["a square of AMP", "amp-img", { width: "1", height: "1", layout: "responsive" }, PICTURE, false],
    ["a picture that a script lets appear", "img", { style: "opacity: 0" }, PICTURE, false],
    ["a mark of a collecting society", "img", {}, "https://vg07.met.vgwort.de/na/0a", true],
    ["a program that counts", "img", {}, "https://counter.yadro.ru/hit?r", true],
    ["a button", "iframe", {}, "https://www.facebook.com/plugins/like.php?href=x", true],
    ["a post", "iframe", {}, "https://www.facebook.com/plugins/post.php?href=x", false],
    ["a path that only resembles one", "img", {}, "https://p.example/pixels/boat.png", false],
  ])("%s", (_, tagName, properties, address, is) => {
    expect(isCounter(element(tagName, [], properties), address)).toBe(is);
  });
});

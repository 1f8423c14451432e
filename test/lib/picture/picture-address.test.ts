import { describe, expect, it } from "vitest";
import { element } from "../../../src/lib/html/elements.js";
import { imageFileAddress, pictureAddress } from "../../../src/lib/picture/picture-address.js";

const HOST = "https://i.qinghe-times.example";

describe("pictureAddress", () => {
  it.each<[what: string, properties: Record<string, string>, address: string | undefined]>([
    ["an address", { src: `${HOST}/a.jpg` }, `${HOST}/a.jpg`],
    ["spaces around it", { src: ` ${HOST}/a.jpg\n` }, `${HOST}/a.jpg`],
    ["no scheme", { src: "//i.qinghe-times.example/a.jpg" }, `${HOST}/a.jpg`],
    ["http", { src: "http://i.qinghe-times.example/a.jpg" }, "http://i.qinghe-times.example/a.jpg"],
    ["a query", { src: `${HOST}/a.jpg?w=3` }, `${HOST}/a.jpg?w=3`],
    [
      "a proxy",
      { src: `https://x.example/_next/image?url=${encodeURIComponent(`${HOST}/a.jpg`)}&w=9` },
      `${HOST}/a.jpg`,
    ],
    [
      "a proxy of a relative picture",
      { src: "https://x.example/_next/image?url=%2Fa.jpg" },
      "https://x.example/a.jpg",
    ],
    ["a lazy address", { dataSrc: `${HOST}/a.jpg` }, `${HOST}/a.jpg`],
    [
      "a placeholder and a lazy address",
      { src: "data:image/gif;base64,R0", dataLazySrc: `${HOST}/a.jpg` },
      `${HOST}/a.jpg`,
    ],
    [
      "an address of a placeholder and a lazy one",
      { src: `${HOST}/spacer.gif`, dataOriginal: `${HOST}/a.jpg` },
      `${HOST}/a.jpg`,
    ],
    ["an address of a placeholder alone", { src: `${HOST}/grey.gif` }, `${HOST}/grey.gif`],
    ["no address", {}, undefined],
    ["an empty one", { src: "" }, undefined],
    ["a relative one", { src: "/a.jpg" }, "/a.jpg"],
    ["a relative one and a lazy one", { src: "blank.gif", dataSrc: "a b.jpg" }, "a%20b.jpg"],
    ["one that a format took out of the file", { src: "images/embedded/0a.png" }, "images/embedded/0a.png"],
    ["a file that a browser put beside the page", { src: "./A b_files/c.jpg" }, "./A%20b_files/c.jpg"],
    ["a data address", { src: "data:image/gif;base64,R0" }, undefined],
    ["a script", { src: "javascript:alert(1)" }, undefined],
    ["an unparsable one", { src: "http://[" }, undefined],
  ])("%s", (_, properties, address) => {
    expect(pictureAddress(element("img", [], properties))).toBe(address);
  });
});

describe("imageFileAddress", () => {
  it.each([
    [`${HOST}/a.jpg`, `${HOST}/a.jpg`],
    [`${HOST}/a.JPEG`, `${HOST}/a.JPEG`],
    [`${HOST}/a.webp?x=1`, `${HOST}/a.webp?x=1`],
    ["//i.qinghe-times.example/a.png", `${HOST}/a.png`],
    [` ${HOST}/a.jpg `, `${HOST}/a.jpg`],
    [`${HOST}/a.htm`, undefined],
    [`${HOST}/a.jpg.htm`, undefined],
    [`${HOST}/wiki/File:a.jpg`, undefined],
    [`${HOST}/?f=a.jpg`, undefined],
    ["/a.jpg", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("%s: %s", (href, address) => {
    expect(imageFileAddress(href)).toBe(address);
  });
});

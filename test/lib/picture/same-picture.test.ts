import { describe, expect, it } from "vitest";
import { isSamePicture } from "../../../src/lib/picture/same-picture.js";

const HOST = "https://i.qinghe-times.example";

describe("one picture", () => {
  it.each([
    ["two sizes", `${HOST}/2023/11/boat.jpg`, `${HOST}/2023/11/boat-600x400.jpg`],
    ["two kinds of file", `${HOST}/a/boat.jpg`, `${HOST}/a/boat.png`],
    ["a size in the query", `${HOST}/a/boat.jpg?w=300`, `${HOST}/a/boat.jpg?w=600#top`],
    ["two schemes", `${HOST}/a/boat.jpg`, "//i.qinghe-times.example/a/boat.jpg"],
    ["two hosts", `${HOST}/uploads/boat.jpg`, "https://cdn.example/uploads/boat.jpg"],
    [
      "a host that puts sites into folders",
      `${HOST}/uploads/boat.jpg`,
      "//cdn.example/qinghe/uploads/boat.jpg",
    ],
    ["hosts without folders", `${HOST}/boat.jpg`, "https://cdn.example/boat.jpg"],
    ["folders of sizes", `${HOST}/600x400/a/boat.jpg`, `${HOST}/1200x/a/boat.jpg`],
    ["options in a folder", `${HOST}/w_600,c_fill/a/boat.jpg`, `${HOST}/a/boat.jpg`],
    ["a folder of small copies", `${HOST}/a/thumbs/boat.jpg`, `${HOST}/a/boat.jpg`],
    [
      "a folder of a style",
      `${HOST}/files/styles/large/public/a/boat.jpg?itok=x`,
      `${HOST}/files/a/boat.jpg`,
    ],
    [
      "an unmistakable name",
      `${HOST}/a/GettyImages-169117083.jpg`,
      `${HOST}/b/GettyImages-169117083-600x397.jpg`,
    ],
    ["relative addresses", "img/1.jpg", "./img/1.jpg"],
    ["a path from the top", "/img/1.jpg", "img/1.jpg"],
    ["a name beside the page", "1.jpg", `${HOST}/posts/1.jpg`],
    ["the same query", "/show.php?id=1", "/show.php?id=1"],
  ])("has %s", (_, one, other) => {
    expect(isSamePicture(one, other)).toBe(true);
    expect(isSamePicture(other, one)).toBe(true);
  });
});

describe("two pictures", () => {
  it.each([
    ["other names", `${HOST}/boat.jpg`, `${HOST}/pier.jpg`],
    ["a number more", `${HOST}/boat.jpg`, `${HOST}/boat-2.jpg`],
    ["a density", `${HOST}/boat-2x.jpg`, `${HOST}/boat.jpg`],
    ["one name in two folders", `${HOST}/a/1.jpg`, `${HOST}/b/1.jpg`],
    ["one name in two months", `${HOST}/2023/10/1.jpg`, `${HOST}/2023/11/1.jpg`],
    ["one name on two hosts in two folders", `${HOST}/a/1.jpg`, "https://cdn.example/b/1.jpg"],
    ["a folder less", `${HOST}/1.jpg`, `${HOST}/b/1.jpg`],
    ["folders that end alike", `${HOST}/ab/1.jpg`, `${HOST}/b/1.jpg`],
    ["relative addresses", "a/1.jpg", "b/1.jpg"],
    ["a relative address and one in a folder", "1.jpg", "b/1.jpg"],
    ["queries", "/show.php?id=1", "/show.php?id=2"],
  ])("have %s", (_, one, other) => {
    expect(isSamePicture(one, other)).toBe(false);
    expect(isSamePicture(other, one)).toBe(false);
  });
});

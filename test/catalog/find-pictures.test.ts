import { hash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findPictures } from "../../src/catalog/addresses/find-pictures.js";
import type { MeasuredPicture } from "../../src/model/article.js";
import type { Digest, SourcePath } from "../../src/model/names.js";
import { sampleMeta } from "../sample-article.js";

const file = (name: string): MeasuredPicture => ({
  path: `images/${name}` as SourcePath,
  digest: `digest of ${name}` as Digest,
  width: 6,
  height: 4,
});
const ADDRESS = "https://i.news.example/2024/bridge-600x400.jpg?w=600";
const article = (...pictures: string[]) => articleIn("c1/n1.md", ...pictures);
const articleIn = (path: string, ...pictures: string[]) => ({
  file: path as SourcePath,
  details: () => sampleMeta("n1", "2024-03-01", { pictures }),
});
const found = (address: string, names: string[], pictures = [address]) =>
  findPictures(names.map(file), [article(...pictures)]).find(address, "c1/n1.md" as SourcePath)?.file.path;

describe("a picture's file", () => {
  it("is named like the last part of its address", () => {
    expect(found(ADDRESS, ["bridge-600x400.jpg"])).toBe("images/bridge-600x400.jpg");
    expect(found("https://i.news.example/%E6%A1%A5.jpg", ["桥.jpg"])).toBe("images/桥.jpg");
    expect(found("https://i.news.example/100%.jpg", ["100%.jpg"])).toBe("images/100%.jpg");
  });

  it("is named by the digest of its address, or the beginning of it", () => {
    const digest = hash("sha256", ADDRESS, "hex");
    expect(found(ADDRESS, [`${digest}.webp`])).toBe(`images/${digest}.webp`);
    expect(found(ADDRESS, [`${digest.slice(0, 16)}.webp`])).toBe(`images/${digest.slice(0, 16)}.webp`);
    expect(found(ADDRESS, [`${digest.slice(0, 16)}0000.webp`])).toBeUndefined();
    expect(found(ADDRESS, [`${digest.slice(0, 8)}.webp`])).toBeUndefined();
  });

  it("comes with narrower files of the same picture, the narrowest first", () => {
    const digest = hash("sha256", ADDRESS, "hex").slice(0, 32);
    const files = [
      { ...file(`${digest}.webp`), width: 960 },
      { ...file(`${digest}-640.webp`), width: 640 },
      { ...file(`${digest}-480.webp`), width: 480 },
      { ...file(`${digest.slice(0, 20)}-320.webp`), width: 320 },
    ];
    const { find } = findPictures(files, [article(ADDRESS)]);
    expect(find(ADDRESS, "c1/n1.md" as SourcePath)?.narrower.map(({ width }) => width)).toEqual([480, 640]);
    const alone = findPictures(files.slice(1), [article(ADDRESS)]);
    expect(alone.find(ADDRESS, "c1/n1.md" as SourcePath)).toBeUndefined();
  });

  it("is not guessed", () => {
    expect(found(ADDRESS, ["bridge.jpg", "600x400.jpg"])).toBeUndefined();
  });

  it("is not doubted for a path that ends with the same name", () => {
    const { find, problems } = findPictures(
      [file("bridge-600x400.jpg")],
      [article(ADDRESS, "../img/bridge-600x400.jpg")],
    );
    expect(find(ADDRESS, "c1/n1.md" as SourcePath)?.file.path).toBe("images/bridge-600x400.jpg");
    expect(problems).toEqual([]);
  });

  it("is not taken where its name could mean several pictures, which is a notice", () => {
    const other = "https://i.news.example/2023/bridge-600x400.jpg";
    const { find, problems } = findPictures([file("bridge-600x400.jpg")], [article(ADDRESS, other)]);
    expect(find(ADDRESS, "c1/n1.md" as SourcePath)).toBeUndefined();
    expect(problems).toMatchObject([{ code: "unusable-picture", path: "images/bridge-600x400.jpg" }]);
  });
});

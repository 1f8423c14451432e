import { expect, it } from "vitest";
import { candidatePaths } from "../../src/catalog/addresses/candidate-paths.js";
import type { SourcePath } from "../../src/model/names.js";

it.each([
  ["img/a.jpg", "posts/b.md", ["posts/img/a.jpg", "posts/b/img/a.jpg"]],
  ["./a%20b.jpg?w=2#x", "posts/b/index.md", ["posts/b/a b.jpg"]],
  ["100%.jpg", "b.md", ["100%.jpg", "b/100%.jpg"]],
  ["..\\other\\post.md", "posts/b.md", ["other/post.md", "posts/other/post.md"]],
  ["../../../etc/passwd", "posts/index.md", []],
  ["#place", "posts/b.md", []],
])("%s in %s names one of %j", (address, file, paths) => {
  expect(candidatePaths(address, file as SourcePath)).toEqual(paths);
});

it("an address from the root is looked for below each folder around the file", () => {
  const paths = candidatePaths("/img/a.jpg", "site/content/posts/b.md" as SourcePath);
  for (const path of ["site/static/img/a.jpg", "img/a.jpg", "site/content/posts/img/a.jpg"])
    expect(paths).toContain(path);
});

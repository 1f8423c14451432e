import { describe, expect, it } from "vitest";
import type { StaticFile } from "../../src/model/article.js";
import type { Digest, SitePath } from "../../src/model/names.js";
import { planStatic } from "../../src/plan/plan-static.js";

const file = (path: string): StaticFile => ({
  path: path as SitePath,
  digest: "0" as Digest,
  source: `/static/${path}`,
});
const planned = ["index.html", "2024/01/02/n1.html"] as SitePath[];
const planOf = (...paths: string[]) => {
  const { files, problems } = planStatic(paths.map(file), planned);
  return { files: [...files.keys()], problems: problems.map(({ code, path }) => `${code} ${path}`) };
};

describe("the static files of a site", () => {
  it("are copied to where they lie in their folder, with a .nojekyll", () => {
    const paths = ["CNAME", ".well-known/security.txt", "favicon.ico"];
    expect(planOf(...paths)).toEqual({ files: [".nojekyll", ...paths], problems: [] });
  });

  it.each([
    "index.html",
    "INDEX.html",
    "2024/01/02/N1.html",
    "manifest.json",
    "search/table.js",
    "Manifest/index.json",
    "2024",
    "2024/01",
    "Search",
    "manifest",
    "index.html/a.txt",
    "2024/01/02/N1.html/a.txt",
  ])("never take the place of another file of the site: %s", (path) => {
    expect(planOf(path)).toEqual({ files: [".nojekyll"], problems: [`unusable-static-file ${path}`] });
  });

  it("never take each other's place on a disk without case", () => {
    expect(planOf("A", "a/b.txt", "c/d.txt", "C")).toEqual({
      files: [".nojekyll", "A", "c/d.txt"],
      problems: ["unusable-static-file a/b.txt", "unusable-static-file C"],
    });
  });

  it("may hold a .nojekyll of their own", () => {
    expect(planStatic([file(".nojekyll")], planned).files.get(".nojekyll" as SitePath)).toEqual(
      file(".nojekyll"),
    );
  });
});

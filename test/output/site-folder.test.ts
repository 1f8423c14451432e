import { existsSync, symlinkSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { SitePath } from "../../src/model/names.js";
import { removePages } from "../../src/output/site-folder.js";
import { writeFiles } from "../support/files.js";
import { temporaryFolder } from "../support/temporary-folder.js";

let out: string;

beforeEach(() => {
  out = temporaryFolder();
});

const write = (...files: readonly string[]): void =>
  writeFiles(out, Object.fromEntries(files.map((file) => [file, "a page"])));
const remove = (...pages: readonly string[]): void => removePages(out, pages as readonly SitePath[]);
const isThere = (file: string): boolean => existsSync(path.join(out, file));

describe("removePages", () => {
  it("removes pages, and the folders that are empty then, up to the site's own", () => {
    write("2024/03/05/n1.html", "2024/03/05/n2.html", "2024/04/01/n3.html", "tags/bridge.html");
    remove("2024/03/05/n1.html", "tags/bridge.html", "2024/03/05/n2.html");
    expect(["2024/03", "tags"].filter(isThere)).toEqual([]);
    expect(isThere("2024/04/01/n3.html")).toBe(true);
    remove("2024/04/01/n3.html");
    expect([isThere("2024"), existsSync(out)]).toEqual([false, true]);
  });

  it("leaves a page that is gone, a folder of a page's name, and a file of a folder's name", () => {
    write("a/page.html/inner.txt", "b", "c/d/page.html");
    remove("a/page.html", "b/page.html", "c/gone.html", "c/d/page.html");
    expect(["a/page.html/inner.txt", "b", "c"].filter(isThere)).toEqual(["a/page.html/inner.txt", "b"]);
  });

  it("leaves a link to a folder", () => {
    write("real/page.html");
    symlinkSync("real", path.join(out, "linked"));
    remove("linked/page.html");
    expect([isThere("real/page.html"), isThere("linked")]).toEqual([false, true]);
  });
});

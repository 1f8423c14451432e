import { existsSync, symlinkSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { SitePath } from "../../src/model/names.js";
import { makeRoom, removePages } from "../../src/output/site-folder.js";
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

describe("makeRoom", () => {
  it.each([
    ["a folder that differs in capital letters", "channels/News/2.html", "channels/news/1.html"],
    ["a page that differs in capital letters", "2024/03/05/N1.html", "2024/03/05/n1.html"],
    ["a page whose letters are stored in pieces", "tags/cafe\u0301.html", "tags/caf\u00e9.html"],
    ["a folder where a page has to be", "about/page.html", "about"],
    ["a page where a folder has to be", "about", "about/page.html"],
  ])("removes %s", (_, gone, written) => {
    write(gone, "tags/bridge.html");
    const pages = [gone, "tags/bridge.html"] as SitePath[];
    expect(makeRoom(out, pages, [written as SitePath])).toEqual(["tags/bridge.html"]);
    expect([isThere(gone), isThere("tags/bridge.html")]).toEqual([false, true]);
  });

  it("leaves a page beside another one in the same folder", () => {
    write("channels/news/2.html");
    expect(makeRoom(out, ["channels/news/2.html" as SitePath], ["channels/news/1.html" as SitePath])).toEqual(
      ["channels/news/2.html"],
    );
    expect(isThere("channels/news/2.html")).toBe(true);
  });
});

import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CATALOG_SCHEMA } from "../../src/cache/relations/catalog-schema.js";
import { Database } from "../../src/cache/relations/database.js";
import { type ListedPage, StoredPages } from "../../src/catalog/stored/stored-pages.js";
import type { Day, SitePath } from "../../src/model/names.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const page = (name: string, newest = "2024-03-05"): ListedPage => ({
  list: "tag",
  path: `tags/${name}.html` as SitePath,
  newest: newest as Day,
});

let database: Database;
let pages: StoredPages;

beforeEach(async () => {
  database = new Database(path.join(temporaryFolder(), "relations.db"), CATALOG_SCHEMA);
  await database.create("stamp");
  pages = new StoredPages(database);
  // The last letter is one code unit more than the one before it, and comes after it in bytes: U+FF5E and U+1F33E.
  for (const name of ["b", "d", "f", "～", "🌾"]) pages.add(page(name));
});

afterEach(() => database.close());

/** Returns which of the parts of two pages each are changed. */
const changedParts = (): boolean[] => [0, 2, 4].map((from) => pages.isChanged(from, from + 2));

describe("the parts of the list of pages", () => {
  it.each([
    ["nothing", [], [], [false, false, false]],
    ["a page with another newest day", [], [page("d", "2024-03-06")], [true, false, false]],
    ["the first page of a part", [], [page("f", "2024-03-06")], [false, true, false]],
    [
      "the last page, whose code units come before those of another",
      [],
      [page("🌾", "2024-03-06")],
      [false, false, true],
    ],
    ["a page that is as before", [], [page("d")], [false, false, false]],
    ["a new page: all behind it move", [], [page("e")], [false, true, true]],
    ["a new page at the end", [], [page("🍂")], [false, false, true]],
    ["a page that is gone: all behind it move", [page("f").path], [], [false, true, true]],
    ["the first page that is gone", [page("b").path], [], [true, true, true]],
  ])("are changed by %s", (_, gone, present, changed) => {
    pages.change(gone, present);
    expect(changedParts()).toEqual(changed);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const SEARCH = path.resolve("src/search");

/** The folders of the search, each with those that it may import from besides itself. */
const ROOMS = {
  format: [],
  index: ["format"],
  languages: ["format"],
  query: ["format"],
  page: ["format", "query"],
};

it.each(Object.entries(ROOMS))(
  "search/%s imports from no other folders of the search than %j",
  (room, others) => {
    const files = readdirSync(path.join(SEARCH, room)).filter((file) => file.endsWith(".ts"));
    expect(files.length).toBeGreaterThan(0);
    const imports = files.flatMap((file) => {
      const text = readFileSync(path.join(SEARCH, room, file), "utf8");
      return Array.from(text.matchAll(/from "(\.[^"]+)"/g), ([, specifier]) =>
        path.relative(SEARCH, path.resolve(SEARCH, room, specifier as string)),
      );
    });
    const strays = imports.filter(
      (file) => !file.startsWith("..") && ![room, ...others].includes(path.dirname(file)),
    );
    expect(strays).toEqual([]);
  },
);

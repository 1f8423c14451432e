import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** The folders of `src/` in the order in which data flows. A folder imports only from itself and from those before it. */
const FLOW = [
  "model",
  "lib",
  "settings",
  "intake",
  "formats",
  "convert",
  "cache",
  "catalog",
  "plan",
  "render",
  "search",
  "output",
  "pictures",
  "packs",
  "check",
  "workers",
  "build",
  "commands",
  "cli.ts",
];
const MOST_FILES = 15;
const SRC = path.resolve("src");

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.split(path.sep).join("/"));

const textOf = (file: string): string => readFileSync(path.join(SRC, file), "utf8");

/** Returns the files of `src/` that a file imports, types included. */
function importsOf(file: string): string[] {
  const specifiers = [...textOf(file).matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );
  return specifiers
    .filter((specifier) => specifier.endsWith(".js"))
    .map((specifier) => path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, ".ts"));
}

const importsByFile = new Map(files.map((file) => [file, importsOf(file)]));
const roomOf = (file: string): string => file.split("/")[0] ?? file;

/** Returns a circle of imports through a file; undefined if there is none. */
function circleThrough(file: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const rest = [file];
  for (let current = rest.pop(); current !== undefined; current = rest.pop()) {
    for (const next of importsByFile.get(current) ?? []) {
      if (next === file) {
        const circle = [current];
        for (let step = cameFrom.get(current); step !== undefined; step = cameFrom.get(step))
          circle.unshift(step);
        return [...circle, file];
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, current);
      rest.push(next);
    }
  }
  return undefined;
}

describe("the house", () => {
  it("has these rooms and no others", () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual([...FLOW].sort());
  });

  it.each(FLOW)("%s imports only from rooms before it", (room) => {
    const allowed = FLOW.slice(0, FLOW.indexOf(room) + 1);
    const strays = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) => (importsByFile.get(file) ?? []).map((target) => ({ file, target })))
      .filter(({ target }) => !allowed.includes(roomOf(target)));
    expect(strays).toEqual([]);
  });

  it("imports files that are there", () => {
    const targets = [...importsByFile.values()].flat();
    expect(targets.filter((target) => !importsByFile.has(target))).toEqual([]);
  });

  it("has no circle of imports", () => {
    expect(files.map(circleThrough).filter(Boolean)).toEqual([]);
  });

  it(`has at most ${MOST_FILES} files in a folder`, () => {
    const counts = new Map<string, number>();
    for (const file of files) {
      const folder = path.posix.dirname(file);
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count > MOST_FILES)).toEqual([]);
  });
});

describe("the program", () => {
  const filesWith = (pattern: RegExp): string[] => files.filter((file) => pattern.test(textOf(file)));

  it("exits in one place", () => {
    expect(filesWith(/process\.exit\b/)).toEqual(["cli.ts"]);
  });

  it("reads neither clock nor chance into what it writes", () => {
    // The lock compares times, one file asks which articles are of days to come, one when a picture is tried again, and one
    // proposes a language to an operator.
    const impure = filesWith(/Math\.random|Date\.now|new Date\(\)|localeCompare|toLocale|Intl\./);
    expect(impure).toEqual([
      "cache/folder-lock.ts",
      "commands/pictures-command.ts",
      "commands/today.ts",
      "commands/init/guess-language.ts",
    ]);
  });

  it("names no host, container or trailer of a site outside its format", () => {
    const knowing = filesWith(/artbody|大纪元|epochtimes|原文链接/);
    expect(knowing.filter((file) => roomOf(file) !== "formats")).toEqual([]);
  });
});

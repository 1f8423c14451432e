import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** The folders in the order in which data flows; a folder imports from itself and from those before it. */
const FLOW = ["model", "source", "convert", "store", "catalog", "plan", "search", "render", "check"];
const SRC = path.resolve("src");

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(SRC, file), "utf8");
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
  return specifiers.filter((specifier) => specifier.startsWith("."));
}

const folderOf = (file: string): string | undefined =>
  file.includes(path.sep) ? file.split(path.sep)[0] : undefined;

describe("folders of the flow", () => {
  it("are all there", () => {
    expect(FLOW.filter((folder) => !files.some((file) => folderOf(file) === folder))).toEqual([]);
  });

  it.each(FLOW)("%s imports only from folders before it", (folder) => {
    const allowed = FLOW.slice(0, FLOW.indexOf(folder) + 1);
    const strays = files
      .filter((file) => folderOf(file) === folder)
      .flatMap((file) =>
        importsOf(file).map((specifier) => ({
          file,
          target: path.relative(SRC, path.resolve(SRC, path.dirname(file), specifier)),
        })),
      )
      .filter(({ target }) => !allowed.includes(folderOf(target) ?? "the top level"));
    expect(strays).toEqual([]);
  });
});

describe("the program", () => {
  it("exits in one place", () => {
    const exiting = files.filter((file) =>
      /process\.exit\b/.test(readFileSync(path.join(SRC, file), "utf8")),
    );
    expect(exiting).toEqual(["cli.ts"]);
  });

  it("reads neither clock nor chance into what it writes", () => {
    // The lock compares times; nothing of them is written into the site.
    const impure = files.filter((file) => {
      if (file === path.join("store", "build-lock.ts")) return false;
      const text = readFileSync(path.join(SRC, file), "utf8");
      return /Math\.random|Date\.now|new Date\(\)|localeCompare|toLocale|Intl\./.test(text);
    });
    expect(impure).toEqual([]);
  });

  it("names no host, container or trailer of a site outside its dialect", () => {
    const knowing = files
      .filter((file) => !file.startsWith(path.join("source", "dialects")))
      .filter((file) =>
        /artbody|大纪元|epochtimes|原文链接/.test(readFileSync(path.join(SRC, file), "utf8")),
      );
    expect(knowing).toEqual([]);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { parse } from "acorn";
import { describe, expect, it } from "vitest";

/** The scripts of the search page, for browsers of 2018: Chrome 63, Firefox 58, Safari 11.1, Edge 17 and later ones. */
const PROGRAMS = ["starter.js", "engine.js"];
/** What a build puts before it. */
const LANGUAGES = readdirSync("dist/search").filter((file) => /^language-\w+\.js$/.test(file));

it("there is a script of each language", () => {
  expect(LANGUAGES.length).toBe(readdirSync("src/search/languages").length);
});

describe.each([...PROGRAMS, ...LANGUAGES])("%s", (file) => {
  const program = readFileSync(`dist/search/${file}`, "utf8");

  it("is in the syntax of 2017", () => {
    expect(() => parse(program, { ecmaVersion: 2017, sourceType: "script" })).not.toThrow();
  });

  it.each([
    ...["at", "flat", "flatMap", "matchAll", "replaceAll", "trimStart", "trimEnd", "findLast", "toSorted"],
    ...["fromEntries", "allSettled", "any", "hasOwn", "replaceChildren", "toReversed", "with", "finally"],
  ])("calls no method %s", (name) => {
    expect(program).not.toMatch(new RegExp(`\\.${name}\\(`));
  });

  it.each([
    "globalThis",
    "structuredClone",
    "queueMicrotask",
    "BigInt",
    "WeakRef",
    "IntersectionObserver",
    "AbortController",
  ])("uses no %s", (name) => {
    expect(program).not.toMatch(new RegExp(`\\b${name}\\b`));
  });

  it("has no pattern that old browsers refuse: looking behind, names of groups, properties of Unicode", () => {
    expect(program).not.toMatch(/\(\?<|\\p\{|\/[gimuy]*s[gimuy]*\.(?:exec|test)/);
  });
});

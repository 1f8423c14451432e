import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { flattenMessages, formatMessage } from "../../src/lib/messages.js";
import { directionOf } from "../../src/lib/text/direction.js";
import { candidatesFor, loadMessages } from "../../src/settings/load-messages.js";

const FOLDER = "templates/locales";
const LOCALES = readdirSync(FOLDER).map((file) => file.replace(/\.yaml$/, ""));
/** What only some languages need: names of months that are declined, a first day that is no plain number, an order of letters. */
const OPTIONAL = ["date.monthsOfDay", "date.firstDay", "date.digits", "tags.alphabet"];
const textsOf = (locale: string) =>
  flattenMessages(parse(readFileSync(path.join(FOLDER, `${locale}.yaml`), "utf8")) as object);
const placeholdersIn = (message: unknown): string[] =>
  [...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""))].sort();

const isPlural = (message: unknown): boolean => typeof message === "object" && !Array.isArray(message);

const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .map((file) => path.join(folder, file));

/** Keys that templates and the plan ask for. */
function usedKeys(): string[] {
  const templates = filesBelow("templates", ".njk").flatMap((file) => [
    ...readFileSync(file, "utf8").matchAll(
      /(?:\b(?:t|date|texts)\(\s*|, )"([a-zA-Z]+\.[\w.]+)"(?:\s+if [^"]*"\w+"\s+else\s+"([\w.]+)")?/g,
    ),
  ]);
  const code = filesBelow("src", ".ts").flatMap((file) => [
    ...readFileSync(file, "utf8").matchAll(
      /"((?:date|site|article|notFound|tags|chart|picture|book|packs|changes)\.(?!yaml|webmanifest|json|html)\w+)"/g,
    ),
  ]);
  const page = filesBelow("src/search/page", ".ts").flatMap((file) => [
    ...readFileSync(file, "utf8").matchAll(/\bword\("(\w+)"/g),
  ]);
  const ofPage = page.map((match) => `search.page.${match[1]}`);
  return ofPage.concat(
    [...templates, ...code].flatMap((match) => match.slice(1).filter((key) => key !== undefined)),
  );
}

describe("the locales", () => {
  it("are at least Simplified and Traditional Chinese, English and one that is written from right to left", () => {
    expect(LOCALES).toEqual(expect.arrayContaining(["en", "zh-Hans", "zh-Hant"]));
    expect(LOCALES.some((locale) => directionOf(locale) === "rtl")).toBe(true);
  });

  it.each(LOCALES)("%s is named in the documentation", (locale) => {
    expect(readFileSync("docs/templates.md", "utf8")).toMatch(new RegExp(`[a-z] \`${locale}\``));
  });

  it("are as many languages as the README says", () => {
    const count = new Set(LOCALES.map((locale) => locale.replace(/-.*/, ""))).size;
    for (const file of ["README.md", "docs/your-own-mirror.md"])
      expect(readFileSync(file, "utf8")).toMatch(
        new RegExp(`\\[${count} languages\\]\\((?:docs/)?templates\\.md#words`),
      );
  });

  it.each(LOCALES)("%s has the keys of English, with the same values in them", (locale) => {
    const [texts, english] = [textsOf(locale), textsOf("en")];
    const keys = Object.keys(texts).filter((key) => !OPTIONAL.includes(key));
    expect(keys.sort()).toEqual(Object.keys(english).sort());
    for (const key of Object.keys(english).filter((one) => !/^(?:date\.|language|plural)/.test(one)))
      expect(placeholdersIn(texts[key]), key).toEqual(placeholdersIn(english[key]));
  });

  it.each(LOCALES)(
    "%s sets ellipses and dashes as its readers do, and begins what is shown alone with a capital",
    (locale) => {
      const { "date.range": _, ...texts } = textsOf(locale);
      const all = JSON.stringify(texts);
      // German has a space before an ellipsis that stands for words.
      if (locale !== "de") expect(all).not.toContain(" …");
      if (/^(?:be|ru|uk)$/.test(locale)) expect(all).not.toContain(" – ");
      expect(texts["about.counts"]).not.toMatch(/^\p{Ll}/u);
    },
  );

  it.each(LOCALES)("%s has twelve months and seven days", (locale) => {
    const texts = textsOf(locale);
    expect(texts["date.months"]).toHaveLength(12);
    expect(texts["date.weekdays"]).toHaveLength(7);
    if (texts["date.digits"]) expect(texts["date.digits"]).toHaveLength(10);
    if (texts["date.monthsOfDay"]) expect(texts["date.monthsOfDay"]).toHaveLength(12);
  });

  it.each(LOCALES)("%s has each letter of its alphabet once, composed and in one script", (locale) => {
    const text = textsOf(locale)["tags.alphabet"] ?? "";
    const letters = String(text).split(" ");
    expect(new Set(letters).size).toBe(letters.length);
    expect(text).toBe(String(text).normalize("NFC").toUpperCase());
    expect(text).toMatch(/^(?:[\p{Script=Latin} ]*|[\p{Script=Cyrillic} ]*|[\p{Script=Arabic} ]*)$/u);
  });

  it.each(LOCALES)("%s has a plural form for every count", (locale) => {
    const messages = loadMessages(locale);
    const forms = Object.keys(messages.texts).filter((key) => isPlural(messages.texts[key]));
    const counts = Array.from({ length: 130 }, (_, count) => count);
    const missing = forms.filter((key) =>
      counts.some((count) => formatMessage(messages, key, { count }) === ""),
    );
    expect(missing).toEqual([]);
  });

  it("have every key that is used, and no other", () => {
    const known = Object.keys(textsOf("en")).filter((key) => !["language", "plural"].includes(key));
    const used = new Set(usedKeys());
    for (const key of OPTIONAL) used.delete(key);
    expect([...used].filter((key) => !known.includes(key))).toEqual([]);
    expect(known.filter((key) => !used.has(key))).toEqual([]);
  });
});

describe("the language of a site", () => {
  it.each([
    ["zh-Hans", "zh-Hans"],
    ["zh-CN", "zh-Hans"],
    ["zh", "zh-Hans"],
    ["zh-TW", "zh-Hant"],
    ["zh-Hant-HK", "zh-Hant"],
    ["en-GB", "en"],
    ["fa-IR", "fa"],
    ["pt-BR", "pt"],
    ["fr-CA", "fr"],
    ["uk", "uk"],
    ["eo", "en"],
  ])("%s has the words of %s", (language, locale) => {
    expect(loadMessages(language).language).toBe(locale);
  });

  it("looks for the most special file first", () => {
    expect(candidatesFor("zh-Hant-HK")).toEqual(["zh-Hant-HK", "zh-Hant", "zh", "zh-Hant"]);
  });
});

describe("words of the interface", () => {
  const withHan = (files: readonly string[]): string[] =>
    files.filter((file) => /\p{Script=Han}/u.test(withoutComments(readFileSync(file, "utf8"))));
  const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");

  it("stand in no template, stylesheet or script", () => {
    const files = ["njk", "css", "js", "svg"].flatMap((ending) => filesBelow("templates", `.${ending}`));
    // The buttons for Simplified and Traditional name each script in its own characters. The tables are data.
    const isAboutChinese = (file: string): boolean => file.includes(path.join("assets", "chinese"));
    expect(withHan(files.filter((file) => !isAboutChinese(file)))).toEqual([]);
  });

  it("are in no page template, neither as text nor in an attribute that is shown", () => {
    // Files for machines have words of their own formats. The names of a file and of a digest are the same in all languages.
    const pages = filesBelow("templates", ".njk").filter((file) => !/(?:robots|manifest)\.njk$/.test(file));
    const wordsIn = (file: string): string[] => {
      const fixed = readFileSync(file, "utf8").replace(
        /^---\n[\s\S]*?\n---\n|\{#[\s\S]*?#\}|\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g,
        "",
      );
      const shown = [...fixed.matchAll(/\b(?:alt|title|aria-label|placeholder)="([^"]*)"/g)].map(
        ([, value]) => value,
      );
      return [fixed.replace(/<[^<>]*>|&#?\w+;|manifest\.json|SHA-256/g, " "), ...shown].flatMap(
        (text) => text?.match(/\p{L}+/gu) ?? [],
      );
    };
    expect(pages.flatMap((file) => wordsIn(file).map((word) => `${file}: ${word}`))).toEqual([]);
  });

  it("stand in no file of the program that is not about Chinese texts", () => {
    const rooms = [
      "build",
      "cache",
      "check",
      "commands",
      "intake",
      "lib",
      "model",
      "output",
      "packs",
      "plan",
      "render",
      "workers",
    ];
    const ABOUT_CHINESE = [/intake\/article-names/, /lib\/text\//];
    const files = rooms
      .flatMap((room) => filesBelow(path.join("src", room), ".ts"))
      .filter((file) => !ABOUT_CHINESE.some((pattern) => pattern.test(file)));
    expect(withHan([...files, ...filesBelow("src/search/page", ".ts")])).toEqual([]);
  });
});

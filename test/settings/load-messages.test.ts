import path from "node:path";
import { describe, expect, it } from "vitest";
import { formatMessage } from "../../src/lib/messages.js";
import { TEMPLATES_FOLDER } from "../../src/lib/package-folder.js";
import type { SiteSettings } from "../../src/model/settings.js";
import { loadMessages, missingWords } from "../../src/settings/load-messages.js";
import { writeFiles } from "../support/files.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** Returns a folder of templates with a locale file, and the words of a site with it. */
function withLocale(language: string, text: string) {
  const templates = temporaryFolder();
  writeFiles(templates, { [`locales/${language}.yaml`]: text });
  const load = () => loadMessages(language, [templates, TEMPLATES_FOLDER]);
  const missing = (lang = language) =>
    missingWords({ templates, site: { lang } as SiteSettings }).map(
      ({ path: file, message }) => `${file}: ${message}`,
    );
  return { load, missing };
}

const GEORGIAN = "language: ka\nplural: one\n";

describe("words of the operator's own", () => {
  it("take the place of ours, and have the plural forms of ours where they state none", () => {
    const { load, missing } = withLocale("ru", "language: ru\nsite: { home: Начало }\n");
    expect(load().texts["site.home"]).toBe("Начало");
    expect(load().texts["site.search"]).toBe("Поиск");
    expect(formatMessage(load(), "count.articles", { count: 2 })).toBe("2 статьи");
    expect(missing()).toEqual([]);
  });

  it("in a language that is not ours are English where they are missing, each with a notice", () => {
    const { load, missing } = withLocale("ka", `${GEORGIAN}site: { home: მთავარი, skip: }\n`);
    expect(load().texts["site.home"]).toBe("მთავარი");
    expect(load().texts["site.search"]).toBe("Search");
    expect(missing("ka-GE")).toContain("locales/ka.yaml: it has no text site.search");
    expect(missing()).toContain("locales/ka.yaml: it has no text site.skip");
    expect(missing().filter((notice) => notice.endsWith("site.home"))).toEqual([]);
  });

  it("have no notice in a site of another language, nor without a folder of templates", () => {
    expect(withLocale("ka", GEORGIAN).missing("en")).toEqual([]);
    expect(missingWords({ site: { lang: "ka" } as SiteSettings })).toEqual([]);
  });

  it.each([
    [
      "a plural form is missing",
      'count: { articles: { few: "{count}" } }',
      "count.articles has no form other, one",
    ],
    [
      "a value is unknown",
      'list: { newestFirst: "{cuont}" }',
      "list.newestFirst has {cuont}; it may have {count}",
    ],
    [
      "a value is in a text without values",
      'site: { home: "{name}" }',
      "site.home has {name}; it may have no value",
    ],
    ["a month is missing", "date: { months: [იანვარი] }", "date.months must be a list of 12"],
    [
      "a declined month is missing",
      "date: { monthsOfDay: [იანვარს] }",
      "date.monthsOfDay must be a list of 12",
    ],
    [
      "the alphabet has more than letters",
      "tags: { alphabet: ა/ბ }",
      "tags.alphabet must be letters with spaces",
    ],
    ["the alphabet is a list", "tags: { alphabet: [ა, ბ] }", "tags.alphabet must be a text"],
    ["a text is a list", "site: { home: [მთავარი] }", "site.home must be a text"],
  ])("stop a build where %s", (_, text, message) => {
    expect(withLocale("ka", GEORGIAN + text).load).toThrow(message);
  });

  it("may have keys of the operator's own, and dates in any form", () => {
    const { load } = withLocale(
      "ka",
      `${GEORGIAN}own: { note: "{anything}" }\ndate: { year: "{year}/{month}" }\n`,
    );
    expect(load().texts["own.note"]).toBe("{anything}");
  });

  it("are named by their path where they cannot be used", () => {
    const { load } = withLocale("ka", `${GEORGIAN}site: { home: [] }\n`);
    expect(load).toThrow(path.join("locales", "ka.yaml"));
  });
});

import { describe, expect, it } from "vitest";
import { dayOfName, languageOfName, titleOfName } from "../../../src/formats/markdown/article-name.js";

describe("the name of a file", () => {
  it.each([
    ["2023-07-01-ferry-stops", "2023-07-01", "ferry stops"],
    ["2023_07_01_ferry", "2023-07-01", "ferry"],
    ["2023.7.1 ferry", "2023-07-01", "ferry"],
    ["[2023-07-01] ferry", "2023-07-01", "ferry"],
    ["2023-07-01T0930-ferry", "2023-07-01", "ferry"],
    ["2023年7月1日 渡轮", "2023-07-01", "渡轮"],
    ["20230701-ferry", "2023-07-01", "ferry"],
    ["20230701T093000--ferry", "2023-07-01", "ferry"],
    ["2023-07-01", "2023-07-01", "2023 07 01"],
    ["1402-03-12-ferry", "2023-06-02", "ferry"],
    ["1402_03_12_ferry", "2023-06-02", "ferry"],
  ])("%s begins with a day", (name, day, title) => {
    expect([dayOfName(name), titleOfName(name)]).toEqual([day, title]);
  });

  it.each([
    "20230701",
    "20230701-2",
    "n20230701-ferry",
    "20231301-ferry",
    "202307011-ferry",
    "2023-07.01-ferry",
    "1402-3-12-ferry",
    "1402-38-12-ferry",
    "1462-03-12-ferry",
    "14020312-ferry",
  ])("%s begins with none", (name) => {
    expect(dayOfName(name)).toBeUndefined();
  });
});

it.each([
  ["news/ferry.fr.md", "fr"],
  ["news/ferry.be.md", "be"],
  ["news/ferry.sw.md", "sw"],
  ["news/part.ii.md", undefined],
])("the language in the name of %s is %s", (file, lang) => {
  expect(languageOfName(file)).toBe(lang);
});

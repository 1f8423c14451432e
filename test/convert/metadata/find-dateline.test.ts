import { describe, expect, it } from "vitest";
import {
  dayInPath,
  dayOfAddress,
  findDateline,
  publicationDay,
} from "../../../src/convert/metadata/find-dateline.js";
import type { Day } from "../../../src/model/names.js";
import { PUBLISHER } from "../publisher.js";

const line = (text: string) => ({ text, tagRanges: [] });

describe("findDateline", () => {
  it.each<[text: string, agency: string | undefined, day: string | undefined, rest: string]>([
    ["【青禾时报2023年11月03日讯】渡轮停航。", "青禾时报", "2023-11-03", "渡轮停航。"],
    ["【青禾时报2023年1月3日讯】（记者", "青禾时报", "2023-01-03", "（记者"],
    ["【青禾时报 2023 年 11 月 3 日 讯】渡轮", "青禾时报", "2023-11-03", "渡轮"],
    ["青禾时报2023年11月03日讯】渡轮", "青禾时报", "2023-11-03", "渡轮"],
    ["【青禾时报2023年11月03日】渡轮", "青禾时报", "2023-11-03", "渡轮"],
    ["【青禾时报2023年11月03日讯渡轮", "青禾时报", "2023-11-03", "渡轮"],
    ["【青禾时报2023年11月03日白鹭湾讯】渡轮", "青禾时报", "2023-11-03", "渡轮"],
    ["云栖县白鹭湾【青禾时报2023年11月03日讯】渡轮", "青禾时报", "2023-11-03", "渡轮"],
    ["【青禾时报２０２３年１１月３日讯】渡轮", "青禾时报", "2023-11-03", "渡轮"],
    ["【青禾时报2023年02月30日讯】渡轮", "青禾时报", undefined, "渡轮"],
    ["【青禾时报2023年11月3号讯】渡轮", "青禾时报", "2023-11-03", "渡轮"],
    ["【青禾时报2023年11月3讯】渡轮", "青禾时报", "2023-11-03", "渡轮"],
    ["【青禾时报二〇二三年十一月三日讯】渡轮", "青禾时报", "2023-11-03", "渡轮"],
    ["【青禾時報112年11月3日訊】渡輪", "青禾時報", "2023-11-03", "渡輪"],
    ["【青禾時報民國112年11月3日訊】渡輪", "青禾時報", "2023-11-03", "渡輪"],
    ["【青禾时报23年11月3日讯】渡轮", "青禾时报", "2023-11-03", "渡轮"],
    ["【青禾时报2023-11-03讯】渡轮", "青禾时报", "2023-11-03", "渡轮"],
    ["〔青禾时报2023.11.3综合讯〕渡轮", "青禾时报", "2023-11-03", "渡轮"],
    ["【Qinghe Times 2023年11月3日讯】渡轮", "Qinghe Times", "2023-11-03", "渡轮"],
  ])("%s", (text, agency, day, rest) => {
    const found = findDateline([line(text)], PUBLISHER);
    expect(found?.dateline.agency).toBe(agency);
    expect(found?.dateline.day).toBe(day);
    expect(text.slice(found?.dateline.end)).toBe(rest);
  });

  it.each([
    ["a date in the story", "渡轮2023年11月03日停航。"],
    ["a dateline deep in a line", `${"渡轮停航，".repeat(9)}【青禾时报2023年11月03日讯】`],
    ["a day in parentheses in the story", "办法（港口局一九九八年三月五日发布）今天修改。"],
    ["a day of the Republic in parentheses", "辦法（港口局87年3月5日發布）今天修改。"],
    ["no date", "【青禾时报讯】渡轮停航。"],
    ["a year of another century", "【青禾时报1823年11月03日讯】渡轮停航。"],
  ])("finds none in %s", (_, text) => {
    expect(findDateline([line(text)], PUBLISHER)).toBeUndefined();
  });

  it("tells in which line the dateline stands", () => {
    const lines = ["青禾时报记者沈小满", "【青禾时报2023年11月03日讯】渡轮"].map(line);
    expect(findDateline(lines, PUBLISHER)?.index).toBe(1);
  });

  it("does not look far below the beginning", () => {
    const lines = [...Array<string>(10).fill("渡轮"), "【青禾时报2023年11月03日讯】渡轮"].map(line);
    expect(findDateline(lines, PUBLISHER)).toBeUndefined();
  });
});

it.each([
  ["http://courier.example/2005/03/11/frost.html", "2005-03-11"],
  ["http://news.example/2011-04/18/content_5.htm", "2011-04-18"],
  ["http://news.example/2011-4-8/a", "2011-04-08"],
  ["http://news.example/c/2011/0418/c10-5.html", "2011-04-18"],
  ["http://news.example/t20110418_5.html", "2011-04-18"],
  ["http://news.example/20110418/", "2011-04-18"],
  ["http://news.example/20111818/", undefined],
  ["http://sahel.example/1402/03/12/pol/", "2023-06-02"],
  ["http://news.example/1402/38/12/pol/", undefined],
  ["http://news.example/14020312/pol/", undefined],
  ["http://news.example/1462/03/12/pol/", undefined],
  ["http://news.example/2011/04/", undefined],
  ["http://news.example/120110418/", undefined],
  [undefined, undefined],
])("the day in the path of %s is %s", (address, day) => {
  expect(dayInPath(address)).toBe(day);
});

describe("dayOfAddress", () => {
  it.each([
    ["https://www.qinghe-times.example/gb/23/11/3/n20000118.htm", "2023-11-03"],
    ["https://www.qinghe-times.example/gb/2023/1/13/n20000118.htm", "2023-01-13"],
    ["https://www.qinghe-times.example/b5/23/11/3/n20000118.htm", "2023-11-03"],
    ["https://www.qinghe-times.example/gb/23/13/3/n20000118.htm", undefined],
    ["https://www.qinghe-times.example/about.htm", undefined],
    [undefined, undefined],
  ])("%s: %s", (address, day) => {
    expect(dayOfAddress(address, PUBLISHER)).toBe(day);
  });
});

describe("publicationDay", () => {
  it.each([
    ["2023-11-03", "2023-11-03", "2023-11-03"],
    ["2023-11-04", "2023-11-03", "2023-11-04"],
    ["2023-11-01", "2023-11-03", "2023-11-01"],
    ["2023-10-31", "2023-11-03", "2023-11-03"],
    ["2024-01-02", "2023-11-03", "2024-01-02"],
    ["2024-01-03", "2023-11-03", "2023-11-03"],
    ["2032-11-03", "2023-11-03", "2023-11-03"],
    [undefined, "2023-11-03", "2023-11-03"],
    ["2023-11-03", undefined, "2023-11-03"],
    [undefined, undefined, undefined],
  ])("printed %s, in the address %s: %s", (printed, address, day) => {
    expect(publicationDay(printed as Day | undefined, address as Day | undefined)).toBe(day);
  });
});

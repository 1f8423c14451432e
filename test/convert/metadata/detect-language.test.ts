import { describe, expect, it } from "vitest";
import { detectLanguage, isInOtherScript } from "../../../src/convert/metadata/detect-language.js";

const CODE = "last=22:40 # a line that is longer than the screen of an old phone is wide, by far";

describe("detectLanguage", () => {
  it.each([
    ["English", "The ferry to the north bank will run every twenty minutes from Monday.", "en"],
    [
      "English that quotes another alphabet",
      "The sign on the quay is in Russian: «Паром на северный берег».",
      "en",
    ],
    [
      "Turkish with words like English ones",
      "Eski iskele bu sabah açıldı, iş bitti ve her şey açık.",
      undefined,
    ],
    ["French with a word like an English one", "Ça a été ouvert à neuf heures.", undefined],
    ["Traditional Chinese", "老渡口今天早上重開，居民一早就來等船，孩子們站在欄杆旁邊看。", "zh-Hant"],
    ["Spanish", "La barca a la orilla norte saldrá cada veinte minutos desde el lunes.", undefined],
    ["Persian", "دفتر بندر اعلام کرد که قایق ساحل شمالی از دوشنبه حرکت می‌کند.", undefined],
    [
      "Persian with a line of code",
      `${"کسی آسیب ندید و آسیابان پیش از غروب دریچه را باز کرد. ".repeat(3)}${CODE}`,
      undefined,
    ],
    [
      "Russian with a line of code",
      `${"Дождь шёл девять дней, и луг стоял под водой. ".repeat(3)}${CODE}`,
      undefined,
    ],
    [
      "Korean with an English title",
      "강 건너 마을의 배는 월요일부터 이십 분마다 떠난다. The Mill on the Weir",
      undefined,
    ],
    ["Chinese with a line of code", `${"渡轮从周一起每二十分钟一班。".repeat(8)}${CODE}`, undefined],
  ])("takes %s for what it is", (_, text, lang) => {
    expect(detectLanguage(text)).toBe(lang);
  });
});

it.each([
  ["en", "渡轮从周一起每二十分钟一班。", true],
  ["en-US", "Дождь шёл девять дней, и луг стоял под водой.", true],
  ["zh-CN", "老渡口今天早上重開，居民一早就來等船，孩子們站在欄杆旁邊看。", true],
  ["zh-CN", "渡轮从周一起每二十分钟一班。", false],
  ["zh-Hant", "老渡口今天早上重開，居民一早就來等船，孩子們站在欄杆旁邊看。", false],
  ["fr", "Ça a été ouvert à neuf heures.", false],
  ["en", "A lesson: 渡轮从周一起每二十分钟一班。 The ferry leaves.", false],
  ["ru", "The ferry leaves at nine.", false],
  ["en", "1 2 3", false],
])("a page in %s with the text “%s” is in another script: %s", (lang, text, expected) => {
  expect(isInOtherScript(text, lang)).toBe(expected);
});

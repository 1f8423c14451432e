import { expect, it } from "vitest";
import { detectLanguage } from "../../../src/convert/metadata/detect-language.js";

it.each([
  ["The ferry leaves at six, and the lamps of the mole are lit.", "en"],
  ["Eski iskele bu sabah açıldı, iş bitti ve her şey açık.", undefined],
  ["Ça a été ouvert à neuf heures.", undefined],
  ["老渡口今天早上重開，居民一早就來等船，孩子們站在欄杆旁邊看。", "zh-Hant"],
])("the language of “%s” is %s", (text, lang) => {
  expect(detectLanguage(text)).toBe(lang);
});

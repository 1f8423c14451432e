import { expect, it } from "vitest";
import { directionOf, writtenLanguage } from "../../../src/lib/text/direction.js";

it.each([
  ["fa", "rtl"],
  ["ug-CN", "rtl"],
  ["az-Arab-IR", "rtl"],
  ["ks-Deva", "ltr"],
  ["zh-Hans", "ltr"],
  ["en", "ltr"],
])("%s is written %s", (tag, direction) => {
  expect(directionOf(tag)).toBe(direction);
});

it.each([
  ["states Persian", { lang: "fa", title: "Ferry", summary: "" }, "fa"],
  ["is in Arabic letters", { title: "قایق WiFi", summary: "قایق برگشت." }, "und-Arab"],
  ["is in Hebrew letters", { title: "המעבורת", summary: "" }, "und-Hebr"],
  ["has a Persian title over Russian words", { title: "قایق", summary: "Паром ходит снова." }, "und"],
  ["quotes a Persian word", { title: "Паром", summary: "По-персидски «قایق»." }, "und"],
  ["has no letters", { title: "۱۴۰۲", summary: "" }, undefined],
])("an article that %s", (_, article, language) => {
  expect(writtenLanguage(article)).toBe(language);
});

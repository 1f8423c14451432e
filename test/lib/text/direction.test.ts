import { expect, it } from "vitest";
import { directionOf, turnedDirection, writtenLanguage } from "../../../src/lib/text/direction.js";

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
  [
    "begins in English, in Persian",
    {
      title: "انجمن USB در شهر",
      summary: "The City Council paid for the new ferry. شورای شهر نیز همین را گفت.",
    },
    "und-Arab",
  ],
  ["has no letters", { title: "۱۴۰۲", summary: "" }, undefined],
])("an article that %s", (_, article, language) => {
  expect(writtenLanguage(article)).toBe(language);
});

it.each<["ltr" | "rtl", string, string, string]>([
  ["ltr", "Ferry Day: فتحت مكتبة", "", "has words of both directions"],
  ["ltr", "«فتحت» The library of the mill opened again", "", "begins with a quotation in Arabic"],
  ["ltr", "فتحت مكتبة وادي الصفصاف", "rtl", "is Arabic"],
  ["ltr", "فَتَحَتْ مَكْتَبَةُ الْوَادِي", "rtl", "is Arabic with its vowels"],
  ["ltr", "הספרייה של נחל ערבה", "rtl", "is Hebrew"],
  ["ltr", "柳溪镇的图书馆", "", "is Chinese"],
  ["ltr", "2024 – 5", "", "has no letters"],
  ["rtl", "Ferry Day: کتابخانهٔ بیدستان دوباره باز شد", "", "begins with an English name"],
  ["rtl", "The library opened again", "ltr", "is English"],
  ["rtl", "Библиотека открылась", "ltr", "is Russian"],
  ["rtl", "柳溪镇的图书馆", "ltr", "is Chinese"],
  ["rtl", "ห้องสมุดเปิดอีกครั้ง", "ltr", "is Thai"],
  ["rtl", "𠮷野家", "ltr", "has a rare character"],
  ["rtl", "۱۴۰۲/۱۲/۱۵", "", "has no letters"],
])("on a page from %s, the title %s is turned: %j, for it %s", (page, title, direction) => {
  expect(turnedDirection(title, page)).toBe(direction);
});

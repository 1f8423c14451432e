import { expect, it } from "vitest";
import { findByline } from "../../../src/convert/metadata/find-byline.js";

const bylineOf = (...texts: string[]) => findByline(texts.map((text) => ({ text, tagRanges: [] }))).reporters;

it.each([
  ["Por Lucía Prado", ["Lucía Prado"]],
  ["Por Lucía Prado y Ola Ek", ["Lucía Prado", "Ola Ek"]],
  ["Автор: Ольга Речная", ["Ольга Речная"]],
  ["Tác giả: Trần Minh Hà", ["Trần Minh Hà"]],
  ["نویسنده: مریم نادری", ["مریم نادری"]],
  ["文／林晚", ["林晚"]],
])("%s names the author", (line, reporters) => {
  expect(bylineOf(line, "The ferry is back.")).toEqual(reporters);
});

it.each([
  ["a headline in Chinese", "文：河水上涨后渡轮停航"],
  ["a headline in Persian", "گزارش: کشتی‌ها در بندر"],
  ["words in Vietnamese", "Tác giả: xem trang sau"],
  ["a word in Russian", "Автор: неизвестен"],
  ["a time", "Por la mañana"],
  ["a sentence", "By Monday the port was full."],
])("%s names nobody", (_, line) => {
  expect(bylineOf(line)).toBeUndefined();
});

it("looks no further than the first sentence", () => {
  expect(bylineOf("The ferry is back.", "By Ada Moreno")).toBeUndefined();
});

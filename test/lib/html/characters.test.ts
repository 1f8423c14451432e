import { expect, it } from "vitest";
import { withoutInvisible } from "../../../src/lib/html/characters.js";

const ZWNJ = "\u200c";
const ZWJ = "\u200d";

it.each([
  ["a zero-width space", "河\u200b口", "河口"],
  ["a direction mark", "\u200eferry\u200f", "ferry"],
  ["a control character", "fer\u0007ry", "ferry"],
  ["a non-joiner between Latin letters", `fer${ZWNJ}ry`, "ferry"],
  ["a joiner between Chinese characters", `河${ZWJ}口`, "河口"],
  ["a non-joiner behind a full stop of several scripts", `河口。${ZWNJ}`, "河口。"],
  ["a joiner at the beginning", `${ZWJ}ferry`, "ferry"],
  ["a joiner behind an emoji without another", `👩${ZWJ} left`, "👩 left"],
])("withoutInvisible takes out %s", (_what, text, visible) => {
  expect(withoutInvisible(text)).toBe(visible);
});

it.each([
  ["an emoji of several parts", `👩${ZWJ}🚀`],
  ["an emoji with a modifier", `👩🏽${ZWJ}❤️${ZWJ}👩🏽`],
  ["a non-joiner in Persian", `سه${ZWNJ}شنبه می${ZWNJ}رود`],
  ["a non-joiner behind a vowel mark", `نمیُ${ZWNJ}رود`],
  ["a joiner in Sinhala", `ක්${ZWJ}ර`],
  ["a non-joiner in Hindi", `क्${ZWNJ}ष`],
])("withoutInvisible keeps %s", (_what, text) => {
  expect(withoutInvisible(text)).toBe(text);
});

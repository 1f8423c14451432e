import { expect, it } from "vitest";
import { directionOf } from "../../../src/lib/text/direction.js";

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

import { expect, it } from "vitest";
import { parseTime } from "../../../src/lib/text/parse-time.js";

it.each([
  ["2023-05-06T18:00:00+08:00", "2023-05-06T18:00:00+08:00"],
  ["2023-05-06 18:00 +0800", "2023-05-06T18:00:00+08:00"],
  ["2023-05-06T18:00:30.123Z", "2023-05-06T18:00:30Z"],
  ["2023-05-06T18:00:00", undefined],
  ["2023-05-06", undefined],
  ["2023-05-06T25:00:00Z", undefined],
  ["2023-02-31T08:00:00+99:00", undefined],
  ["on 2023-05-06T18:00:00Z", undefined],
])("the time of %s is %s", (text, time) => {
  expect(parseTime(text)).toBe(time);
});

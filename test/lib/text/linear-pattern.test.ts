import { expect, it } from "vitest";
import { linearPattern } from "../../../src/lib/text/linear-pattern.js";

it("finds groups by number and by name, and says where", () => {
  const match = linearPattern("/(?<year>\\d{4})年(\\p{Script=Han}+)/").exec("于2023年秋，");
  expect(match).toMatchObject({ index: 1, 0: "2023年秋", 1: "2023", 2: "秋", groups: { year: "2023" } });
});

it("finds all matches, and none where there is none", () => {
  const pattern = linearPattern("/^- (.+)$/m");
  expect(Array.from(pattern.all("- a\nb\n- c"), (match) => match[1])).toEqual(["a", "c"]);
  expect(pattern.exec("a")).toBeNull();
});

it("takes linear time for a pattern that takes others for ever", () => {
  const start = process.cpuUsage();
  expect(linearPattern("/^(a+)+$/").exec(`${"a".repeat(50_000)}b`)).toBeNull();
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(5000);
});

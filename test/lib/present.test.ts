import { expect, it } from "vitest";
import { nonEmpty, present } from "../../src/lib/present.js";

it("leaves out fields that are undefined, and no others", () => {
  const fields = present({ b: 1, a: undefined, empty: "", no: false, nothing: null, list: nonEmpty([]) });
  expect(Object.keys(fields)).toEqual(["b", "empty", "no", "nothing"]);
  expect(nonEmpty([0])).toEqual([0]);
  expect(nonEmpty(undefined)).toBeUndefined();
});

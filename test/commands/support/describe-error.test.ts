import { describe, expect, it } from "vitest";
import { describeError } from "../../../src/commands/support/describe-error.js";
import { BuildError } from "../../../src/model/problem.js";

describe("what is printed of an error", () => {
  it("is what the operator can do about it", () => {
    expect(describeError(new BuildError("no content", "name a folder"))).toBe(
      "error: no content\n  → name a folder",
    );
  });

  it("says how a package is installed whose program is missing", () => {
    const error = new Error(
      'Could not load the "sharp" module using the linux-x64 runtime\nPossible solutions:',
    );
    expect(describeError(error)).toMatch(/^error: the package sharp.*\n {2}→ .*--include=optional/);
  });

  it("is the error itself where the program is at fault", () => {
    const error = new TypeError("undefined is not a function");
    expect(describeError(error)).toBe(error);
  });
});

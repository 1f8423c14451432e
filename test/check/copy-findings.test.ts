import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { COPY_FINDINGS } from "../../src/check/verify/copy-findings.js";

it("the findings of verify are those of the documentation, with their exit codes", () => {
  const text = readFileSync("docs/security.md", "utf8");
  const rows = [...text.matchAll(/^\| `([\w-]+)` \| .* \| ([01]) \|$/gm)].map((match) => match.slice(1));
  const known = COPY_FINDINGS.map(({ name, isHarmless }) => [name, isHarmless ? "0" : "1"]);
  expect(rows.sort()).toEqual(known.sort());
});

import { expect, it } from "vitest";
import { printable, printableName } from "../../../src/lib/text/printable.js";

it.each([
  ["a\u001b[2Jb", "a\\u{001b}[2Jb"],
  ["a\u202eb\u2028c", "a\\u{202e}b\\u{2028}c"],
  ["渡口\n早晨", "渡口\n早晨"],
  ["quay\u200b\u2060\ufeff.md", "quay\\u{200b}\\u{2060}\\u{feff}.md"],
  ["می\u200cروم 👩\u200d🌾", "می\u200cروم 👩\u200d🌾"],
])("printable shows %j as %j", (text, shown) => {
  expect(printable(text)).toBe(shown);
});

it("printableName keeps a name on one line", () => {
  expect(printableName("c/a\nerror: b.md")).toBe("c/a\\u{000a}error: b.md");
});

import { describe, expect, it } from "vitest";
import type { TextLine } from "../../../src/convert/file-data.js";
import { summarize } from "../../../src/convert/metadata/summarize.js";

const summaryOf = (text: string) => summarize([{ text } as TextLine], undefined);

describe("a summary", () => {
  it.each([
    ["Chinese", "渡口的船".repeat(30), `${"渡口的船".repeat(20)}…`],
    ["Latin", "ferry boats ".repeat(20), `${"ferry boats ".repeat(13)}…`],
    ["Cyrillic", "паром у пристани ".repeat(20), `${"паром у пристани ".repeat(9)}паром у…`],
    ["Persian", "قایق در رودخانه ".repeat(20), `${"قایق در رودخانه ".repeat(10)}…`],
    ["Latin within Chinese", `${"渡口".repeat(39)} ferries 來了`, `${"渡口".repeat(39)}…`],
    ["a word longer than the limit", "ж".repeat(200), `${"ж".repeat(160)}…`],
  ])("of a text in %s ends with a whole word", (_, text, expected) => {
    expect(summaryOf(text)).toBe(expected.replace(/\s+…$/, "…"));
  });

  it.each([
    ["a comma", `${"渡口的船".repeat(19)}渡口船，去了对岸`, `${"渡口的船".repeat(19)}渡口船…`],
    ["what opens a quotation", `${"渡口的船".repeat(19)}渡口：“去了对岸`, `${"渡口的船".repeat(19)}渡口…`],
    ["a stop", `${"Ferry boat ".repeat(14)}left. Then it came back.`, `${"Ferry boat ".repeat(14)}left.`],
    [
      "a stop in quotation marks",
      `“${"Ferry boat ".repeat(13)}the boat go.” Then it came.`,
      `“${"Ferry boat ".repeat(13)}the boat go.”`,
    ],
  ])("that would be cut behind %s ends well", (_, text, expected) => {
    expect(summaryOf(text)).toBe(expected);
  });

  it("is the whole text where that is short", () => {
    expect(summaryOf("Паром ходит снова.")).toBe("Паром ходит снова.");
  });
});

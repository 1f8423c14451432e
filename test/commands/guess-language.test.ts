import { describe, expect, it } from "vitest";
import { guessLanguage, type LanguageSample } from "../../src/commands/init/guess-language.js";

const SIMPLIFIED = { text: "渡口的工作人员说，水位已经回到往年的高度。" };
const TRADITIONAL = { text: "渡口的工作人員說，水位已經回到往年的高度，船隊準時開航。" };
const JAPANESE = { text: "渡し場の職員によると、水位は例年の高さに戻った。" };

describe("guessLanguage", () => {
  it.each<[string, readonly LanguageSample[], string | undefined]>([
    ["nothing", [], undefined],
    ["Simplified words", [SIMPLIFIED], "zh-Hans"],
    ["Traditional words", [TRADITIONAL], "zh-Hant"],
    ["words in kana, which name no language", [JAPANESE], undefined],
    ["words in a script of many languages", [{ text: "پل دوباره باز شد" }], undefined],
    ["the stated language", [{ lang: "fa", text: "پل دوباره باز شد" }], "fa"],
    ["the stated language over the words", [{ lang: "ja", text: SIMPLIFIED.text }], "ja"],
    ["Chinese of a region", [{ lang: "zh-TW", text: "" }], "zh-Hant"],
    ["Chinese of another region", [{ lang: "zh-CN", text: "" }], "zh-Hans"],
    ["Chinese with script and region", [{ lang: "zh-Hant-HK", text: "" }], "zh-Hant"],
    ["a language with a region", [{ lang: "en-GB", text: "" }], "en"],
    ["a language with a script", [{ lang: "ug-Arab", text: "" }], "ug-Arab"],
    ["the most of them", [TRADITIONAL, SIMPLIFIED, SIMPLIFIED], "zh-Hans"],
    ["the first of as many", [TRADITIONAL, SIMPLIFIED], "zh-Hant"],
  ])("takes %s", (_, samples, expected) => {
    expect(guessLanguage(samples)).toBe(expected);
  });
});

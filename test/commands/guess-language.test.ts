import { describe, expect, it } from "vitest";
import { guessLanguage, type LanguageSample } from "../../src/commands/init/guess-language.js";

const SIMPLIFIED = { text: "渡口的工作人员说，水位已经回到往年的高度。" };
const TRADITIONAL = { text: "渡口的工作人員說，水位已經回到往年的高度，船隊準時開航。" };
const JAPANESE = { text: "渡し場の職員によると、水位は例年の高さに戻った。" };

const RUSSIAN =
  "Паром через реку снова ходит каждый день, сообщила во вторник городская администрация. Жители соседних деревень ждали этого " +
  "почти три месяца: ближайший мост далеко, и дорога в школу занимала два часа. Новый двигатель поставили на прошлой неделе.";
const PERSIAN =
  "قایق رودخانه از روز سه‌شنبه دوباره هر روز حرکت می‌کند. شهرداری اعلام کرد که ساکنان روستاهای اطراف نزدیک به سه ماه منتظر این خبر " +
  "بودند، چون نزدیک‌ترین پل دور است و راه مدرسه دو ساعت طول می‌کشید. موتور تازه هفته گذشته نصب شد.";

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
    ["a long text in Russian", [{ text: RUSSIAN }], "ru"],
    ["a long text in Persian", [{ text: PERSIAN }], "fa"],
    [
      "short texts of one language, which are long together",
      RUSSIAN.match(/.{1,60}/g)?.map((text) => ({ text })) ?? [],
      "ru",
    ],
    [
      "the most of them, of which some state nothing",
      [{ text: RUSSIAN }, { lang: "uk", text: "" }, { lang: "uk", text: "" }],
      "uk",
    ],
    ["the most of them", [TRADITIONAL, SIMPLIFIED, SIMPLIFIED], "zh-Hans"],
    ["the first of as many", [TRADITIONAL, SIMPLIFIED], "zh-Hant"],
  ])("takes %s", (_, samples, expected) => {
    expect(guessLanguage(samples)).toBe(expected);
  });
});

import { countTraditional } from "../../lib/text/simplify.js";

/** How many of the commonest English words must be there for a Latin text to be taken for English. */
const LEAST_ENGLISH = 0.08;
/** Characters that are looked at: an article keeps to its language. */
const SAMPLE = 2000;
const COMMON_HAN = /[\u4e00-\u9fff]+/g;
const ENGLISH = /\b(?:the|of|and|to|in|a|is|that|for|on|with|was|are)\b/gi;

/** Characters in which Traditional ones are counted. */
const HAN_SAMPLE = 600;
/** Share of a sample's characters that are Traditional and have a Simplified form; a third of a Traditional text is. */
const LEAST_TRADITIONAL = 0.12;
/** A title or two that a Simplified text quotes has fewer. */
const FEWEST_TRADITIONAL = 4;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Returns `zh-Hant` or `en` for a text that is clearly of that kind, else undefined: the site's language. */
export function detectLanguage(text: string): string | undefined {
  return isTraditional(text.slice(0, HAN_SAMPLE)) ? "zh-Hant" : detectEnglish(text);
}

function isTraditional(sample: string): boolean {
  const traditional = countTraditional(sample);
  if (traditional < FEWEST_TRADITIONAL || traditional < LEAST_TRADITIONAL * sample.length) return false;
  // Japanese keeps many of these characters.
  return !KANA.test(sample);
}

/** Returns `en` for a text that is mostly in Latin letters and reads like English, else undefined: the site's language. */
function detectEnglish(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE);
  const rest = sample.replace(COMMON_HAN, "");
  // There are no more Latin words than characters left. Nearly all articles end here, at a quarter of the cost.
  if (rest.length <= 2 * (sample.length - rest.length)) return undefined;
  const latin = sample.match(/\p{Script=Latin}+/gu) ?? [];
  const han = sample.length - sample.replace(/\p{Script=Han}+/gu, "").length;
  const isLatin = latin.length > 2 * han;
  return isLatin && (sample.match(ENGLISH)?.length ?? 0) > LEAST_ENGLISH * latin.length ? "en" : undefined;
}

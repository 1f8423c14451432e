import { countTraditional, LEAST_TRADITIONAL } from "../../lib/text/simplify.js";

/** A text in Latin letters is English if at least this share of its words are common English words. */
const LEAST_ENGLISH = 0.08;
/** The number of characters in a sample of the text. An article keeps to its language. */
const SAMPLE = 2000;
const LETTER_OF_ANOTHER_ALPHABET = /[^\P{L}\p{Script=Latin}\p{Script=Han}]/gu;
const ENGLISH = commonWords("the of and to in a is that for on with was are");
/** Those that are hardly words of another language. */
const ENGLISH_ALONE = commonWords("the of and to that with are");

/** The number of characters in a sample that is searched for Traditional characters. */
const HAN_SAMPLE = 600;
/**
 * A Traditional sample has at least this number of characters with another Simplified form. The titles that a Simplified text
 * quotes have fewer.
 */
const FEWEST_TRADITIONAL = 4;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Returns `zh-Hant` or `en` if the beginning of a text is clearly in that language; else undefined. */
export function detectLanguage(text: string): string | undefined {
  return isTraditional(text.slice(0, HAN_SAMPLE)) ? "zh-Hant" : detectEnglish(text);
}

/** Languages in Latin letters that templates of pages name. */
const LATIN = /^(?:en|de|fr|es|it|pt|nl|sv|nb|no|da|fi|pl|cs|ro|hu|tr|id|vi)\b/i;
const SIMPLIFIED = /^zh(?:-(?:cn|sg|hans))?$/i;
/** Share of Latin letters below which a text is in another script. */
const FEWEST_LATIN = 0.2;

/** Tells whether a text is in another script than the language that its page states: many sites keep that of their template. */
export function isInOtherScript(text: string, lang: string): boolean {
  if (SIMPLIFIED.test(lang)) return isTraditional(text.slice(0, HAN_SAMPLE));
  if (!LATIN.test(lang)) return false;
  const letters = text.slice(0, SAMPLE).match(/\p{L}/gu) ?? [];
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter));
  return letters.length > 0 && latin.length < letters.length * FEWEST_LATIN;
}

function isTraditional(sample: string): boolean {
  const traditional = countTraditional(sample);
  if (traditional < FEWEST_TRADITIONAL || traditional < LEAST_TRADITIONAL * sample.length) return false;
  // Japanese uses many of these characters.
  return !KANA.test(sample);
}

/** Returns `en` for a text that is mostly in Latin letters and has common English words, else undefined. */
function detectEnglish(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE);
  // A text cannot have more Latin words than other characters. This test alone decides for nearly all articles.
  if (sample.length <= 3 * countCommonHan(sample)) return undefined;
  const latin = sample.match(/\p{Script=Latin}+/gu) ?? [];
  const han = sample.length - sample.replace(/\p{Script=Han}+/gu, "").length;
  const others = sample.match(LETTER_OF_ANOTHER_ALPHABET)?.length ?? 0;
  // A Persian article with a line of code has Latin words, but most of its letters are not Latin.
  const isLatin = latin.length > 2 * han && latin.join("").length > others;
  const isEnglish = (sample.match(ENGLISH)?.length ?? 0) > LEAST_ENGLISH * latin.length;
  return isLatin && isEnglish && sample.search(ENGLISH_ALONE) >= 0 ? "en" : undefined;
}

/** Counts the characters of the block of common Han characters. */
function countCommonHan(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x4e00 && code <= 0x9fff) count++;
  }
  return count;
}

function commonWords(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}])(?:${words.replaceAll(" ", "|")})(?![\\p{L}\\p{M}])`, "giu");
}

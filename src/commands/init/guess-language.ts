import { franc } from "franc-min";
import { chineseScript } from "../../lib/text/language-tag.js";
import { countTraditional, LEAST_TRADITIONAL } from "../../lib/text/simplify.js";

/** What is known of the language of one article. */
export interface LanguageSample {
  /** The language tag that the file states, or that its text clearly has. */
  readonly lang?: string;
  /** Some of its words. */
  readonly text: string;
}

/** The language of a site whose articles do not tell theirs. */
export const FALLBACK_LANGUAGE = "en";
/** Characters of text from which letter groups tell its language. */
const LEAST_TEXT = 200;
/** More text tells no more. */
const MOST_TEXT = 20_000;

/**
 * Returns the language tag that most articles have; of two that are as frequent, the first. An article that
 * states none counts as Chinese where most of its letters are Han characters. All others that state none have one language, which
 * their letter groups tell. Undefined where nothing tells a language.
 */
export function guessLanguage(samples: readonly LanguageSample[]): string | undefined {
  const votes = new Map<string, number>();
  const vote = (tag: string | undefined, count: number): void => {
    if (tag !== undefined) votes.set(tag, (votes.get(tag) ?? 0) + count);
  };
  const silent: string[] = [];
  for (const { lang, text } of samples) {
    const tag = lang === undefined ? chineseOf(text) : normalized(lang);
    if (tag === undefined) silent.push(text);
    vote(tag, 1);
  }
  vote(languageOf(silent.join("\n").slice(0, MOST_TEXT)), silent.length);
  const [first] = [...votes].sort(([, a], [, b]) => b - a);
  return first?.[0];
}

/** Returns the tag without a region, which no locale of ours has; that of Chinese with its script. */
const normalized = (tag: string): string => chineseScript(tag) ?? tag.replace(/-(?:[A-Za-z]{2}|\d{3})$/, "");

/** Returns the language that the letter groups of a text are most like; undefined for a short text. */
function languageOf(text: string): string | undefined {
  const code = text.length < LEAST_TEXT ? "und" : franc(text);
  // A code of three letters becomes the tag that is in use: `rus` becomes `ru`, `pes` becomes `fa`. Intl does not know Malay by `zlm`.
  return code === "und" ? undefined : new Intl.Locale(code === "zlm" ? "ms" : code).language;
}

function chineseOf(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han === 0 || han * 2 < letters || /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text))
    return undefined;
  return countTraditional(text) >= LEAST_TRADITIONAL * han ? "zh-Hant" : "zh-Hans";
}

import { Converter as toTraditional } from "opencc-js/cn2t";
import { Converter as toSimplified } from "opencc-js/t2cn";

/** The scripts in which Chinese is written. */
export const SCRIPTS = ["zh-Hans", "zh-Hant"] as const;

export type Script = (typeof SCRIPTS)[number];

/** Returns the script of a language; undefined for a language that is not Chinese. @param lang BCP 47 tag */
export function scriptOf(lang: string): Script | undefined {
  if (!/^zh\b/i.test(lang)) return undefined;
  return /^zh-(?:Hant|TW|HK|MO)\b/i.test(lang) ? "zh-Hant" : "zh-Hans";
}

/** Writes texts in another script. */
export interface ScriptConverter {
  /** Returns a text of a language in the script. A text of another language than Chinese stays as it is. */
  text(text: string, lang: string): string;
  /** Returns the language of such a text. */
  lang(lang: string): string;
}

/** Leaves every text as it was written. */
export const AS_WRITTEN: ScriptConverter = { text: (text) => text, lang: (lang) => lang };

/** Returns a converter to a script, by the dictionary of OpenCC: characters and, where they depend on it, words. */
export function scriptConverter(script: Script): ScriptConverter {
  const convert =
    script === "zh-Hant" ? toTraditional({ from: "cn", to: "tw" }) : toSimplified({ from: "t", to: "cn" });
  const isOther = (lang: string): boolean => ![undefined, script].includes(scriptOf(lang));
  return {
    text: (text, lang) => (isOther(lang) ? convert(text) : text),
    lang: (lang) => (isOther(lang) ? script : lang),
  };
}

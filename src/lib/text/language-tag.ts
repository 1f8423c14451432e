import type { ChineseScript } from "../../model/settings.js";

/** Tells whether a text has the form of a language tag (BCP 47), like `zh-Hans`. */
export const isLanguageTag = (text: string): boolean =>
  /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,8}$/.test(text);

/** Regions that write Chinese in Traditional characters. */
const TRADITIONAL = /^zh-(?:Hant|TW|HK|MO)\b/i;

/** Returns the script of a language tag; undefined for a language that is not Chinese. */
export function chineseScript(tag: string): ChineseScript | undefined {
  if (!/^zh\b/i.test(tag)) return undefined;
  return TRADITIONAL.test(tag) ? "zh-Hant" : "zh-Hans";
}

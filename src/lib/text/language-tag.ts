import type { ChineseScript } from "../../model/settings.js";

/** Tells whether a text has the form of a language tag (BCP 47), like `zh-Hans`. */
export const isLanguageTag = (text: string): boolean =>
  /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,8}$/.test(text);

/** What files call a language, by its tag: its names, codes of three letters, and codes of a country in the place of it. */
const NAMES: Readonly<Record<string, string>> = {
  ar: "arabic العربية عربي ara",
  be: "belarusian беларуская belarussian bel",
  cs: "czech čeština cze ces cz",
  da: "danish dansk dan dk",
  de: "german deutsch ger deu",
  el: "greek ελληνικά gre ell gr",
  en: "english eng",
  es: "spanish español castellano spa",
  fa: "persian farsi فارسی per fas",
  fr: "french français francais fre fra",
  he: "hebrew עברית heb iw",
  hi: "hindi हिन्दी हिंदी hin",
  id: "indonesian bahasa_indonesia ind",
  it: "italian italiano ita",
  ja: "japanese 日本語 jpn jp",
  ko: "korean 한국어 kor kr",
  nl: "dutch nederlands dut nld",
  pl: "polish polski pol",
  pt: "portuguese português por",
  ru: "russian русский rus",
  sv: "swedish svenska swe",
  sw: "swahili kiswahili swa swh",
  th: "thai ไทย ภาษาไทย tha",
  tr: "turkish türkçe tur",
  uk: "ukrainian українська ukr ua",
  vi: "vietnamese tiếng_việt vie vn",
  zh: "chinese 中文 汉语 漢語 chi zho cn",
  "zh-Hans": "simplified_chinese chinese_(simplified) 简体中文 中文(简体) 简体",
  "zh-Hant": "traditional_chinese chinese_(traditional) 繁體中文 中文(繁體) 繁體 正體中文",
};
const TAGS: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([tag, names]) => names.split(" ").map((name) => [name, tag] as const)),
);

/** Tells whether a tag is of a language that readers of news may meet. Other letters may be anything: `part.ii`. */
export const isCommonLanguage = (tag: string): boolean =>
  NAMES[tag.replace(/-.*/, "").toLowerCase()] !== undefined;

/** Codes that say that a language is not known, or that there are several or none. */
const NO_LANGUAGE = /^(?:und|mul|mis|zxx|none|null)$/i;

/** Returns the tag of the language that a text names: `zh_CN`, `en_US.UTF-8`, `Russian`, `jpn`; of several, that of the first. */
export function parseLanguage(text: string): string | undefined {
  const name = (text.normalize("NFKC").split(/[,;|]/)[0] ?? "").trim().replace(/^\[\s*|\s*\]$/g, "");
  const known = TAGS.get(name.toLowerCase().replaceAll(" ", "_"));
  const tag = known ?? name.replaceAll("_", "-").replace(/\.utf-?8$/i, "");
  return isLanguageTag(tag) && !NO_LANGUAGE.test(tag) ? tag : undefined;
}

/** Regions that write Chinese in Traditional characters. */
const TRADITIONAL = /^zh-(?:Hant|TW|HK|MO)\b/i;

/** Returns the script of a language tag; undefined for a language that is not Chinese. */
export function chineseScript(tag: string): ChineseScript | undefined {
  if (!/^zh\b/i.test(tag)) return undefined;
  return TRADITIONAL.test(tag) ? "zh-Hant" : "zh-Hans";
}

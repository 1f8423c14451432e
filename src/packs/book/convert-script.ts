import type { ChineseScript } from "../../model/settings.js";
import { convertMarkup, isOtherScript, loadConverter } from "../../render/convert-variant.js";

/** Writes texts in another script. */
export interface ScriptConverter {
  /** Returns a text of a language in the script. A text of another language than Chinese stays as it is. */
  text(text: string, lang: string): string;
  /** Returns a page in the script: its texts, its attributes that readers see or hear, and its language. */
  page(xhtml: string): string;
  /** Returns the language of such a text. */
  lang(lang: string): string;
}

/** Leaves every text as it was written. */
export const AS_WRITTEN: ScriptConverter = {
  text: (text) => text,
  page: (xhtml) => xhtml,
  lang: (lang) => lang,
};

/** Returns a converter to a script, by the dictionaries of OpenCC. */
export async function scriptConverter(script: ChineseScript): Promise<ScriptConverter> {
  const convert = await loadConverter(script);
  return {
    text: (text, lang) => (isOtherScript(lang, script) ? convert(text) : text),
    page: (xhtml) => convertMarkup(xhtml, script, convert),
    lang: (lang) => (isOtherScript(lang, script) ? script : lang),
  };
}

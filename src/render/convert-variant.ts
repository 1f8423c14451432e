import { chineseScript } from "../lib/text/language-tag.js";
import type { ChineseScript } from "../model/settings.js";

/** Converts a text from one script of Chinese to the other. */
export type ConvertText = (text: string) => string;

/** Loads the dictionary that converts to a script. It takes a fifth of a second. */
export async function loadConverter(to: ChineseScript): Promise<ConvertText> {
  if (to === "zh-Hant") {
    const { Converter } = await import("opencc-js/cn2t");
    return Converter({ from: "cn", to: "tw" });
  }
  const { Converter } = await import("opencc-js/t2cn");
  return Converter({ from: "tw", to: "cn" });
}

/** The start or the end of an element, a comment, a declaration. */
const TAG = /<(?:(\/?)([a-z][^\s/>]*)([^<>"]*(?:"[^"]*"[^<>"]*)*)|!--[\s\S]*?--|[!?][^<>]*)>/gi;
const SHOWN_ATTRIBUTE = /(\s(?:title|alt|placeholder|aria-label)=")([^"]*)"/g;
const CONTENT_ATTRIBUTE = /(\scontent=")([^"]*)"/;
/** Elements whose `content` is shown, by other sites. */
const SHOWN_META = /\s(?:name="description"|property="og:title")/;
/** A text that is nothing but an address. */
const ADDRESS = /^\s*[a-z]+:\/\/\S+\s*$/i;
const LANGUAGE = /(\s(?:xml:)?lang=")([^"]*)"/;
const LANGUAGES = new RegExp(LANGUAGE, "g");

/** Elements without Chinese prose: `id` and `loc` of feeds and sitemaps; `content` is converted before it is escaped. */
const PASSED_OVER = /^(?:style|pre|code|kbd|samp|textarea|id|loc|content)$/;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** An open element, and whether the text directly in it is converted. */
interface OpenElement {
  readonly name: string;
  readonly isConverted: boolean;
}

/**
 * Converts a page, a part of one, or a feed to a script of Chinese: its texts, the attributes that are shown, and the data in
 * it. Text that is marked as another language, or as Chinese in that script, stays as it is; so do addresses and code. Pure.
 * @param markup HTML or XML as the templates write it, with double quotation marks around the values of attributes
 * @param lang the language of what is in no element with a language; without it that is not converted
 */
export function convertMarkup(
  markup: string,
  to: ChineseScript,
  convert: ConvertText,
  lang?: string,
): string {
  const open: OpenElement[] = [{ name: "", isConverted: lang !== undefined && isOtherScript(lang, to) }];
  let result = "";
  let end = 0;
  const textUntil = (index: number): string => {
    const text = markup.slice(end, index);
    const { name, isConverted } = open.at(-1) as OpenElement;
    if (!isConverted || ADDRESS.test(text)) return text;
    return name === "script" ? convertJson(text, to, convert) : convert(text);
  };
  for (const { 0: tag, 1: slash, 2: written, 3: attributes = "", index } of markup.matchAll(TAG)) {
    result += textUntil(index);
    end = index + tag.length;
    const name = written?.toLowerCase();
    if (name === undefined) result += tag;
    else if (slash) {
      result += tag;
      close(open, name);
    } else {
      const element = elementOf(name, attributes, to, open.at(-1)?.isConverted === true);
      result += element.isConverted ? convertTag(tag, to, convert) : tag;
      if (!VOID.test(name) && !attributes.endsWith("/")) open.push(element);
    }
  }
  return result + textUntil(markup.length);
}

function elementOf(name: string, attributes: string, to: ChineseScript, isInConverted: boolean): OpenElement {
  const [, , lang] = LANGUAGE.exec(attributes) ?? [];
  const isOther = lang === undefined ? isInConverted : isOtherScript(lang, to);
  const isProgram = name === "script" && !/\stype="application\/[a-z+]*json"/.test(attributes);
  return { name, isConverted: isOther && !isProgram && !PASSED_OVER.test(name) };
}

/** Tells whether a language is Chinese in another script. */
export function isOtherScript(lang: string, to: ChineseScript): boolean {
  const script = chineseScript(lang);
  return script !== undefined && script !== to;
}

function convertTag(tag: string, to: ChineseScript, convert: ConvertText): string {
  const shown = tag
    .replace(LANGUAGES, (_, start: string) => `${start}${to}"`)
    .replace(SHOWN_ATTRIBUTE, (_, start: string, value: string) => `${start}${convert(value)}"`);
  if (!SHOWN_META.test(tag)) return shown;
  return shown.replace(CONTENT_ATTRIBUTE, (_, start: string, value: string) => `${start}${convert(value)}"`);
}

/** Closes an element and those in it that were left open. An end without a start closes nothing. */
function close(open: OpenElement[], name: string): void {
  const index = open.findLastIndex((element) => element.name === name);
  if (index > 0) open.length = index;
}

/** A language, or a text or a key of JSON. */
const JSON_PART = /("(?:lang|inLanguage)"\s*:\s*")zh\b[^"]*"|"((?:[^"\\]|\\.)*)"(\s*:)?/g;
/** A value that leads somewhere: an address, or the path of a file. */
const PATH =
  /^(?:[a-z][a-z0-9+.-]*:|\.{0,2}\/|#)\S*$|^\S+\.(?:html?|xml|json|jpe?g|png|gif|webp|avif|svg)(?:[?#]\S*)?$/i;

/**
 * Converts the texts in JSON to a script of Chinese. Keys, addresses and paths stay as they are. A variety of Chinese that is the
 * value of `lang` or `inLanguage` becomes that script. Pure.
 */
export const convertJson = (json: string, to: ChineseScript, convert: ConvertText): string =>
  json.replace(JSON_PART, (part, language?: string, text?: string, colon?: string) => {
    if (language !== undefined) return `${language}${to}"`;
    return text === undefined || colon !== undefined || PATH.test(text) ? part : `"${convert(text)}"`;
  });

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

/** Elements whose text is no Chinese prose. `id` and `loc` are those of feeds and sitemaps. */
const PASSED_OVER: ReadonlySet<string> = new Set(["style", "code", "kbd", "samp", "textarea", "id", "loc"]);
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** An open element, and whether the text directly in it is converted. */
interface OpenElement {
  readonly name: string;
  readonly isConverted: boolean;
}

/**
 * Converts a page or a feed to a script of Chinese: its texts, the attributes that are shown, and the data in it. Text that
 * is marked as another language, or as Chinese in that script, stays as it is; so do addresses and code. Pure.
 * @param markup HTML or XML as the templates write it, with double quotation marks around the values of attributes
 */
export function convertMarkup(markup: string, to: ChineseScript, convert: ConvertText): string {
  const open: OpenElement[] = [];
  let result = "";
  let end = 0;
  const textUntil = (index: number): string => {
    const text = markup.slice(end, index);
    return open.at(-1)?.isConverted && !ADDRESS.test(text) ? convert(text) : text;
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
      const element = elementOf(name, attributes, to, open.at(-1)?.isConverted ?? false);
      result += element.isConverted ? convertTag(tag, to, convert) : tag;
      if (!VOID.test(name) && !attributes.endsWith("/")) open.push(element);
    }
  }
  return result + textUntil(markup.length);
}

function elementOf(name: string, attributes: string, to: ChineseScript, isInConverted: boolean): OpenElement {
  const [, , lang] = LANGUAGE.exec(attributes) ?? [];
  const script = lang === undefined ? undefined : chineseScript(lang);
  const isOtherScript = lang === undefined ? isInConverted : script !== undefined && script !== to;
  const isProgram = name === "script" && !/\stype="application\/[a-z+]*json"/.test(attributes);
  return { name, isConverted: isOtherScript && !isProgram && !PASSED_OVER.has(name) };
}

function convertTag(tag: string, to: ChineseScript, convert: ConvertText): string {
  const shown = tag
    .replace(LANGUAGE, (_, start: string) => `${start}${to}"`)
    .replace(SHOWN_ATTRIBUTE, (_, start: string, value: string) => `${start}${convert(value)}"`);
  if (!SHOWN_META.test(tag)) return shown;
  return shown.replace(CONTENT_ATTRIBUTE, (_, start: string, value: string) => `${start}${convert(value)}"`);
}

/** Closes an element and those in it that were left open. An end without a start closes nothing. */
function close(open: OpenElement[], name: string): void {
  const index = open.findLastIndex((element) => element.name === name);
  if (index >= 0) open.length = index;
}

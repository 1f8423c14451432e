import { withSingleSpaces } from "../../../lib/html/characters.js";
import { NAME } from "./byline-words.js";

const BY =
  /^(?:(?:(?:written|posted|published|reported|submitted|words|text|story) )?by|von|por|par|автор|текст|بقلم|كتب|نویسنده|作者|(?:本[报報])?(?:特[约約]|[实實][习習])?[记記]者|通[讯訊][员員]|文字|撰文|编辑|責任編輯)\s*[:：|/]?\s+|^文\s*(?:[:：|/]\s+|\s(?=\p{L}{2}))|^(?:作者|记者|記者|文|文字|撰文|автор|текст)\s*[:：/]\s*/iu;
/** Words that stand in the place of an author where there is none. */
const NOBODY =
  /^(?:admin(?:istrat(?:or|eur)|istrador)?|super ?(?:user|utilisateur|usuario)|администратор|адміністратор|管理[员員]|webmaster|moderator|editor|staff|(?:news )?agencies|author|unknown|anonymous|none|null|undefined|root|user|guest|our \p{L}+|discuz! team|comsenz ui team)$/iu;
/** What a person is, behind the name. */
const ROLE =
  /,\s+(?:(?:staff|senior|chief|special|political|guest|freelance|managing|deputy|associate|assistant|contributing|former|lead|junior|business|science|health|environment|climate|education|sports?|politics|crime|courts?|city|local|national|foreign|world|technology|culture|arts|food|travel|economics|finance|energy|defen[cs]e|security|transport|community|investigati(?:ve|ons)|data|digital|features?|news|legal|religion|diplomatic|and|&)\s+)*(?:writer|reporter|correspondent|editor|contributor|columnist|photographer)s?\b.*$|,\s+(?:[\p{L}.'’&-]{2,40} ){1,3}staff$|\s+special to\b.*$/iu;
/** Returns a name without what the person is: `A. Name, Staff Writer`. */
export const withoutRole = (name: string): string => name.replace(ROLE, "");
/** A town behind a name, and no part of it such as `Jr.` */
const PLACE = /^(\p{L}[^,]*\s[^,]*),\s+(?!(?:Jr|Sr|MD|Ph|Esq|[IV]+)\b)\p{Lu}\p{L}{2,}$/u;
/** An address for mail beside a name: `ada@paper.example (Ada Brand)`, `Ada Brand <ada@paper.example>`, or without brackets. */
const MAIL =
  /(?<!\S)(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190} ?\((\p{L}[^()@]{1,80})\)|\s[<([]?(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190}[>)\]]?/gu;
const ONLY_ROLE =
  /^(?:(?:staff|senior|chief|special|political|guest|freelance) )*(?:writer|reporter|correspondent|editor|contributor|columnist|photographer)s?$/i;
/** The label of an editor, who is no author. */
const EDITOR = /^(?:责任编辑|責任編輯|责编|責編|编辑|編輯)\s?[:：]/u;
/** Days and times behind `By`, as in `By Monday.` No name of a month that is one of people is here. */
const A_TIME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|january|february|july|september|october|november|december|noon|midnight|now|then|today|tomorrow|tonight)\.?$/i;
const LONGEST_NAME = 80;

/**
 * Returns the names of people in some bylines, each once. A byline may have several names. Words such as `By` are cut off.
 * Addresses, numbers and names of accounts such as `admin` are left out.
 */
export function cleanNames(texts: readonly string[]): string[] {
  const names = texts
    .flatMap((text) =>
      withSingleSpaces(text)
        .replace(/<\/?[a-z][^<>]*>/gi, "")
        .replace(MAIL, " $1")
        .trim()
        .replace(BY, "")
        .split(BETWEEN_NAMES),
    )
    .flatMap(partsOfNames)
    .map((name) =>
      withoutRole(name.replace(BY, ""))
        .replace(PLACE, "$1")
        .replace(/^[\s,|·•—–-]+|[\s,|·•—–-]+$|(?<=\p{Ll}{3})\.$/gu, ""),
    )
    .filter((name) => isName(name));
  const written = new Map<string, string>();
  for (const name of names) {
    const key = name.toLowerCase();
    const other = written.get(key);
    if (other === undefined || other === other.toUpperCase()) written.set(key, name);
  }
  return [...written.values()];
}

/** Signs and words between names. Between Korean names, a dot is one. */
const BETWEEN_NAMES =
  /\s*[;；、،؛]\s*|\s*,\s+(?!(?:\p{Lu}[\p{L}.'’&-]{1,40} ){1,3}[Ss]taff$)(?=\p{Lu}[\p{L}.]+\s)|\s+(?:and|AND|und|и|و)\s+(?=\p{L})|(?<=[\uac00-\ud7af]{2})\s?[,·]\s?(?=[\uac00-\ud7af]{2})/u;

const BETWEEN_HAN_NAMES = /(?<=(?:^|\s)\p{Script=Han}{2,3})\s(?=\p{Script=Han}{2,3}(?:\s|$))/u;

/** Returns names of people, each alone where some stand together as in Chinese: `林晚 王明`. In Japanese the space is within a name. */
export const partedHanNames = (names: readonly string[], lang = ""): readonly string[] =>
  isJapanese(lang) ? names : [...new Set(names.flatMap((name) => name.split(BETWEEN_HAN_NAMES)))];

/** Tells whether a tag of a language is one of Japanese. */
export const isJapanese = (lang: string): boolean => /^ja(?:-|$)/i.test(lang);

/** Signs and words between names, which stand within the names of firms or of a person too. */
const BETWEEN = /\s+(?:[&/|｜]|with|et|och|og|y|e|i|ja|és|și|і|та|ve|và)\s+/u;

/** Returns the names in a text whose parts are names; behind a line, other parts are the site or a place. */
function partsOfNames(text: string): readonly string[] {
  const [first = "", ...others] = text.length > 2 * LONGEST_NAME ? [text] : text.split(BETWEEN);
  if (others.length === 0 || !A_NAME.test(first)) return [text];
  if (others.every((one) => A_NAME.test(one))) return [first, ...others];
  return /^\s+[|｜]\s/u.test(text.slice(first.length))
    ? [first, ...others.filter((one) => A_NAME.test(one))]
    : [text];
}

const A_NAME = new RegExp(`^(?:${NAME})$`, "u");

function isName(name: string): boolean {
  if (name === "" || name.length > LONGEST_NAME) return false;
  return (
    !/^(?:https?:)?\/\/|^www\.|@|^\d+$/.test(name) &&
    !NOBODY.test(name) &&
    !A_TIME.test(name) &&
    !ONLY_ROLE.test(name) &&
    !EDITOR.test(name) &&
    /\p{L}/u.test(name)
  );
}

import { withCharacters } from "../../../lib/html/plain-title.js";
import { partedHanNames, withoutRole } from "../../html/metadata/clean-names.js";
import { withoutLinks } from "../syntax/write-markdown.js";
import type { Fields, FieldValue } from "./fields.js";
import { firstOf, NAME_KEYS } from "./read-texts.js";

/** The marks between two names. A comma before `Jr.` and the like is part of a name. */
const BETWEEN_NAMES =
  /\s*[;、，；،؛]\s*|\s+[|/]\s+|\s+(?=通[讯訊][员員])|(?<=\p{Script=Han})\s*[／/]\s*(?=\p{Script=Han})|\s*,(?!\s*(?:jr|sr|ii|iii|iv|md|m\.d|phd|ph\.d|esq)\b)\s*(?:and\s+|&\s*)?|\s+(?:and|und|et|y|&)\s+|\s+[和与與]\s+|(?<=[\uac00-\ud7af]{2})\s*·\s*(?=[\uac00-\ud7af]{2})/iu;
/** Words that stand within a name as well: they part names of two words and more. */
const BETWEEN_WHOLE_NAMES =
  /(?<=\p{Lu}[\p{L}.'’-]+ \p{Lu}[\p{L}.'’-]+)\s(?:e|i|och|og|ja|és|și|и|і|та|ve|và)\s(?=\p{Lu}[\p{L}.'’-]+ \p{Lu})|(?<=[\p{Lo}\u200c]{2} [\p{Lo}\u200c]{2,20})\sو\s(?=[\p{Lo}\u200c]{2,20} \p{Lo})/u;
/** What reporters are called behind their names in Korean. */
const REPORTER = /(?<=[\uac00-\ud7af]{2})\s?기자$/u;

/** What programs write where nothing is known. */
export const isNothing = (text: string): boolean => /^(?:none|null|nil|undefined|nan|n\/a)$/i.test(text);

/**
 * Returns the names of the people in a field. The field is a text (`By A, B and C`), a mapping with a name, one with a mapping for
 * each person, or a list of these. Returns undefined if a mapping has no name, or a text is none.
 * @param lang of the article
 */
export function readPeople(value: FieldValue, lang = ""): readonly string[] | undefined {
  if (typeof value === "string") return namesIn(value, lang);
  if (!Array.isArray(value)) return nameOf(value as Fields);
  const signing = (value as readonly FieldValue[]).filter((item) => !isFirm(item));
  const people = (signing.length > 0 ? signing : (value as readonly FieldValue[])).map((item) =>
    typeof item === "string" ? [plain(item).replace(BEFORE_NAMES, "")] : readPeople(item),
  );
  return people.includes(undefined) ? undefined : people.flatMap((names) => names ?? []).filter(isName);
}

/** Tells of what schema.org calls an organization, which may sign beside people. */
const isFirm = (value: FieldValue): boolean =>
  typeof value === "object" &&
  !Array.isArray(value) &&
  /Organization$/.test(String((value as Fields)["@type"]));

/** A list that a program printed: `['Ada Moreno', 'Noor Haddad']`. */
const PRINTED = /^\s*\[\s*(["'])(.{1,2000})\1\s*\]\s*$/;

function namesIn(text: string, lang: string): string[] | undefined {
  const printed = PRINTED.exec(text)?.[2];
  if (printed !== undefined)
    return printed
      .split(/["']\s*,\s*["']/)
      .map(plain)
      .filter(isName);
  const parted = withoutRole(plain(withCharacters(text)))
    .replace(BEFORE_NAMES, "")
    .split(BETWEEN_NAMES)
    .flatMap((name) => name.split(BETWEEN_WHOLE_NAMES));
  const names = partedHanNames(parted, lang)
    .map((name) => plain(name).replace(BEFORE_NAMES, "").replace(FROM, "").replace(REPORTER, ""))
    .filter(isName);
  return names.length === 0 && !isNothing(text.trim()) ? undefined : names;
}

/** `By A`, `Written by A`, `文／A`, `记者 A`, `本报记者A` */
const BEFORE_NAMES =
  /^(?:(?:(?:written|posted|published|reported|words|text|story)\s+)?by\s+(?=\S)|文\s*[：:／/]\s*|(?:作者|(?:本[报報][实實]?[习習]?)?[記记]者|通[讯訊][员員])(?:\s*[：:／/]\s*|\s+|(?=\p{Script=Han}{2,4}$)))/iu;

/** Such words in lower case before a whole name; one name behind `von` is that of a family. */
const FROM = /^(?:von|par|por) (?=\p{Lu}[\p{L}.'’-]+ \p{Lu})/u;

const isName = (name: string): boolean =>
  /[\p{L}\p{N}]/u.test(name) && !isNothing(name) && !/^(?:https?:\/\/|true$|false$)/i.test(name);

/** Returns a text with the words of Obsidian's links in their place: `[[note|words]]`. */
export const withoutWikiLinks = (text: string): string =>
  text.replace(/\[\[(?:[^[\]|]{0,200}\|)?([^[\]|]{1,200})\]\]/g, "$1");

/** Returns a name without the marks of links, addresses for mail and tags of HTML. `mail (Name)` is how RSS writes one. */
const plain = (name: string): string =>
  withoutLinks(withoutWikiLinks(name))
    .replace(/^\s*\S+(?:@| at )\S+\s+\(([^()]+)\)\s*$/, "$1")
    .replace(/<[^<>]*@[^<>]*>|<\/?[a-z][^<>]*>/gi, "")
    .replace(/\s+/gu, " ")
    .trim();

function nameOf(person: Fields): readonly string[] | undefined {
  const named = person.name ?? partsOfName(person) ?? firstOf(person, NAME_KEYS);
  if (named !== undefined)
    return typeof named === "string" ? [plain(named)].filter(isName) : readPeople(named);
  // A mapping without a name may hold people by their keys.
  const others = Object.values(person);
  return others.some((one) => typeof one === "string") ? undefined : readPeople(others);
}

function partsOfName(person: Fields): string | undefined {
  const parts = [
    firstOf(person, ["given", "first_name", "firstname"]),
    firstOf(person, ["family", "last_name", "lastname"]),
  ].filter((part) => typeof part === "string");
  return parts.length > 0 ? parts.join(" ") : undefined;
}

import type { FieldValue } from "./fields.js";

/** The marks between two names. A comma before `Jr.` and the like is part of a name. */
const BETWEEN_NAMES =
  /\s*[;、，；]\s*|\s*,(?!\s*(?:jr|sr|ii|iii|iv|md|m\.d|phd|ph\.d|esq)\b)\s*(?:and\s+|&\s*)?|\s+(?:and|und|et|y|&)\s+|\s+[和与與]\s+/iu;

/**
 * Returns the names of the people in a field. The field is a text (`By A, B and C`), a mapping with a `name`, or a list of
 * these. Returns undefined if a mapping has no name.
 */
export function readPeople(value: FieldValue): readonly string[] | undefined {
  if (typeof value === "string") return namesIn(value);
  if (!Array.isArray(value)) return nameOf(value as Readonly<Record<string, FieldValue>>);
  const people = value.map((item) => (typeof item === "string" ? [plain(item)] : readPeople(item)));
  return people.includes(undefined) ? undefined : people.flatMap((names) => names ?? []).filter(Boolean);
}

const namesIn = (text: string): string[] =>
  plain(text.replace(/^by\s+(?=\S)/i, ""))
    .split(BETWEEN_NAMES)
    .map(plain)
    .filter(Boolean);

/** Returns a text with the words of Obsidian's links in their place: `[[note|words]]`. */
export const withoutWikiLinks = (text: string): string =>
  text.replace(/\[\[(?:[^[\]|]{0,200}\|)?([^[\]|]{1,200})\]\]/g, "$1");

const plain = (name: string): string =>
  withoutWikiLinks(name)
    .replace(/<[^<>]*@[^<>]*>/, "")
    .replace(/\s+/gu, " ")
    .trim();

function nameOf(person: Readonly<Record<string, FieldValue>>): readonly string[] | undefined {
  const named = person.name ?? person.display_name ?? person.fullname ?? person.title;
  return named === undefined ? undefined : typeof named === "string" ? [plain(named)] : readPeople(named);
}

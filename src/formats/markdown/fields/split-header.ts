import type { SplitFile } from "../../front-matter.js";
import { isKnownField, namesOf, plainName } from "./field-names.js";

/** Limit of a header, in characters. */
const LONGEST = 10_000;

/** The name of a field: of MultiMarkdown and Pelican, of Logseq with two colons, in bold, or in an item of a list or quotation. */
const NAME = String.raw`(?:[-*+>][ \t]+)?(?:\*\*)?(\p{L}[\p{L}\p{M}\p{N}_ -]{0,30})(?:\*\*)?(?:::?|：)(?:\*\*)?`;
/** Fields up to a blank line, or a line of dashes or the like; a line that is indented goes on. */
const FIELDS = new RegExp(
  `^(?:${NAME}.*(?:\\n[ \\t]+\\S.*)*(?:\\n|$))+(?:(?:={3,}|-{3,}|\\*{3,}|_{3,})[ \\t]*(?:\\n|$)|(?=[ \\t]*(?:\\n|$)))`,
  "u",
);
const FIELD = new RegExp(`^${NAME}(.*(?:\\n[ \\t]+\\S.*)*)`, "gmu");
/** The fields of a post of Nikola, in a comment. */
const NIKOLA = /^<!--[ \t]*\n((?:[ \t]*\.\. [\w-]+:.*\n)+)[ \t]*-->[ \t]*(?:\n|$)/;
/** The heading above the fields of a page that Notion exported. */
const HEADING = /^# +(\S.*)\n(?:[ \t]*\n)?/;

/** The line above a letter in an archive of letters. */
const ABOVE_LETTER = /^From [^\n]{1,200}\d{4}\n(?=(?:[\w-]+:[^\n]*\n)+)/;

/** Title, authors and date as Pandoc writes them. */
const PERCENT = /^% ?(\S.*)\n(?:%(.*)\n)?(?:%(.*)\n)?/;
const PERCENT_NAMES = ["title", "authors", "date"];

/**
 * Splits a file that begins with fields without marks around them: those of MultiMarkdown and Pelican, of Nikola, Pandoc or Jina. Fields below a
 * heading stay in the body, too. Returns undefined where there are none, or no title is among them.
 */
export function splitHeader(text: string): SplitFile | undefined {
  const beginning = text.slice(0, LONGEST);
  const heading = HEADING.exec(beginning);
  if (heading) return belowHeading(text, beginning.slice(heading[0].length), heading[1] ?? "");
  const joplin = JOPLIN.exec(text.slice(-LONGEST));
  if (joplin) return aboveFields(text.slice(0, text.length - joplin[0].length), joplin[1] ?? "");
  const percent = PERCENT.exec(beginning);
  const nikola = NIKOLA.exec(beginning);
  const [above = ""] = ABOVE_LETTER.exec(beginning) ?? [];
  const labelled = fieldsAboveLabel(beginning);
  const written = labelled ?? FIELDS.exec(beginning.slice(above.length))?.[0] ?? "";
  const header = percent?.[0] ?? nikola?.[0] ?? above + written;
  const fields = percent
    ? PERCENT_NAMES.map((name, index) => [name, percent[index + 1] ?? ""] as const)
    : asOfMail(fieldsIn(nikola?.[1]?.replace(/^[ \t]*\.\. /gm, "") ?? withoutLabel(written, labelled)));
  if (header.length === LONGEST || !fields.some(([name]) => namesOf("title").includes(plainName(name))))
    return undefined;
  return {
    data: dataOf(fields),
    body: text.slice(header.length),
    bodyLine: header.split("\n").length,
    notices: [],
  };
}

/** Returns fields without the label of the text below them. */
const withoutLabel = (fields: string, labelled: string | undefined): string =>
  labelled === undefined ? fields : fields.replace(/[^\n]+\n?$/, "");

/** The fields below a note that Joplin exported as it keeps it. */
const JOPLIN = /\n\n(id: [0-9a-f]{32}\n(?:[a-z_]+: ?.*\n){3,}type_: 1)\s*$/;

/** Reads a note of Joplin: its title, its text, and its fields, which are known by other names, too. */
function aboveFields(note: string, fields: string): SplitFile {
  const [title = "", ...rest] = note.split("\n");
  const known = fieldsIn(fields).filter(([name]) => isKnownField(name) && name !== "id");
  return { data: { ...dataOf(known), title }, body: rest.join("\n"), bodyLine: 2, notices: [] };
}

type NamedTexts = readonly (readonly [name: string, value: string])[];

const fieldsIn = (header: string): NamedTexts =>
  Array.from(header.matchAll(FIELD), ([, name = "", value = ""]) => partsOf(name, value)).flat();

/** The mark before another field on a line: `作者：林晚 | 来源：河岸周刊`. */
const NEXT = /[|｜]\s*(?=\p{L}[\p{L}\p{M} _-]{0,20}[:：])/u;

/** Returns the fields on a line, each of which but the first has to have a known name. */
function partsOf(name: string, line: string): NamedTexts {
  const [value = "", ...others] = line.split(NEXT);
  const next = others.map((part): readonly [string, string] => {
    const colon = part.search(/[:：]/u);
    return [part.slice(0, colon).trim(), part.slice(colon + 1)];
  });
  return next.every(([other]) => isKnownField(other)) ? [[name, value], ...next] : [[name, line]];
}

/** The fields above a letter: its subject is its title, and who sent it wrote it. */
const OF_MAIL: ReadonlyMap<string, string> = new Map([
  ["subject", "title"],
  ["from", "author"],
]);

/** Returns the fields of a letter by the names of an article's; others as they are. */
function asOfMail(fields: NamedTexts): NamedTexts {
  const names = fields.map(([name]) => name.toLowerCase());
  const isMail = ["from", "subject", "date"].every((name) => names.includes(name));
  return isMail ? fields.map(([name, value]) => [OF_MAIL.get(name.toLowerCase()) ?? name, value]) : fields;
}

const dataOf = (fields: NamedTexts): SplitFile["data"] =>
  Object.fromEntries(
    fields
      .filter(([name]) => !OF_THE_READER.test(name))
      .map(([name, value]) => [name, value.replace(/\s+/g, " ").trim()]),
  );

/** Reads two or more fields below a heading, all of which have a meaning. */
function belowHeading(text: string, rest: string, title: string): SplitFile | undefined {
  const fields = fieldsIn(FIELDS.exec(rest)?.[0] ?? "");
  if (fields.length < 2 || !fields.every(([name]) => isKnownField(name))) return undefined;
  return { data: { ...dataOf(fields), title }, body: text, bodyLine: 1, notices: [] };
}

/** What programs write above the text of an article, in the form of `plainName`. */
const LABELS_OF_TEXT = new Set(
  "content body article articletext fulltext markdowncontent 正文 内容 內容 全文 本文 본문 내용 содержание contenu contenido conteúdo contenuto inhalt içerik nộidung النص المحتوى متن text текст texte texto testo".split(
    " ",
  ),
);
/** Labels that may name who wrote the text as well: `Text: Ada Moreno`. */
const OF_WRITERS = /^(?:text|текст|texte|texto|testo)$/;
const LONGEST_NAME = 40;

/** Fields that the reader of Jina writes of its own work. */
const OF_THE_READER = /^(?:Markdown Content|Warning|Number of Pages)$/;

const LABELLED = /^(?:\*\*)?(\p{L}[\p{L}\p{M}\p{N}_ -]{0,30})(?:\*\*)?[:：](?:\*\*)?[ \t]*(.*)$/u;
const MOST_LABELLED = 40;

/**
 * Returns the fields at the beginning of a file, up to the label of the text (`Content:`, `正文：`), which may stand on a line of its
 * own or before the text. Blank lines may stand between the fields. Returns undefined if there is no such label, or another line
 * above it than a known field.
 */
function fieldsAboveLabel(beginning: string): string | undefined {
  let end = 0;
  for (const line of beginning.split("\n", MOST_LABELLED)) {
    const [whole, name = "", value = ""] = LABELLED.exec(line.trimEnd()) ?? [];
    if (whole === undefined && line.trim() !== "") return undefined;
    const label = plainName(name);
    if (LABELS_OF_TEXT.has(label) && end > 0) {
      if (value === "") return beginning.slice(0, end + line.length + 1);
      const isWriter = OF_WRITERS.test(label) && value.length <= LONGEST_NAME;
      return isWriter ? undefined : beginning.slice(0, end + line.indexOf(value, name.length));
    }
    if (whole !== undefined && !isKnownField(name) && !OF_THE_READER.test(name)) return undefined;
    end += line.length + 1;
  }
  return undefined;
}

import type { SplitFile } from "../../front-matter.js";
import { isKnownField, namesOf, plainName } from "./field-names.js";

/** Limit of a header, in characters. */
const LONGEST = 10_000;

/**
 * Fields as MultiMarkdown and Pelican write them, and Logseq with two colons, up to a blank line; a line that is indented goes
 * on.
 */
const FIELDS =
  /^(?:\p{L}[\p{L}\p{N}_ -]{0,30}(?:::?|：).*(?:\r?\n[ \t]+\S.*)*(?:\r?\n|$))+(?=[ \t]*(?:\r?\n|$))/u;
const FIELD = /^(\p{L}[\p{L}\p{N}_ -]*)(?:::?|：)(.*(?:\r?\n[ \t]+\S.*)*)/gmu;
/** The heading above the fields of a page that Notion exported. */
const HEADING = /^# +(\S.*)\r?\n(?:[ \t]*\r?\n)?/;

/** Title, authors and date as Pandoc writes them. */
const PERCENT = /^% ?(\S.*)\r?\n(?:%(.*)\r?\n)?(?:%(.*)\r?\n)?/;
const PERCENT_NAMES = ["title", "authors", "date"];

/**
 * Splits a file that begins with fields without marks around them: those of MultiMarkdown and Pelican, or of Pandoc. Fields below a
 * heading stay in the body, too. Returns undefined where there are none, or no title is among them.
 */
export function splitHeader(text: string): SplitFile | undefined {
  const beginning = text.slice(0, LONGEST);
  const heading = HEADING.exec(beginning);
  if (heading) return belowHeading(text, beginning.slice(heading[0].length), heading[1] ?? "");
  const percent = PERCENT.exec(beginning);
  const [header = ""] = percent ?? FIELDS.exec(beginning) ?? [];
  const fields = percent
    ? PERCENT_NAMES.map((name, index) => [name, percent[index + 1] ?? ""] as const)
    : fieldsIn(header);
  if (header.length === LONGEST || !fields.some(([name]) => namesOf("title").includes(plainName(name))))
    return undefined;
  return {
    data: dataOf(fields),
    body: text.slice(header.length),
    bodyLine: header.split("\n").length,
    notices: [],
  };
}

type NamedTexts = readonly (readonly [name: string, value: string])[];

const fieldsIn = (header: string): NamedTexts =>
  Array.from(header.matchAll(FIELD), ([, name = "", value = ""]) => [name, value] as const);

const dataOf = (fields: NamedTexts): SplitFile["data"] =>
  Object.fromEntries(fields.map(([name, value]) => [name, value.replace(/\s+/g, " ").trim()]));

/** Reads two or more fields below a heading, all of which have a meaning. */
function belowHeading(text: string, rest: string, title: string): SplitFile | undefined {
  const fields = fieldsIn(FIELDS.exec(rest)?.[0] ?? "");
  if (fields.length < 2 || !fields.every(([name]) => isKnownField(name))) return undefined;
  return { data: { ...dataOf(fields), title }, body: text, bodyLine: 1, notices: [] };
}

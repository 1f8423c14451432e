import { firstPresent, nonEmpty, present } from "../../../lib/present.js";
import { statedDay } from "../../../lib/text/parse-time.js";
import type { FrontMatter } from "../../../model/article.js";
import { readVisibleAuthors } from "../../html/metadata/read-visible-authors.js";
import { readVisibleDate } from "../../html/metadata/read-visible-date.js";
import { linesBeforeSentence } from "../../html/metadata/visible-lines.js";
import { withoutLinks } from "../syntax/write-markdown.js";
import { type FieldMeaning, namesOf, plainName } from "./field-names.js";
import { readPeople } from "./read-people.js";
import { sourceAtEdges } from "./source-at-edges.js";

const MOST_LINES = 4;

/** The time of a day ends with a full stop, too: `8:12 a.m.` */
const SENTENCE_END = /(?:[!?。！？]|(?<!\b[ap]\. ?m)\.)$/iu;
/** A link right behind a word, where a page had space by its style: `By[Ada Moreno](…)`. */
const GLUED_LINK = /(?<=[a-z:|])\[(?=\p{Lu})/gu;

/** A name that only a space parts from a day: `By Ada Moreno March 3, 2021`. */
const NAME_BEFORE_DAY = /^(by\s.{3,60}?)\s+(?=\p{L}{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}\b)/iu;

/** A line of tags alone, as HackMD and Bear have it below the title. One word behind `#` may be a heading. */
const TAGS = /^(?:#{1,6} )?tags?: *((?:`[^`\n]+`[ ,]*)+)$|^((?:#[\p{L}\d][\p{L}\d/_-]*[ \t]*){2,})$/imu;

/** Returns the day, the reporters and the tags in the short lines at the beginning of a body, where converters of pages leave them. */
export function readByline(body: string): Partial<Pick<FrontMatter, "date" | "reporters" | "tags">> {
  const lines = body
    .slice(0, 2000)
    .split("\n")
    .map((line) =>
      withoutLinks(line.replace(GLUED_LINK, " ["))
        .replace(/\\([!-/:-@[-`{-~])/g, "$1")
        .replace(/[*_]+|^[ >]+|\\$/g, "")
        .replace(NAME_BEFORE_DAY, "$1 | ")
        .trim(),
    )
    .filter(Boolean)
    .slice(0, MOST_LINES);
  const around = linesBeforeSentence(lines, SENTENCE_END);
  const below = fieldsBelow(body.slice(-3000));
  const [, ticked, hashed] = TAGS.exec(body.slice(0, 500)) ?? [];
  const tags = (ticked ?? hashed)?.match(/[^\s`#,]+/g);
  return present({
    tags: tags ? [...tags] : undefined,
    date: readVisibleDate(around) ?? below.date,
    reporters: readVisibleAuthors(around) ?? below.reporters,
  });
}

const LINES_BELOW = 6;
const FIELD = /^[\s>*_+-]*(\p{L}[\p{L}\p{M} _-]{0,30}?)[*_ ]*[:：][*_\s]*(\S.*?)[\s\\*_]*$/u;

/** Reads the lines with the names of fields at the end of a text. They are of the article if one of them names its original. */
function fieldsBelow(end: string): Partial<Pick<FrontMatter, "date" | "reporters">> {
  const lines = end
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(-LINES_BELOW);
  if (!lines.some((line) => sourceAtEdges(line))) return {};
  const read = <Value>(
    meaning: FieldMeaning,
    parse: (text: string) => Value | undefined,
  ): Value | undefined =>
    firstPresent(lines, (line) => {
      const [, name = "", value = ""] = FIELD.exec(line) ?? [];
      return namesOf(meaning).includes(plainName(name)) ? parse(value) : undefined;
    });
  return present({
    date: read("date", (text) => statedDay(text)),
    reporters: read("reporters", (text) => nonEmpty(readPeople(text))),
  });
}

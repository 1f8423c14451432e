import { present } from "../../../lib/present.js";
import type { FrontMatter } from "../../../model/article.js";
import { readVisibleAuthors } from "../../html/metadata/read-visible-authors.js";
import { readVisibleDate } from "../../html/metadata/read-visible-date.js";

/** Characters of the longest line that is no sentence. */
const LONGEST = 80;
const MOST_LINES = 4;

/** A line of tags alone, as HackMD and Bear have it below the title. One word behind `#` may be a heading. */
const TAGS = /^(?:#{1,6} )?tags?: *((?:`[^`\n]+`[ ,]*)+)$|^((?:#[\p{L}\d][\p{L}\d/_-]*[ \t]*){2,})$/imu;

/** Returns the day, the reporters and the tags in the short lines at the beginning of a body, where converters of pages leave them. */
export function readByline(body: string): Partial<Pick<FrontMatter, "date" | "reporters" | "tags">> {
  const lines = body
    .slice(0, 2000)
    .split("\n")
    .map((line) =>
      line
        .replace(/\[([^[\]]*)\]\([^()]*\)/g, "$1")
        .replace(/[*_]+|^[ >]+|\\$/g, "")
        .trim(),
    )
    .filter(Boolean)
    .slice(0, MOST_LINES);
  const end = lines.findIndex((line) => line.length > LONGEST || /[.!?。！？]$/u.test(line));
  const after = lines
    .slice(0, end < 0 ? lines.length : end)
    .map((text) => ({ text, isHeading: false, isDateMark: false }));
  const around = { before: [], after, marked: [] };
  const [, ticked, hashed] = TAGS.exec(body.slice(0, 500)) ?? [];
  const tags = (ticked ?? hashed)?.match(/[^\s`#,]+/g);
  return present({
    tags: tags ? [...tags] : undefined,
    date: readVisibleDate(around),
    reporters: readVisibleAuthors(around),
  });
}

import type { SplitFile } from "../../front-matter.js";
import { plainName } from "./field-names.js";

/** Limit of a header, in characters. */
const LONGEST = 10_000;

/** Fields as MultiMarkdown and Pelican write them, up to a blank line; a line that is indented goes on. */
const FIELDS = /^(?:[A-Za-z][\w -]{0,30}:.*(?:\r?\n[ \t]+\S.*)*(?:\r?\n|$))+(?=[ \t]*(?:\r?\n|$))/;
const FIELD = /^([A-Za-z][\w -]*):(.*(?:\r?\n[ \t]+\S.*)*)/gm;

/** Title, authors and date as Pandoc writes them. */
const PERCENT = /^% ?(\S.*)\r?\n(?:%(.*)\r?\n)?(?:%(.*)\r?\n)?/;
const PERCENT_NAMES = ["title", "authors", "date"];

/**
 * Splits a file that begins with fields without marks around them: those of MultiMarkdown and Pelican, or of Pandoc. Returns
 * undefined where there are none, or no title is among them.
 */
export function splitHeader(text: string): SplitFile | undefined {
  const beginning = text.slice(0, LONGEST);
  const percent = PERCENT.exec(beginning);
  const [header = ""] = percent ?? FIELDS.exec(beginning) ?? [];
  const fields = percent
    ? PERCENT_NAMES.map((name, index) => [name, percent[index + 1] ?? ""] as const)
    : Array.from(header.matchAll(FIELD), ([, name = "", value = ""]) => [name, value] as const);
  if (header.length === LONGEST || !fields.some(([name]) => plainName(name) === "title")) return undefined;
  const data = Object.fromEntries(fields.map(([name, value]) => [name, value.replace(/\s+/g, " ").trim()]));
  return { data, body: text.slice(header.length), bodyLine: header.split("\n").length, notices: [] };
}

import type { Element, Root, RootContent } from "hast";
import { withSingleSpaces } from "../../../convert/characters.js";
import { attribute, classesOf, isHeading, textOf } from "../../../convert/elements.js";
import type { Day } from "../../../model/names.js";
import { parsePageDate } from "./parse-page-date.js";

/** Characters of a line that states a day; a paragraph that mentions one is longer. */
const LONGEST_LINE = 120;
/** Lines after the title among which the day is looked for, and before it. */
const LINES_AFTER = 8;
const LINES_BEFORE = 3;
const CHANGED =
  /\b(?:updated|modified|last edited|accessed)\b|更新|修改|修订|обновлен|изменен|aktualisiert|تحديث/iu;

/**
 * Returns the day that a short line near the page's title states, or undefined where there is none or where such lines
 * state different days.
 */
export function readVisibleDate(tree: Root, title: string): Day | undefined {
  const lines = linesOf(tree);
  const isTitle = (line: Line): boolean =>
    line.text !== "" && (line.text === title || (title.startsWith(line.text) && line.isHeading));
  const index = Math.max(
    lines.findIndex((line) => line.isHeading && isTitle(line)),
    -1,
  );
  const from = index >= 0 ? index : lines.findIndex(isTitle);
  if (from < 0) return undefined;
  return (
    theDay(lines.slice(from + 1, from + 1 + LINES_AFTER)) ??
    theDay(lines.slice(Math.max(0, from - LINES_BEFORE), from))
  );
}

/** Returns the one day of the lines; a line of change counts only where no other has a day. */
function theDay(lines: readonly Line[]): Day | undefined {
  const dated = lines
    .filter(({ text }) => text.length <= LONGEST_LINE)
    .flatMap(({ text, isMarked }) => {
      const day = parsePageDate(text);
      return day ? [{ day, isMarked, isChange: CHANGED.test(text) }] : [];
    });
  const published = dated.filter((one) => !one.isChange);
  const marked = published.filter((one) => one.isMarked);
  const days = new Set((marked.length > 0 ? marked : published).map((one) => one.day));
  return days.size === 1 ? [...days][0] : undefined;
}

interface Line {
  readonly text: string;
  readonly isHeading: boolean;
  /** Its element is named as one of a date. */
  readonly isMarked: boolean;
}

/** Elements that stand within a line. */
const INLINE = new Set("a abbr b bdi cite em font i small span strong sub sup time u".split(" "));
const SILENT = new Set(["script", "style", "template", "noscript", "title", "select", "option"]);
const MOST_LINES = 4000;

function linesOf(tree: Root): Line[] {
  const lines: Line[] = [];
  let words = "";
  const end = (owner: Element | undefined): void => {
    const text = withSingleSpaces(words);
    words = "";
    if (text)
      lines.push({
        text,
        isHeading: owner !== undefined && isHeading(owner),
        isMarked: owner !== undefined && isDateMark(owner),
      });
  };
  const walk = (nodes: readonly RootContent[], owner: Element | undefined): void => {
    for (const node of nodes) {
      if (lines.length > MOST_LINES) return;
      if (node.type === "text") words += node.value;
      if (node.type !== "element" || SILENT.has(node.tagName)) continue;
      if (INLINE.has(node.tagName) && !isDateMark(node)) walk(node.children, owner);
      else {
        end(owner);
        if (isHeading(node)) words += textOf(node);
        else walk(node.children, node);
        end(node);
      }
    }
  };
  walk(tree.children, undefined);
  return lines;
}

const isDateMark = (node: Element): boolean =>
  /(?:^|[-_\s])(?:date|time|pub(?:lished|date)?|posted|timestamp|datetime|pubtime)(?:$|[-_\s])/i.test(
    `${classesOf(node).join(" ")} ${attribute(node, "id") ?? ""}`,
  );

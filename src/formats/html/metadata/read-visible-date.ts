import { parseDay } from "../../../lib/text/parse-day.js";
import type { Day } from "../../../model/names.js";
import type { LinesOfTitle, VisibleLine } from "./visible-lines.js";

const CHANGED =
  /\b(?:updated|modified|last edited|accessed)\b|更新|修改|修订|обновлен|изменен|aktualisiert|تحديث/iu;

/**
 * Returns the day that the lines after the title state, else the day that the lines before it state. Lines that state
 * different days count as lines without a day. Returns undefined if there is none.
 */
export const readVisibleDate = ({ before, after }: LinesOfTitle): Day | undefined =>
  theDay(after) ?? theDay(before);

/** Returns the only day of some lines. Lines about a change are left out. If a line is marked as a date, only such lines count. */
function theDay(lines: readonly VisibleLine[]): Day | undefined {
  const dated = lines
    .filter(({ text }) => !CHANGED.test(text))
    .flatMap(({ text, isDateMark }) => {
      const day = parseDay(text);
      return day ? [{ day, isDateMark }] : [];
    });
  const marked = dated.filter((one) => one.isDateMark);
  const days = new Set((marked.length > 0 ? marked : dated).map((one) => one.day));
  return days.size === 1 ? [...days][0] : undefined;
}

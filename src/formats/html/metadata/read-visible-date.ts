import { parseDay } from "../../../lib/text/parse-day.js";
import type { Day } from "../../../model/names.js";
import type { LinesOfTitle, VisibleLine } from "./visible-lines.js";

const CHANGED =
  /\b(?:updated|modified|last edited|accessed)\b|更新|修改|修订|обновлен|изменен|aktualisiert|تحديث/iu;

/**
 * Returns the day that a short line near the page's title states, or undefined where there is none or where such lines
 * state different days.
 */
export const readVisibleDate = ({ before, after }: LinesOfTitle): Day | undefined =>
  theDay(after) ?? theDay(before);

/** Returns the one day of the lines; a line of change is not one of publication, and a marked line counts before others. */
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

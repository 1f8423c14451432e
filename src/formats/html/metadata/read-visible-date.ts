import { parseDay } from "../../../lib/text/parse-day.js";
import type { Day } from "../../../model/names.js";
import type { LinesOfTitle, VisibleLine } from "./visible-lines.js";

/** What says that a day is not that of publication: the page was changed, printed or saved on it. */
const CHANGED =
  /\b(?:updated|modified|last edited|accessed|printed|retrieved|archived|captured)\b|更新|修改|修订|打印|列印|印刷|수정|обновлен|изменен|aktuali[sz]|actualiz|mis à jour|modifié|atualizad|aggiornat|güncelle|แก้ไข|ปรับปรุง|تحديث|به‌?روز|עודכן/iu;

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

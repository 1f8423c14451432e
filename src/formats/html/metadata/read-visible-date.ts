import { type DateOrder, parseDay } from "../../../lib/text/parse-day.js";
import type { Day } from "../../../model/names.js";
import type { LinesOfTitle, VisibleLine } from "./visible-lines.js";

/** What says that a day is not that of publication: the page was changed, printed or saved on it. */
const CHANGED =
  /\b(?:updated|modified|last edited|accessed|printed|retrieved|archived|captured)\b|更新|修改|修订|打印|列印|印刷|수정|обновлен|изменен|aktuali[sz]|actualiz|mis à jour|modifié|atualizad|aggiornat|güncelle|แก้ไข|ปรับปรุง|تحديث|به‌?روز|עודכן/iu;

/** Languages that write the day before the month wherever the year comes last. English does both. */
const DAY_FIRST =
  /^(?:ar|bg|bn|ca|cs|da|de|el|es|fa|fi|fr|he|hi|id|it|ms|my|nb|nl|no|pl|pt|ro|ru|sk|sl|sr|th|tr|uk|ur|vi)\b(?!-US)/i;

/**
 * Returns the day that the lines after the title state, else the day that the lines before it state. Lines that state
 * different days count as lines without a day. Returns undefined if there is none.
 * @param lang of the page; in most languages the day goes before the month in dates such as 3/4/2023
 */
export function readVisibleDate({ before, after }: LinesOfTitle, lang?: string): Day | undefined {
  const order = lang !== undefined && DAY_FIRST.test(lang) ? "dmy" : undefined;
  return theDay(after, order) ?? theDay(before, order);
}

/** Returns the only day of some lines. Lines about a change are left out. If a line is marked as a date, only such lines count. */
function theDay(lines: readonly VisibleLine[], order: DateOrder | undefined): Day | undefined {
  const dated = lines
    .filter(({ text }) => !CHANGED.test(text))
    .flatMap(({ text, isDateMark }) => {
      const day = parseDay(text, order);
      return day ? [{ day, isDateMark }] : [];
    });
  const marked = dated.filter((one) => one.isDateMark);
  const days = new Set((marked.length > 0 ? marked : dated).map((one) => one.day));
  return days.size === 1 ? [...days][0] : undefined;
}

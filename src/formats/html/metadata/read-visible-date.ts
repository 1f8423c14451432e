import type { Root } from "hast";
import { elementsIn, named, textOf } from "../../../lib/html/elements.js";
import { firstPresent } from "../../../lib/present.js";
import { type DateOrder, dateOrderOf, parseDay } from "../../../lib/text/parse-day.js";
import { statedDay } from "../../../lib/text/parse-time.js";
import type { Day } from "../../../model/names.js";
import { endsSentence } from "../page/text-measure.js";
import type { LinesOfTitle, VisibleLine } from "./visible-lines.js";

/** What says that a day is not that of publication: the page was changed, printed, saved or is read on it. */
const CHANGED =
  /\b(?:today is|updated|modified|last edited|accessed|printed|retrieved|archived|captured)\b|今天是|更新|本帖最[后後]由|修改|修订|打印|列印|印刷|수정|обновлен|изменен|aktuali[sz]|actualiz|mis à jour|modifié|atualizad|aggiornat|güncelle|แก้ไข|ปรับปรุง|تحديث|به‌?روز|עודכן|ပြင်ဆင်|បច្ចុប្បន្នភាព|ອັບເດດ|ແກ້ໄຂ|يېڭىلان|የዘመነ|የተሻሻለ|ተሻሽሏል|புதுப்பி|යාවත්කාලීන|اپ ?ڈیٹ|نوێکر|nûkirin|rojanekirin|އަޕްޑޭޓް|განახლ|թարմաց|шинэчил|жаңарт|ilisasishwa|imesasishwa|sabunta|\b(?:uppdaterad|uppdaterat|oppdatert|opdateret|bijgewerkt|frissítve|diperbarui|diperbaharui|dikemas kini|yeniləndi|yangilandi|përditësuar|na-update|uuendatud|atnaujinta|atjaunināts|posodobljeno|uppfært)|päivitetty|ενημερώθηκε|τελευταία ενημέρωση|обновен|ажуриран|ažuriran|оновлен|абноўлен|жаңыртыл|навсоз|अपडेट|अद्यतन|আপডেট|হালনাগাদ|నవీకరించ|تازه شوی/iu;

/** What says that the day behind it, or before it, is that of publication. */
const PUBLISHED =
  /\b(?:published|posted|created|first published)\b|发布|發布|發佈|发表|發表|公開|掲載|입력|등록|опубликован|publicado|publicada|publié|mis en ligne|pubblicato|veröffentlicht|erstellt|yayın|đăng|نشر|انتشار|פורסם|ထုတ်ဝေ|ចេញផ្សាយ|ເຜີຍແຜ່|የታተመ|வெளியிட|شائع|بڵاوکر|გამოქვეყნ|հրապարակ|нийтэлсэн|жариялан|imechapishwa|ilichapishwa|wallafa|\b(?:publicerad|publicerat|publisert|publiceret|gepubliceerd|megjelent|közzétéve|dipublikasikan|diterbitkan|publicat|publikováno|zveřejněno|opublikowano|julkaistu|objavljeno|publikuar)|δημοσιεύ[θτ]ηκε|објављен|публикуван|опублікован|प्रकाशित|প্রকাশ/iu;

/** Tells whether a label says that the day behind it is that of a change. */
export const isLabelOfChange = (label: string): boolean => CHANGED.test(label) && !PUBLISHED.test(label);

/** Tells whether a text says that a day in it is that of publication, or of a change. */
export const isOfPublication = (text: string): boolean => PUBLISHED.test(text) || CHANGED.test(text);

/** Words that a sentence has besides names and its day: those without a capital letter, and more where the script has none. */
const WORDS =
  /(?<![\p{L}\p{M}]|\d[.\s]{1,2})(?!(?:de|del|la|da|di|van|von|der|and|und|et)(?!\p{L}))\p{Ll}[\p{Ll}\p{M}]+(?![\p{L}\p{M}]|[.\s]{1,2}\d)/gu;
const FEWEST_WORDS = 2;
const CASELESS = /(?:(?!\p{Script=Han})\p{Lo})[\p{Lo}\p{M}]+/gu;
const FEWEST_CASELESS = 5;
/** What says that a day is that of an event; it may have several days: `5–7 June 2023`. */
const OF_EVENT =
  /^(?:when|wann|wanneer|quand|cuándo|quando|когда|коли|kiedy|kdy|när|når|hvornår|ne zaman)\s?[:：]|^\d{1,2}\.?\s?[–-]\s?\d{1,2}\.?\s\p{L}/iu;
/** A day with the place and a dash behind it, with which the text of a report begins. */
const DATELINE = /\d{4}[^\p{L}]{0,4}(?:\([^()]{2,40}\)\s?)?[—–-]/u;

/** Tells whether a line is a sentence, which may tell of any day, and says nothing of publication; or names that of an event. */
const isOfText = (text: string): boolean =>
  OF_EVENT.test(text) ||
  (endsSentence(text) &&
    !isOfPublication(text) &&
    !DATELINE.test(text) &&
    (/[^\d\s年月日]{3}[^。！？]*[。！？]$/u.test(text) ||
      [...text.matchAll(WORDS)].length >= FEWEST_WORDS ||
      [...text.matchAll(CASELESS)].length >= FEWEST_CASELESS));

/** What says whose a text is: a day in such a line is that of a page's frame. */
const RIGHTS =
  /[©℗]|\(c\)\s*\d|\bcopyright\b|\ball rights reserved\b|版权所有|版權所有|著作权|著作權|無断転載|무단 ?전재/iu;

/**
 * Returns the day that the lines after the title state, else the day that the lines before it state, else the day that marks of
 * dates anywhere call that of publication. Lines that state
 * different days count as lines without a day. Returns undefined if there is none.
 * @param lang of the page; in most languages the day goes before the month in dates such as 3/4/2023
 * @param source the address of the page; a month in its path tells the order where the language does not
 */
export function readVisibleDate(
  { before, after, marked }: LinesOfTitle,
  lang?: string,
  source = "",
): Day | undefined {
  const stated = marked.filter(({ text }) => PUBLISHED.test(text));
  const readAs = (order?: DateOrder): Day | undefined =>
    theDay(after, order) ?? theDay(before, order) ?? theDay(stated, order);
  const day = readAs(dateOrderOf(lang));
  const [, year, month] = MONTH_IN_PATH.exec(source) ?? [];
  if (day || !year) return day;
  const orders: readonly DateOrder[] = ["dmy", "mdy"];
  return orders.map(readAs).find((one) => one?.startsWith(`${year}-${month}-`));
}

const MONTH_IN_PATH = /\/((?:19|20)\d\d)\/(0[1-9]|1[0-2])\//;

/** What German pages write before the day of their last change, which is often the only day. */
const LAST_STATE = /^Stand\b/;

/**
 * Returns the only day of some lines. Days of a change are left out, and those of a last state beside another day. If a line is
 * marked as a date, only such lines count.
 */
function theDay(lines: readonly VisibleLine[], order: DateOrder | undefined): Day | undefined {
  const dated = lines.flatMap(({ text, isDateMark }, index) => {
    const label = lines[index - 1]?.text ?? "";
    const isChange =
      label.length <= LONGEST_LABEL && CHANGED.test(label) && parseDay(label, order) === undefined;
    const isOther = isChange || RIGHTS.test(text) || (!isDateMark && isOfText(text));
    const day = isOther ? undefined : parseDay(aboutPublication(text, order), order);
    return day ? [{ day, isDateMark, isLast: LAST_STATE.test(text) }] : [];
  });
  const first = dated.filter((one) => !one.isLast);
  const known = first.length > 0 ? first : dated;
  const marked = known.filter((one) => one.isDateMark);
  const days = new Set((marked.length > 0 ? marked : known).map((one) => one.day));
  return days.size === 1 ? [...days][0] : undefined;
}

/** Characters of a label that is a line of its own. */
const LONGEST_LABEL = 20;

/**
 * Returns a line without the day of a change. That day stands behind a word such as `Updated:`, or before one such as `更新`. Of a
 * line without such a word, returns what stands behind one such as `Published` if it states a day.
 */
function aboutPublication(text: string, order: DateOrder | undefined): string {
  const changed = CHANGED.exec(text);
  if (!changed) {
    const published = text.slice(PUBLISHED.exec(text)?.index);
    return parseDay(published, order) ? published : text;
  }
  const before = text.slice(0, changed.index);
  const behind = text.slice(changed.index + changed[0].length);
  if (parseDay(behind, order)) return before + behind.slice(PUBLISHED.exec(behind)?.index ?? behind.length);
  // What is behind a sign tells of the change in words: `3 March 2021 · Updated a year ago`.
  if (/[·|•–—;(]\s*$/u.test(before) && /\p{L}{2}/u.test(behind)) return before;
  // Where a time alone stands behind the word, the day before it is that of publication.
  if (/\d{1,2}[:.h]\d{2}/.test(behind)) return before;
  return before.slice(0, PUBLISHED.exec(before)?.index ?? 0);
}

/** Programs in which WeChat states the time of an article that only a script shows. A point of Unix time has no zone. */
const WECHAT = [
  /\bcreateTime\s*=\s*["'](\d{4}-\d{2}-\d{2})\b/,
  /\b(?:createTime|oriCreateTime|ct)\s*=\s*["'](\d{4}-\d{2}-\d{2}|\d{10})\b/,
];

/** Returns the day that a program of the page states; undefined if none does. */
export function readScriptedDate(tree: Root): Day | undefined {
  const scripts = [...elementsIn(tree)].filter(named("script")).map(textOf);
  const stated = firstPresent(WECHAT, (time) => firstPresent(scripts, (text) => time.exec(text)?.[1]));
  return stated === undefined ? undefined : statedDay(stated);
}

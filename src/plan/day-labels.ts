import type { Day } from "../model/names.js";

/** What articles without a date stand under. */
export const UNDATED_LABEL = "日期不明";

/** Returns how a day is called on the site, e.g. `2024年3月5日`. */
export const dayLabel = (day: Day): string => `${monthLabel(day.slice(0, 7))}${Number(day.slice(8))}日`;

/** Returns how a month is called. @param month `YYYY-MM` */
export const monthLabel = (month: string): string =>
  `${yearLabel(month.slice(0, 4))}${monthOfYearLabel(month)}`;

/** Returns how a month is called below its year. @param month `YYYY-MM` */
export const monthOfYearLabel = (month: string): string => `${Number(month.slice(5))}月`;

/** Returns how a year is called. @param year `YYYY` */
export const yearLabel = (year: string): string => `${year}年`;

import type { Day } from "../model/names.js";

/** Heading of articles without a date. */
export const UNDATED_LABEL = "日期不明";

/** Returns the label of a day, such as `2024年3月5日`. */
export const dayLabel = (day: Day): string => `${monthLabel(day.slice(0, 7))}${Number(day.slice(8))}日`;

/** Returns the label of a month. @param month `YYYY-MM` */
export const monthLabel = (month: string): string =>
  `${yearLabel(month.slice(0, 4))}${monthOfYearLabel(month)}`;

/** Returns the label of a month without its year. @param month `YYYY-MM` */
export const monthOfYearLabel = (month: string): string => `${Number(month.slice(5))}月`;

/** Returns the label of a year. @param year `YYYY` */
export const yearLabel = (year: string): string => `${year}年`;

import { type Day, dayOf } from "../../model/names.js";

/** Returns the days from a fixed one to a day of the Persian calendar, whose leap years come in cycles of 33. */
function persianDays(year: number, month: number, day: number): number {
  const inCycles = year + 1595;
  const leapDays = 8 * Math.floor(inCycles / 33) + Math.floor(((inCycles % 33) + 3) / 4);
  const months = month < 7 ? 31 * (month - 1) : 186 + 30 * (month - 7);
  return 365 * inCycles + leapDays + months + day;
}

/** Returns the days from a fixed one to a day of the Ethiopian calendar, whose thirteenth month has the days that are left. */
const ethiopianDays = (year: number, month: number, day: number): number =>
  365 * year + Math.floor(year / 4) + 30 * (month - 1) + day;

/** The days from the fixed ones to 1 January 1970. */
const [PERSIAN_TO_1970, ETHIOPIAN_TO_1970] = [1_075_196, 716_733];
const MILLISECONDS = 86_400_000;

function dayAfter1970(days: number): Day | undefined {
  const date = new Date(days * MILLISECONDS);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** Returns the day of a date of the solar Persian calendar; undefined if there is no such day, or it is not in 1300 to 1499. */
export function dayOfPersian(year: number, month: number, day: number): Day | undefined {
  if (month < 1 || month > 12) return undefined;
  const end = month === 12 ? persianDays(year + 1, 1, 1) : persianDays(year, month + 1, 1);
  const days = persianDays(year, month, day);
  if (year < 1300 || year > 1499 || day < 1 || days >= end) return undefined;
  return dayAfter1970(days - PERSIAN_TO_1970);
}

/** Returns the day of a date of the Ethiopian calendar; undefined if there is no such day, or it is not in 1900 to 2099. */
export function dayOfEthiopian(year: number, month: number, day: number): Day | undefined {
  const last = month < 13 ? 30 : year % 4 === 3 ? 6 : 5;
  if (year < 1900 || year > 2099 || month < 1 || month > 13 || day < 1 || day > last) return undefined;
  return dayAfter1970(ethiopianDays(year, month, day) - ETHIOPIAN_TO_1970);
}

import { type Day, dayOf } from "../../model/names.js";

/** Returns the days from a fixed one to a day of the Persian calendar, whose leap years come in cycles of 33. */
function daysTo(year: number, month: number, day: number): number {
  const inCycles = year + 1595;
  const leapDays = 8 * Math.floor(inCycles / 33) + Math.floor(((inCycles % 33) + 3) / 4);
  const months = month < 7 ? 31 * (month - 1) : 186 + 30 * (month - 7);
  return 365 * inCycles + leapDays + months + day;
}

/** The days from the fixed one to 1 January 1970. */
const TO_1970 = 1_075_196;
const MILLISECONDS = 86_400_000;

/** Returns the day of a date of the solar Persian calendar; undefined if there is no such day, or it is not in 1300 to 1499. */
export function dayOfPersian(year: number, month: number, day: number): Day | undefined {
  const end = month === 12 ? daysTo(year + 1, 1, 1) : daysTo(year, month + 1, 1);
  const days = daysTo(year, month, day);
  if (year < 1300 || year > 1499 || day < 1 || days >= end) return undefined;
  const date = new Date((days - TO_1970) * MILLISECONDS);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

import type { Day } from "../../model/names.js";
import { type DateOrder, parseDay } from "./parse-day.js";

const TIME =
  /^(?<day>\d{4}-\d{2}-\d{2})[Tt ](?<clock>(?:[01]\d|2[0-3]):[0-5]\d)(?::(?<seconds>[0-5]\d)(?:[.,]\d+)?)?\s*(?<zone>[Zz]|UTC|GMT|[+-]\d{2}:?\d{2})$/;

/** The time of RFC 2822, as feeds and mail have it: `Wed, 03 Mar 2021 08:12:00 +0000`. */
const TIME_OF_MAIL =
  /^(?:[a-z]{3}, )?\d{1,2} [a-z]{3} \d{4} (?<clock>(?:[01]\d|2[0-3]):[0-5]\d)(?::(?<seconds>[0-5]\d))? (?<zone>[+-]\d{4}|GMT|UTC?|Z)$/i;

/** Years whose points of Unix time are believed. Others are numbers of another kind. */
const [FIRST_YEAR, LAST_YEAR] = [1990, 2099];

/** Returns the time that a number states in seconds or milliseconds of Unix time: `2023-05-06T10:00:00Z`; else undefined. */
export function parseUnixTime(text: string): string | undefined {
  const [, seconds] = /^(\d{9,10})(?:\d{3})?(?:\.\d+)?$/.exec(text.trim()) ?? [];
  if (seconds === undefined) return undefined;
  const time = new Date(Number(seconds) * 1000);
  const year = time.getUTCFullYear();
  return year < FIRST_YEAR || year > LAST_YEAR ? undefined : time.toISOString().replace(".000", "");
}

/**
 * Returns the point in time that a text of ISO 8601 or RFC 2822 or a number of Unix time states, in the form of RFC 3339 and in its own
 * zone: `2023-05-06T18:00:00+08:00`. Returns undefined for a text without a time of day or without a zone.
 */
export function parseTime(text: string): string | undefined {
  const written = text.trim().replace(/\s+/g, " ");
  const found = TIME.exec(written) ?? TIME_OF_MAIL.exec(written);
  const { day = found && parseDay(written), clock, seconds = "00", zone = "" } = found?.groups ?? {};
  if (!day || !parseDay(written)) return parseUnixTime(text);
  const offset = /^[a-z]/i.test(zone) ? "Z" : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const time = `${day}T${clock}:${seconds}${offset}`;
  return Number.isNaN(Date.parse(time)) ? undefined : time;
}

/** Returns the day that a field for dates states: see `parseDay`. A number alone may be Unix time, whose day is that of UTC. */
export const statedDay = (text: string, order?: DateOrder): Day | undefined =>
  parseDay(text, order) ?? (parseUnixTime(text)?.slice(0, 10) as Day | undefined);

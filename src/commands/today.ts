import { type Day, dayFromIso } from "../model/names.js";

/** The clock of the first time zone in which a day begins is this far before UTC. */
const FIRST_ZONE_MS = 14 * 3_600_000;

/**
 * Returns the day that it is in the first time zone where a day begins, so that nobody's article is held back on its own
 * day. The variable `NEWSMIRROR_TODAY` (`YYYY-MM-DD`) overrides the clock.
 */
export function today(): Day {
  const stated = dayFromIso(process.env.NEWSMIRROR_TODAY ?? "");
  return stated ?? (new Date(Date.now() + FIRST_ZONE_MS).toISOString().slice(0, 10) as Day);
}

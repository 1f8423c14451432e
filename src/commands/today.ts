import { type Day, dayFromIso } from "../model/names.js";

/** The clock of the first time zone in which a day begins is this far before UTC. */
const FIRST_ZONE_MS = 14 * 3_600_000;

/** Returns the day where it begins first, so that no article is held back on its own day. `NEWSMIRROR_TODAY` overrides it. */
export function today(): Day {
  const stated = dayFromIso(process.env.NEWSMIRROR_TODAY ?? "");
  return stated ?? (new Date(Date.now() + FIRST_ZONE_MS).toISOString().slice(0, 10) as Day);
}

import { type Day, dayFromIso } from "../model/names.js";
import { BuildError } from "../model/problem.js";

/** The clock of the first time zone in which a day begins is this far before UTC. */
const FIRST_ZONE_MS = 14 * 3_600_000;

/**
 * Returns the day where it begins first, so that no article is held back on its own day. `NEWSMIRROR_TODAY` overrides it.
 * @throws BuildError if that is no day
 */
export function today(): Day {
  const text =
    process.env.NEWSMIRROR_TODAY || new Date(Date.now() + FIRST_ZONE_MS).toISOString().slice(0, 10);
  const stated = dayFromIso(text);
  if (stated === text) return stated;
  throw new BuildError(
    `NEWSMIRROR_TODAY is ${text}, which is no day`,
    "write it like 2024-03-05, or unset it",
  );
}

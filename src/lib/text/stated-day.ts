import type { Day } from "../../model/names.js";
import { type DateOrder, parseDay } from "./parse-day.js";
import { parseUnixTime } from "./parse-time.js";

/**
 * Returns the day that a field for dates states: see `parseDay`. A number may be Unix time, whose day is the one of UTC. In other
 * texts such a number means nothing.
 */
export const statedDay = (text: string, order?: DateOrder): Day | undefined =>
  parseDay(text, order) ?? (parseUnixTime(text)?.slice(0, 10) as Day | undefined);

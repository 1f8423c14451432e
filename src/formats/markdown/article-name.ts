import { parseDay } from "../../lib/text/parse-day.js";
import type { Day } from "../../model/names.js";

/** A day at the beginning of a name, as in Jekyll: `2023-07-01-ferry`. */
const DATED = /^(\d{4}-\d{1,2}-\d{1,2})(?:[-_ ]+|$)/;

/** Returns the day at the beginning of a file's name; undefined if it has none. */
export const dayOfName = (name: string): Day | undefined => {
  const day = DATED.exec(name)?.[1];
  return day === undefined ? undefined : parseDay(day);
};

/** Returns a title made of the name of a file: without a day, with spaces for `-` and `_`. */
export function titleOfName(name: string): string {
  const words = name.replace(DATED, "");
  return (words || name).replace(/(?<=\S)[-_]+(?=\S)/g, " ").trim();
}

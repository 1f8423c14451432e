import type { CatalogArticle } from "../model/catalog.js";
import type { Chart } from "../model/view-elements.js";

/** Units of the drawing: the height of the longest bar, the width of a bar and what is left free beside it. */
const HEIGHT = 48;
const BAR = 5;
const GAP = 1;

/**
 * Draws numbers as bars: one path, so that a chart of two hundred months costs a kilobyte.
 * @param counts from the oldest period to the newest @param label what the chart tells those who do not see it
 * @param most the number that the full height stands for, where charts are compared; default: the greatest of `counts`
 */
export function barChart(counts: readonly number[], label: string, most = Math.max(1, ...counts)): Chart {
  const bars = counts.flatMap((count, index) => {
    if (count === 0) return [];
    // The smallest number is still a bar that one sees.
    const height = Math.max(1, Math.round((count / most) * HEIGHT));
    return [`M${index * (BAR + GAP)} ${HEIGHT}v-${height}h${BAR}v${height}`];
  });
  return { label, width: counts.length * (BAR + GAP) - GAP, height: HEIGHT, bars: bars.join("") };
}

/** Returns all months from the first to the last, `YYYY-MM`. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  const [year = 0, month = 1] = first.split("-").map(Number);
  for (let index = year * 12 + month - 1; ; index++) {
    const at = `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
    if (at > last) return months;
    months.push(at);
  }
}

/**
 * Counts the articles of each period.
 * @param articles oldest first; those without a date are not counted @param periods all months (`YYYY-MM`) that they are of, or all years (`YYYY`)
 */
export function countsOf(articles: readonly CatalogArticle[], periods: readonly string[]): number[] {
  const { length = 0 } = periods[0] ?? "";
  const counts = new Map<string, number>();
  let [day, period] = ["", ""];
  for (const { facts } of articles) {
    if (facts.date === undefined) continue;
    // Many articles of one day follow each other.
    if (facts.date !== day) [day, period] = [facts.date, facts.date.slice(0, length)];
    counts.set(period, (counts.get(period) ?? 0) + 1);
  }
  return periods.map((one) => counts.get(one) ?? 0);
}

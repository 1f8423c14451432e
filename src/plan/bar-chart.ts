import type { ArticleList } from "../model/catalog.js";
import type { Chart } from "../model/view-elements.js";

/** Height of the longest bar, width of a bar, and gap between two bars, in units of the drawing. */
const HEIGHT = 48;
const BAR = 5;
const GAP = 1;

/**
 * Draws numbers as bars. All bars are one path, so that a chart of 200 months takes about a kilobyte.
 * @param counts one number a period, oldest first
 * @param label text alternative of the chart
 * @param most the number at full height; default: the greatest of `counts`
 */
export function barChart(counts: readonly number[], label: string, most = Math.max(1, ...counts)): Chart {
  const bars = counts.flatMap((count, index) => {
    if (count === 0) return [];
    // The smallest bar must still be visible.
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
    const next = `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
    if (next > last) return months;
    months.push(next);
  }
}

/** Returns the number of articles in each period. Those without a date do not count. @param periods months (`YYYY-MM`) or years (`YYYY`) */
export function countsOf(articles: ArticleList, periods: readonly string[]): number[] {
  const { length = 0 } = periods[0] ?? "";
  const counts = new Map<string, number>();
  for (const [date, count] of articles.queries?.countMonths() ?? datesOf(articles)) {
    const period = date.slice(0, length);
    counts.set(period, (counts.get(period) ?? 0) + count);
  }
  return periods.map((one) => counts.get(one) ?? 0);
}

/** Yields the date of each article that has one, which counts once. */
function* datesOf(articles: ArticleList): Generator<readonly [date: string, count: number]> {
  for (const { facts } of articles) if (facts.date !== undefined) yield [facts.date, 1];
}

import { groupBy } from "../../lib/group-by.js";
import type { ArticleList } from "../../model/catalog.js";
import type { Day } from "../../model/names.js";
import type { SiteLink } from "../../model/view-elements.js";
import type { DayView, MonthView, YearView } from "../../model/views/list-views.js";
import { type MakeView, type PlanContext, viewBase } from "../page-plan.js";
import { dayPath, monthPath, yearPath } from "../paths.js";

/** A day with its articles, oldest first. */
type DayEntry = readonly [day: Day, articles: ArticleList];

/** Number of headlines for each day on the page of a month. */
const HEADLINES = 3;

/** Returns a function that makes the view of a day. @param index of the day in `days` */
export function makeDayView(days: readonly DayEntry[], index: number): MakeView<DayView> {
  return (context) => dayView(context, days[index] as DayEntry, days[index - 1], days[index + 1]);
}

/** Yields makers of the views of months and years. @param days whose months and years are wanted; default: all */
export function* calendarViews(
  { catalog }: PlanContext,
  days?: ReadonlySet<Day>,
): Generator<MakeView<MonthView | YearView>> {
  const months = [...groupBy(catalog.days, ([day]) => day.slice(0, 7))];
  for (const [index, before, after] of wantedIn(months, days))
    yield (context) => monthView(context, months[index] as Period, before, after);
  const years = [...groupBy(catalog.days, ([day]) => day.slice(0, 4))];
  for (const [index, before, after] of wantedIn(years, days))
    yield (context) => yearView(context, years[index] as Period, before, after);
}

/** A month or a year with its days. */
type Period = [name: string, days: readonly DayEntry[]];

/**
 * Yields the indexes of wanted periods, and of those beside them, each with the names of the periods before and after it. A period
 * that came or went is between two others. @param periods days, months or years in their order, by name @param days default: all
 */
export function* wantedIn(
  periods: readonly (readonly [name: string, unknown])[],
  days: ReadonlySet<Day> | undefined,
): Generator<[index: number, before: string | undefined, after: string | undefined]> {
  const length = periods[0]?.[0].length ?? 0;
  const wanted = days && [...new Set(Array.from(days, (day) => day.slice(0, length)))];
  for (const index of periods.keys()) {
    const [before, after] = [periods[index - 1]?.[0], periods[index + 1]?.[0]];
    if (!wanted || wanted.some((one) => one >= (before ?? one) && one <= (after ?? one)))
      yield [index, before, after];
  }
}

function dayView(
  context: PlanContext,
  [date, articles]: DayEntry,
  before?: DayEntry,
  after?: DayEntry,
): DayView {
  const { links } = context;
  const crumbs = [links.toHome(), toYear(context, date.slice(0, 4)), toMonth(context, date.slice(0, 7))];
  return {
    kind: "day",
    ...viewBase(dayPath(date), context.labels.day(date), crumbs),
    date,
    cards: [...articles].reverse().map((article) => links.card(article)),
    ...(before ? { previous: links.toDay(before[0]) } : {}),
    ...(after ? { next: links.toDay(after[0]) } : {}),
  };
}

function monthView(
  context: PlanContext,
  [month, days]: [string, readonly DayEntry[]],
  before?: string,
  after?: string,
): MonthView {
  const { links } = context;
  const crumbs = [links.toHome(), toYear(context, month.slice(0, 4))];
  return {
    kind: "month",
    ...viewBase(monthPath(month), context.labels.month(month), crumbs),
    count: countOf(days),
    weeks: calendar(context, month, new Map(days)),
    days: days.toReversed().map(([date, articles]) => ({
      ...links.toDay(date),
      count: articles.length,
      cards: links.newestCards(articles, HEADLINES),
    })),
    ...(before ? { previous: toMonth(context, before) } : {}),
    ...(after ? { next: toMonth(context, after) } : {}),
  };
}

function yearView(
  context: PlanContext,
  [year, days]: [string, readonly DayEntry[]],
  before?: string,
  after?: string,
): YearView {
  const months = groupBy(days, ([day]) => day.slice(0, 7));
  return {
    kind: "year",
    ...viewBase(yearPath(year), context.labels.year(year), [context.links.toHome()]),
    count: countOf(days),
    months: Array.from({ length: 12 }, (_, index) => {
      const month = `${year}-${String(index + 1).padStart(2, "0")}`;
      const ofMonth = months.get(month);
      return {
        label: context.labels.monthOfYear(month),
        count: 0,
        ...(ofMonth ? { path: context.links.path(monthPath(month)), count: countOf(ofMonth) } : {}),
      };
    }),
    ...(before ? { previous: toYear(context, before) } : {}),
    ...(after ? { next: toYear(context, after) } : {}),
  };
}

/** Returns the weeks of a month, from Monday to Sunday. Days of other months are null. */
function calendar(
  { links }: PlanContext,
  month: string,
  days: ReadonlyMap<Day, ArticleList>,
): MonthView["weeks"] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const offset = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  return Array.from({ length: Math.ceil((offset + length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const dayOfMonth = week * 7 + weekday - offset + 1;
      if (dayOfMonth < 1 || dayOfMonth > length) return null;
      const day = `${month}-${String(dayOfMonth).padStart(2, "0")}` as Day;
      const count = days.get(day)?.length ?? 0;
      return { number: dayOfMonth, count, ...(count > 0 ? { path: links.path(dayPath(day)) } : {}) };
    }),
  );
}

const toYear = ({ labels, links }: PlanContext, year: string): SiteLink =>
  links.to(labels.year(year), yearPath(year));
const toMonth = ({ labels, links }: PlanContext, month: string): SiteLink =>
  links.to(labels.month(month), monthPath(month));

/** Returns the number of articles of some days. */
export const countOf = (days: readonly DayEntry[]): number =>
  days.reduce((sum, [, articles]) => sum + articles.length, 0);

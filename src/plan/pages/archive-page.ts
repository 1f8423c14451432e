import { groupBy } from "../../lib/group-by.js";
import type { YearOfMonths } from "../../model/view-elements.js";
import type { ArchiveView } from "../../model/views/list-views.js";
import { barChart, countsOf, monthsBetween } from "../bar-chart.js";
import { type PlanContext, viewBase } from "../page-plan.js";
import { ARCHIVE, channelPath, monthPath, yearPath } from "../paths.js";
import { countOf } from "./calendar-pages.js";

/** Returns the view of the page of all months, with a chart for each channel. */
export function archiveView(context: PlanContext): ArchiveView {
  const { catalog, labels, links } = context;
  const course = courseOf(context);
  return {
    kind: "archive",
    ...viewBase(ARCHIVE, labels.text("site.archive"), [links.toHome()]),
    count: catalog.articles.length,
    ...(course ? { course } : {}),
    years: yearsOf(context),
    ...undatedOf(context),
  };
}

/** Returns the years with their months, newest first. @param most maximum number of years; default: all */
export function yearsOf(
  { catalog, labels, links }: PlanContext,
  most = Number.POSITIVE_INFINITY,
): YearOfMonths[] {
  const years = groupBy(catalog.days, ([day]) => day.slice(0, 4));
  return [...years]
    .reverse()
    .slice(0, most)
    .map(([year, days]) => ({
      ...links.to(labels.year(year), yearPath(year)),
      count: countOf(days),
      months: [...groupBy(days, ([day]) => day.slice(0, 7))].reverse().map(([month, ofMonth]) => ({
        ...links.to(labels.monthOfYear(month), monthPath(month)),
        count: countOf(ofMonth),
      })),
    }));
}

/** Returns the link to the articles without a date, if there are any. */
export function undatedOf({ catalog, links }: PlanContext): Pick<ArchiveView, "undated"> {
  const count = catalog.undated.length;
  return count > 0 ? { undated: { ...links.toUndated(), count } } : {};
}

/** Returns the charts of the months. Of one month there is nothing to compare, and no chart. */
function courseOf({ catalog, labels, links }: PlanContext): ArchiveView["course"] {
  const days = [...catalog.days.keys()];
  const [first, last] = [days.at(0), days.at(-1)];
  if (!first || !last) return undefined;
  const months = monthsBetween(first.slice(0, 7), last.slice(0, 7));
  if (months.length === 1) return undefined;
  const channels = catalog.channels.map((channel) => ({
    channel,
    counts: countsOf(channel.articles, months),
  }));
  // All channels have the same scale, so that their bars can be compared.
  const most = Math.max(1, ...channels.map(({ counts }) => Math.max(...counts)));
  const total = countsOf(catalog.articles, months);
  const span = labels.range(labels.month(months.at(0) ?? ""), labels.month(months.at(-1) ?? ""));
  const totalLabel = labels.text("chart.site", { span, most: Math.max(...total) });
  return {
    span,
    total: barChart(total, totalLabel),
    channels: channels.map(({ channel: { folder, label, articles }, counts }) => ({
      ...links.to(label, channelPath(folder)),
      count: articles.length,
      chart: barChart(counts, labels.text("chart.channel", { label, most: Math.max(...counts) }), most),
    })),
  };
}

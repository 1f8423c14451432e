import { groupBy } from "../../lib/group-by.js";
import type { SearchScripts, SearchView } from "../../model/views/site-views.js";
import { type PlanContext, viewBase } from "../page-plan.js";
import { SEARCH } from "../paths.js";

/** Returns the view of the search page. */
export function searchView({ catalog, labels, links }: PlanContext, scripts: SearchScripts): SearchView {
  const years = groupBy(catalog.days.keys(), (day) => day.slice(0, 4));
  return {
    kind: "search",
    ...viewBase(SEARCH, labels.text("site.search"), [links.toHome()]),
    ...scripts,
    years: [...years.keys()].reverse(),
  };
}

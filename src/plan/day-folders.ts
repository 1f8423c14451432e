import { type Digest, dayFolder, type SitePath } from "../model/names.js";
import type { Page } from "../model/page.js";
import type { PlannedFolder } from "../model/planned-folder.js";
import { pageKey } from "./page-key.js";
import { type PagePlan, type PlanContext, pagePlanOf } from "./page-plan.js";
import { articlePlanner } from "./pages/article-pages.js";
import { type DayEntry, dayMaker } from "./pages/calendar-pages.js";

/** The folder of a day, with its own page and those of its articles. */
export interface DayFolder extends PlannedFolder {
  /** The day's own comes first. */
  readonly paths: readonly SitePath[];
  pages(): readonly Page[];
}

/**
 * Plans the folders of all days, oldest first: most of the site, and most of it stays as it is. So what its pages depend on
 * is digested a day at a time, and keys are made for the days where something changed.
 * @param shared digest of what all pages share
 */
export function dayFolders(
  context: PlanContext,
  shared: Digest,
  toPage: (draft: PagePlan) => Page,
): DayFolder[] {
  const days: readonly DayEntry[] = [...context.catalog.days];
  const planArticle = articlePlanner(context);
  return days.map(([day, articles], at) => {
    const pagePlans = (): PagePlan[] => [
      pagePlanOf(context, dayMaker(days, at)),
      ...articles.map(planArticle),
    ];
    return new PlannedDay(dayFolder(day), pagePlans(), shared, () => pagePlans().map(toPage));
  });
}

class PlannedDay implements DayFolder {
  readonly paths: readonly SitePath[];
  readonly digest: Digest;
  private made: readonly Page[] | undefined;

  constructor(
    readonly path: string,
    pagePlans: readonly PagePlan[],
    shared: Digest,
    private readonly make: () => readonly Page[],
  ) {
    this.paths = pagePlans.map((draft) => draft.path);
    let inputs = "";
    for (const draft of pagePlans) inputs += `${draft.path} ${draft.inputs}\n`;
    this.digest = pageKey(shared, inputs);
  }

  pages(): readonly Page[] {
    this.made ??= this.make();
    return this.made;
  }

  keys(): ReadonlyMap<string, Digest> {
    return new Map(this.pages().map(({ path, key }) => [path.slice(this.path.length + 1), key]));
  }
}

import type { CatalogArticle, WholeCatalog } from "../../model/catalog.js";
import { type Digest, dayFolder, type SitePath } from "../../model/names.js";
import type { Page } from "../../model/page.js";
import type { PlannedFolder } from "../../model/planned-folder.js";
import { type PagePlan, type PlanContext, pageKey, pagePlanOf } from "../page-plan.js";
import { makeDayView } from "../pages/calendar-pages.js";
import { dayPath } from "../paths.js";

/** The folder of a day, with the page of the day and those of its articles. */
export interface DayFolder extends PlannedFolder {
  /** The page of the day comes first. */
  readonly paths: readonly SitePath[];
  pages(): readonly Page[];
}

/**
 * Plans the folders of all days, oldest first. They are most of the site, and most of them do not change. So one
 * digest covers all pages of a day, and the keys of the pages are computed only for days whose digest changed.
 * @param planArticle plans the page of an article
 * @param shared digest of what all pages share
 */
export function dayFolders(
  context: PlanContext<WholeCatalog>,
  planArticle: (article: CatalogArticle) => PagePlan,
  shared: Digest,
  toPage: (plan: PagePlan) => Page,
): DayFolder[] {
  const days = [...context.catalog.days];
  return days.map(([day, articles], index) => {
    const pagePlans = (): PagePlan[] => [
      pagePlanOf(context, makeDayView(days, index)),
      ...articles.map(planArticle),
    ];
    const paths = [dayPath(day), ...articles.map(({ path }) => path)];
    const digest = digestOfDay(pagePlans(), shared);
    return new PlannedDay(dayFolder(day), paths, digest, () => pagePlans().map(toPage));
  });
}

function digestOfDay(plans: readonly PagePlan[], shared: Digest): Digest {
  let inputs = "";
  for (const plan of plans) inputs += `${plan.path} ${plan.inputs}\n`;
  return pageKey(shared, inputs);
}

class PlannedDay implements DayFolder {
  private made: readonly Page[] | undefined;

  constructor(
    readonly path: string,
    readonly paths: readonly SitePath[],
    readonly digest: Digest,
    private readonly make: () => readonly Page[],
  ) {}

  pages(): readonly Page[] {
    this.made ??= this.make();
    return this.made;
  }

  keys(): ReadonlyMap<string, Digest> {
    return new Map(this.pages().map(({ path, key }) => [path.slice(this.path.length + 1), key]));
  }
}

import { type Digest, dayFolder, type SitePath } from "../model/names.js";
import type { Page } from "../model/page.js";
import type { PlannedFolder } from "../model/planned-folder.js";
import { articleDrafter } from "./article-pages.js";
import { type DayEntry, dayMaker } from "./calendar-views.js";
import { type Draft, draftOf, type PlanContext } from "./draft.js";
import { pageKey } from "./page-key.js";

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
  toPage: (draft: Draft) => Page,
): DayFolder[] {
  const days: readonly DayEntry[] = [...context.catalog.days];
  const draftArticle = articleDrafter(context);
  return days.map(([day, articles], at) => {
    const drafts = (): Draft[] => [draftOf(context, dayMaker(days, at)), ...articles.map(draftArticle)];
    return new PlannedDay(dayFolder(day), drafts(), shared, () => drafts().map(toPage));
  });
}

class PlannedDay implements DayFolder {
  readonly paths: readonly SitePath[];
  readonly digest: Digest;
  private made: readonly Page[] | undefined;

  constructor(
    readonly path: string,
    drafts: readonly Draft[],
    shared: Digest,
    private readonly make: () => readonly Page[],
  ) {
    this.paths = drafts.map((draft) => draft.path);
    let inputs = "";
    for (const draft of drafts) inputs += `${draft.path} ${draft.inputs}\n`;
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

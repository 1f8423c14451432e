import type { Catalog } from "../model/catalog.js";
import type { Day, SitePath } from "../model/names.js";
import type { View } from "../model/page.js";
import type { SiteSettings } from "../model/settings.js";
import type { SiteLink, ViewBase } from "../model/view-elements.js";
import type { Labels } from "./labels.js";
import type { Links } from "./links.js";
import { rootOf } from "./paths.js";

/** What the pages of one build have in common. */
export interface PlanContext<Known extends Catalog = Catalog> {
  readonly catalog: Known;
  readonly settings: SiteSettings;
  readonly links: Links;
  readonly labels: Labels;
  /** Returns the reading of the first characters of a tag's name. */
  readonly readingOf: (start: string) => string;
}

/** Makes a view. The cards of the context decide whether it is a full view, or one for computing the page's key. */
export type MakeView<Kind extends View = View> = (context: PlanContext) => Kind;

/** A page without its key. */
export interface PagePlan {
  readonly kind: View["kind"];
  readonly path: SitePath;
  /** The list that it is a page of, and the newest day on it. Absent on other pages. */
  readonly listed?: { readonly list: string; readonly newest: Day | undefined };
  /** A text that changes with anything that the view shows, apart from what all pages share. It has no line break. */
  readonly inputs: string;
  readonly maker: MakeView;
}

/** Returns the fields that the views of all pages have. */
export const viewBase = (path: SitePath, title: string, crumbs: readonly SiteLink[] = []): ViewBase => ({
  path,
  root: rootOf(path),
  title,
  crumbs,
});

/** Plans a page. Its `inputs` are the whole view. */
export function pagePlanOf(context: PlanContext, maker: MakeView): PagePlan {
  const view = maker(context);
  return { kind: view.kind, path: view.path, inputs: JSON.stringify(view), maker };
}

/** Plans pages. Their `inputs` are the whole views. */
export function* pagePlansOf(context: PlanContext, makers: Iterable<MakeView>): Generator<PagePlan> {
  for (const maker of makers) yield pagePlanOf(context, maker);
}

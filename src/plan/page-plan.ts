import { digestOf } from "../lib/digest.js";
import type { Catalog } from "../model/catalog.js";
import type { Day, Digest, SitePath } from "../model/names.js";
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
  readonly makeView: MakeView;
}

/** Returns the fields that the views of all pages have. */
export const viewBase = (path: SitePath, title: string, crumbs: readonly SiteLink[] = []): ViewBase => ({
  path,
  root: rootOf(path),
  title,
  crumbs,
});

/** Plans a page. Its `inputs` are the whole view. */
export function pagePlanOf(context: PlanContext, makeView: MakeView): PagePlan {
  const view = makeView(context);
  return { kind: view.kind, path: view.path, inputs: JSON.stringify(view), makeView };
}

/** Plans pages. Their `inputs` are the whole views. */
export function* pagePlansOf(context: PlanContext, makers: Iterable<MakeView>): Generator<PagePlan> {
  for (const maker of makers) yield pagePlanOf(context, maker);
}

/**
 * Returns the key of a page: a digest of everything that its bytes depend on.
 * @param shared digest of what the page has in common with all other pages
 * @param inputs a text that changes with anything that the page's template gets
 */
export const pageKey = (shared: Digest, inputs: string): Digest => digestOf(`${shared}\n${inputs}`);

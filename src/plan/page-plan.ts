import type { Catalog } from "../model/catalog.js";
import type { SitePath } from "../model/names.js";
import type { View } from "../model/page.js";
import type { SiteSettings } from "../model/settings.js";
import type { Links } from "./links.js";

/** What the pages of one build have in common. */
export interface PlanContext {
  readonly catalog: Catalog;
  readonly settings: SiteSettings;
  readonly links: Links;
  /** Reads the beginning of a tag's name aloud. */
  readonly readingOf: (start: string) => string;
}

/** Makes a view: for its page's key or for the page, which the context tells. */
export type MakeView<Kind extends View = View> = (context: PlanContext) => Kind;

/** A page whose key is yet to be made. */
export interface PagePlan {
  readonly kind: View["kind"];
  readonly path: SitePath;
  /** Changes with whatever its view shows, but for what all pages share. Holds no line break. */
  readonly inputs: string;
  readonly maker: MakeView;
}

/** Drafts a page whose view is itself what it depends on. */
export function pagePlanOf(context: PlanContext, maker: MakeView): PagePlan {
  const view = maker(context);
  return { kind: view.kind, path: view.path, inputs: JSON.stringify(view), maker };
}

/** Drafts pages whose views are themselves what they depend on. */
export function* pagePlansOf(context: PlanContext, makers: Iterable<MakeView>): Generator<PagePlan> {
  for (const maker of makers) yield pagePlanOf(context, maker);
}

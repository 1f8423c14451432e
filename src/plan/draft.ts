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
export type ViewMaker<Kind extends View = View> = (context: PlanContext) => Kind;

/** A page whose key is yet to be made. */
export interface Draft {
  readonly kind: View["kind"];
  readonly path: SitePath;
  /** Changes with whatever its view shows, but for what all pages share. Holds no line break. */
  readonly inputs: string;
  readonly maker: ViewMaker;
}

/** Drafts a page whose view is itself what it depends on. */
export function draftOf(context: PlanContext, maker: ViewMaker): Draft {
  const view = maker(context);
  return { kind: view.kind, path: view.path, inputs: JSON.stringify(view), maker };
}

/** Drafts pages whose views are themselves what they depend on. */
export function* draftsOf(context: PlanContext, makers: Iterable<ViewMaker>): Generator<Draft> {
  for (const maker of makers) yield draftOf(context, maker);
}

import path from "node:path";
import type { SitePath } from "../model/names.js";
import { type Page, type SiteView, TEMPLATE_OF } from "../model/page.js";
import { type ReadyView, type Renderer, startEleventy } from "./start-eleventy.js";

/** A page with the view that its template gets. */
export type ReadyPage = Pick<Page, "path" | "template"> & { readonly view: ReadyView };

/** The renderer of this thread, and the site and templates that it was started for. */
let started: { readonly for: string; readonly renderer: Renderer } | undefined;

/**
 * Renders pages with their templates. Writes nothing. As long as site and folders stay the same, templates are read once.
 * @param templates folder of the templates
 * @returns the HTML by path
 * @throws Error of Eleventy if a template is wrong; see `templateFault`
 */
export async function renderPages(
  pages: readonly ReadyPage[],
  site: SiteView,
  templates: string,
): Promise<ReadonlyMap<SitePath, string>> {
  // Eleventy's paths are relative to the working folder.
  const wanted = JSON.stringify([process.cwd(), templates, site]);
  if (started?.for !== wanted) started = { for: wanted, renderer: startEleventy(site, templates) };
  // Each template paginates over its views, one a page; over none it renders nothing.
  const views = new Map(Object.values(TEMPLATE_OF).map((name): [string, ReadyView[]] => [name, []]));
  for (const page of pages) views.get(page.template)?.push(page.view);
  const rendered = await started.renderer.render(views);
  const missing = pages.find((page) => !rendered.has(page.path));
  if (missing) throw rendersNoPage(path.join(templates, `${missing.template}.njk`));
  return rendered;
}

/** Returns an error in the form of those of Eleventy. */
const rendersNoPage = (file: string): Error =>
  new Error("a template renders no page", {
    cause: new Error(`(${file})\nit renders no page; its front matter has to be that of the original`),
  });

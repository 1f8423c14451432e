import path from "node:path";
import { Eleventy } from "@11ty/eleventy";
import type { SitePath } from "../model/names.js";
import { type Page, type RenderedArticle, type SiteView, TEMPLATE_OF, type View } from "../model/page.js";
import { captionHtml } from "./render-markdown.js";

/** A page with what its template gets: an article's view has its body. */
export type ReadyPage = Pick<Page, "path" | "template"> & { readonly view: View | (View & RenderedArticle) };

/**
 * Renders pages by the templates. Nothing is written.
 * @param templates folder of the templates
 * @returns the HTML by path
 * @throws Error what Eleventy throws where a template is wrong
 */
export async function renderPages(
  pages: readonly ReadyPage[],
  site: SiteView,
  templates: string,
): Promise<ReadonlyMap<SitePath, string>> {
  // Each template paginates over its views, one a page; over none it renders nothing.
  const byTemplate = Object.fromEntries(
    Object.values(TEMPLATE_OF).map((name): [string, View[]] => [name, []]),
  );
  for (const page of pages) byTemplate[page.template]?.push(page.view);
  // Eleventy never writes here: the folder only has to differ from the input.
  const output = path.join(templates, "_site");
  const eleventy = new Eleventy(templates, output, {
    quietMode: true,
    configPath: undefined,
    config: (config) => {
      config.setIncludesDirectory("_includes");
      config.setUseGitIgnore(false);
      config.setTemplateFormats(["njk"]);
      // Eleventy passes over node_modules, which is where the templates of an installed package are.
      config.ignores.delete("**/node_modules/**");
      config.addFilter("jsonInScript", jsonInScript);
      config.addFilter("captionHtml", captionHtml);
      config.addGlobalData("site", site);
      config.addGlobalData("pages", byTemplate);
    },
  });
  const rendered = new Map<SitePath, string>();
  for (const { outputPath, content } of await eleventy.toJSON()) {
    const at = path.relative(path.relative(".", output), outputPath).split(path.sep).join("/");
    rendered.set(at as SitePath, content);
  }
  const missing = pages.find((page) => !rendered.has(page.path));
  if (missing) throw new Error(`template ${missing.template}.njk did not render ${missing.path}`);
  return rendered;
}

/** Returns JSON that can stand in a `script` element: no text in it ends the element or begins a comment. */
const jsonInScript = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");

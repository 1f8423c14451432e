import path from "node:path";
import { Eleventy, type NunjucksEngine, type UserConfig } from "@11ty/eleventy";
import type { SitePath } from "../model/names.js";
import type { SiteView, View } from "../model/page.js";
import type { FeedView, RenderedArticle, RenderedEntry } from "../model/views/article-view.js";
import { captionHtml, sourceSet } from "./render-picture.js";
import { addTemplateWords } from "./template-words.js";

/** What a template gets: an article's view has its body, and so have the entries of a feed of whole articles. */
export type ReadyView =
  | View
  | (View & RenderedArticle)
  | (FeedView & { readonly entries: readonly Partial<RenderedEntry>[] });

/** Renders one batch of pages after another. Templates are read and compiled with the first. */
export interface Renderer {
  /** Renders views by the names of their templates. Returns the HTML by path. @throws Error of Eleventy for a wrong template */
  readonly render: (views: ReadonlyMap<string, readonly ReadyView[]>) => Promise<Map<SitePath, string>>;
}

/** The part of the view that Eleventy returns with the HTML of a page. */
interface RenderedData {
  readonly view: { readonly path: SitePath };
}

/** The glob of included templates, which are no pages. */
const INCLUDES = "/_includes/**";

/**
 * Has Eleventy take nothing of the working folder, which may be a mirror's: a damaged `package.json` would fail the build, and
 * `.eleventyignore` leave templates out. Nor does it pass over `node_modules`, where the templates of an installed package are.
 */
function useNothingOfTheWorkingFolder(config: UserConfig): void {
  config.setUseGitIgnore(false);
  config.on("eleventy.config", (whole) => {
    whole.getConfig().keys.package = "";
  });
  config.on("eleventy.ignores", (globs) => {
    globs.splice(0, globs.length, ...globs.filter((glob) => glob.endsWith(INCLUDES)));
  });
}

/** Views by template. It is a class because Eleventy copies plain objects, and hands on all others as they are. */
class Batch {
  [template: string]: readonly ReadyView[];
}

/**
 * The site whose pages are rendered. Eleventy keeps a layout for all of its instances in a process, with the words that the first of
 * them gave to it.
 */
let current: SiteView;

/** Starts Eleventy for a folder of templates. Nothing is read before the first batch. */
export function startEleventy(site: SiteView, templates: string): Renderer {
  const batch = new Batch();
  // Eleventy never writes here: the folder only has to differ from the input.
  const eleventy = new Eleventy(templates, path.join(templates, "_site"), {
    quietMode: true,
    // Eleventy would run a configuration in the working folder, which may be a mirror's.
    configPath: "",
    loader: "esm",
    config: (config) => {
      useNothingOfTheWorkingFolder(config);
      // Eleventy measures its filters, and prints where one is slow, though it is quiet and has no logger.
      config.benchmarkManager.setVerboseOutput(false);
      for (const group of Object.values(config.benchmarkManager.getAll())) group.setIsVerbose(false);
      config.setIncludesDirectory("_includes");
      config.setTemplateFormats(["njk"]);
      config.addFilter("jsonInScript", jsonInScript);
      config.addFilter("captionHtml", captionHtml);
      config.addFilter("sourceSet", sourceSet);
      // Eleventy copies plain data for each page, but not frozen data.
      config.addGlobalData("site", Object.freeze({ ...site }));
      config.addGlobalData("pages", batch);
      // The plan says where a page goes. Eleventy need not work it out.
      config.addGlobalData("permalink", false);
      config.dataFilterSelectors.add("view.path");
      compileOnce(config);
      config.on("eleventy.engine.njk", (engine) => addTemplateWords(engine, () => current));
    },
  });
  // Eleventy also throws each error that it logs.
  eleventy.disableLogger();
  return {
    render: async (views) => {
      current = site;
      Object.assign(batch, Object.fromEntries(views));
      const rendered = await eleventy.toJSON();
      return new Map(rendered.map(({ data, content }) => [(data as RenderedData).view.path, content]));
    },
  };
}

/** Makes Eleventy compile each template once. By itself it compiles a template anew for each page. */
function compileOnce(config: UserConfig): void {
  let engine: NunjucksEngine | undefined;
  config.on("eleventy.engine.njk", (made) => {
    engine = made;
  });
  config.addExtension("njk", {
    compile: (text, file) => {
      if (!engine) throw new Error("Eleventy made no Nunjucks engine");
      const template = new engine.nunjucks.Template(text, engine.environment, file);
      return (data) =>
        new Promise((done, fail) => {
          template.render(data, (error, html) => (error ? fail(error) : done(html)));
        });
    },
  });
}

/** Returns JSON for a `script` element. No text in it ends the element or begins a comment. */
const jsonInScript = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");

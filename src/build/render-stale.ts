import { TEMPLATES_FOLDER } from "../lib/package-folder.js";
import type { FileDigest, FileDigests } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import type { Page, SiteView } from "../model/page.js";
import { BuildError } from "../model/problem.js";
import type { TemplateFault } from "../render/template-fault.js";
import type { PageWithView, RenderResult, RenderTask } from "../workers/render.worker.js";
import type { BuildContext } from "./build-context.js";

/** Pages that one worker renders in a task. Eleventy holds all pages of a batch until its end, so a batch is small. */
const BATCH = 100;
/** So many pages are one batch: one worker is ready, and to start another takes as long as to render them. */
const FEW = 1000;

/** Has workers load Eleventy and the templates, before the pages to render are known. */
export const prepareToRender = (
  site: SiteView,
  { settings, templates, workers }: BuildContext,
): Promise<void> =>
  workers.prepare<RenderTask>("render", { pages: [], site, out: settings.out, templates: templates.folder });

/** The digest of each page, and the number of written files: those of the other pages had the same bytes already. */
export interface RenderedPages {
  readonly digests: FileDigests;
  readonly written: number;
}

/**
 * Renders pages into the output folder.
 * @param stale the pages. They are taken out of the list one after another, which frees their memory
 * @throws BuildError where a template is wrong
 */
export async function renderStale(
  stale: Page[],
  site: SiteView,
  context: Pick<BuildContext, "settings" | "templates" | "workers">,
  tick: (done: number, of: number) => void,
): Promise<RenderedPages> {
  const { out } = context.settings;
  const { folder: templates } = context.templates;
  const count = stale.length;
  const ofTask = count <= FEW ? FEW : BATCH;
  function* tasks(): Generator<RenderTask> {
    while (stale.length > 0) yield { pages: stale.splice(0, ofTask).map(withView), site, out, templates };
  }
  const digests = new Map<SitePath, FileDigest>();
  let written = 0;
  await context.workers.run<RenderTask, RenderResult>("render", tasks(), Math.ceil(count / ofTask), {
    onResult: (batch, { pages }) => {
      if ("template" in batch) throw wrongTemplate(batch, templates);
      for (const [index, digest] of batch.digests.entries())
        digests.set((pages[index] as PageWithView).path, digest);
      written += batch.written;
      tick(digests.size, count);
    },
    // A page alone needs less memory.
    split: ({ pages, ...task }) => pages.map((page) => ({ ...task, pages: [page] })),
  });
  return { digests, written };
}

const wrongTemplate = ({ template, line, reason }: TemplateFault, templates: string): BuildError =>
  new BuildError(
    `the template ${template} is wrong${line === undefined ? "" : ` in line ${line}`}: ${reason}`,
    templates === TEMPLATES_FOLDER
      ? "reinstall newsmirror"
      : "correct it in your folder of templates, or remove it from there",
  );

const withView = (page: Page): PageWithView => ({
  path: page.path,
  template: page.template,
  view: page.makeView(),
});

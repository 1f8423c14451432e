import type { FileDigest } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import type { Page, SiteView } from "../model/page.js";
import type { Settings } from "../model/settings.js";
import { batchesOf, type Workers } from "../store/workers.js";
import type { PlannedPage, RenderTask } from "./render-batch.js";

/** Pages that go to a worker at once: few, since Eleventy holds all of a batch until its end. */
const BATCH = 100;

const MODULE = new URL("./render-batch.js", import.meta.url);

/** Has workers load Eleventy and the templates, before it is known which pages there are to render. */
export function prepareToRender(
  site: SiteView,
  templates: string,
  { cache, out }: Settings,
  workers: Workers,
): void {
  workers.prepare<RenderTask>(MODULE, { pages: [], site, cache, out, templates });
}

/** Renders the pages and writes them into the output folder. Returns what was written, in short. */
export async function renderStale(
  stale: readonly Page[],
  site: SiteView,
  templates: string,
  { cache, out }: Settings,
  workers: Workers,
  tick: (done: number, of: number) => void,
): Promise<ReadonlyMap<SitePath, FileDigest>> {
  const batches = batchesOf(stale, BATCH);
  const shared = { site, cache, out, templates };
  function* tasks(): Generator<RenderTask> {
    for (const batch of batches) yield { pages: batch.map(withView), ...shared };
  }
  const written = new Map<SitePath, FileDigest>();
  await workers.run<RenderTask, FileDigest[]>(tasks(), batches.length, {
    module: MODULE,
    onResult: (digests, { pages }) => {
      for (const [index, digest] of digests.entries())
        written.set((pages[index] as PlannedPage).path, digest);
      tick(written.size, stale.length);
    },
  });
  return written;
}

const withView = (page: Page): PlannedPage => ({
  path: page.path,
  template: page.template,
  view: page.makeView(),
});

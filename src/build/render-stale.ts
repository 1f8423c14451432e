import { batchesOf } from "../lib/batches.js";
import type { FileDigest, FileDigests } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import type { Page, SiteView } from "../model/page.js";
import type { Settings } from "../model/settings.js";
import type { Workers } from "../model/workers.js";
import type { PageWithView, RenderTask } from "../workers/render.worker.js";

/**
 * Pages that one worker renders in a task. Eleventy holds all pages of a batch until its end, so a batch is small.
 */
const BATCH = 100;

/** Has workers load Eleventy and the templates, before the pages to render are known. */
export function prepareToRender(
  site: SiteView,
  templates: string,
  { cache, out }: Settings,
  workers: Workers,
): void {
  workers.prepare<RenderTask>("render", { pages: [], site, cache, out, templates });
}

/** Renders pages and writes them into the output folder. Returns the digest of each written file. */
export async function renderStale(
  stale: readonly Page[],
  site: SiteView,
  templates: string,
  { cache, out }: Settings,
  workers: Workers,
  tick: (done: number, of: number) => void,
): Promise<FileDigests> {
  const batches = batchesOf(stale, BATCH);
  function* tasks(): Generator<RenderTask> {
    for (const batch of batches) yield { pages: batch.map(withView), site, cache, out, templates };
  }
  const written = new Map<SitePath, FileDigest>();
  await workers.run<RenderTask, FileDigest[]>("render", tasks(), batches.length, {
    onResult: (digests, { pages }) => {
      for (const [index, digest] of digests.entries())
        written.set((pages[index] as PageWithView).path, digest);
      tick(written.size, stale.length);
    },
  });
  return written;
}

const withView = (page: Page): PageWithView => ({
  path: page.path,
  template: page.template,
  view: page.makeView(),
});

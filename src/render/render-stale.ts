import type { FileDigest } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import type { Page, SiteView } from "../model/page.js";
import type { Settings } from "../model/settings.js";
import { batchesOf, runTasks } from "../store/run-tasks.js";
import type { PlannedPage, RenderTask } from "./render-batch.js";

/** Pages that go to a worker at once: few, since Eleventy holds all of a batch until its end. */
const BATCH = 100;
/** Pages that pay for a worker, which has to start its own Eleventy. */
const PAGES_A_WORKER = 500;

/** Renders the pages and writes them into the output folder. Returns what was written, in short. */
export async function renderStale(
  stale: readonly Page[],
  site: SiteView,
  templates: string,
  { cache, out, jobs }: Settings,
  tick: (done: number, of: number) => void,
): Promise<ReadonlyMap<SitePath, FileDigest>> {
  const batches = batchesOf(stale, BATCH);
  const shared = { site, cache, out, templates };
  function* tasks(): Generator<RenderTask> {
    for (const batch of batches) yield { pages: batch.map(withView), ...shared };
  }
  const written = await runTasks<RenderTask, [SitePath, FileDigest][]>(tasks(), {
    module: new URL("./render-batch.js", import.meta.url),
    count: batches.length,
    jobs: Math.min(jobs, Math.ceil(stale.length / PAGES_A_WORKER)),
    sizeOf: (task) => task.pages.length,
    onProgress: (done) => tick(done, stale.length),
  });
  return new Map(written.flat());
}

const withView = ({ path, template, makeView }: Page): PlannedPage => ({ path, template, view: makeView() });

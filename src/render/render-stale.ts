import type { Page, SiteView } from "../model/page.js";
import type { Settings } from "../model/settings.js";
import { batchesOf, runTasks } from "../store/run-tasks.js";
import type { RenderTask } from "./render-batch.js";

/** Pages that go to a worker at once: enough to pay for a start of Eleventy, few enough to hold in memory. */
const BATCH = 500;
/** Batches after which a worker makes way for a fresh one: Eleventy keeps some 10 kB of each page that it rendered. */
const BATCHES_PER_WORKER = 20;

/** Renders the pages and writes them into the output folder. */
export async function renderStale(
  stale: readonly Page[],
  site: SiteView,
  templates: string,
  { cache, out, jobs }: Settings,
  tick: (done: number, of: number) => void,
): Promise<void> {
  const shared = { site, cache, out, templates };
  await runTasks(
    batchesOf(stale, BATCH).map((pages): RenderTask => ({ pages, ...shared })),
    {
      module: new URL("./render-batch.js", import.meta.url),
      jobs,
      tasksPerWorker: BATCHES_PER_WORKER,
      sizeOf: (task) => task.pages.length,
      onProgress: (done) => tick(done, stale.length),
    },
  );
}

import type { Page, SiteView } from "../model/page.js";
import type { Settings } from "../model/settings.js";
import { batchesOf, runTasks } from "../store/run-tasks.js";
import type { PlannedPage, RenderTask } from "./render-batch.js";

/** Pages that go to a worker at once: enough to pay for a start of Eleventy, few enough to hold in memory. */
const BATCH = 500;

/** Renders the pages and writes them into the output folder. */
export async function renderStale(
  stale: readonly Page[],
  site: SiteView,
  templates: string,
  { cache, out, jobs }: Settings,
  tick: (done: number, of: number) => void,
): Promise<void> {
  const batches = batchesOf(stale, BATCH);
  const shared = { site, cache, out, templates };
  function* tasks(): Generator<RenderTask> {
    for (const batch of batches) yield { pages: batch.map(withView), ...shared };
  }
  await runTasks(tasks(), {
    module: new URL("./render-batch.js", import.meta.url),
    count: batches.length,
    jobs,
    sizeOf: (task) => task.pages.length,
    onProgress: (done) => tick(done, stale.length),
  });
}

const withView = ({ path, template, makeView }: Page): PlannedPage => ({ path, template, view: makeView() });

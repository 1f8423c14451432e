import { expect, it } from "vitest";
import type { BuildContext } from "../../src/build/build-context.js";
import { renderStale } from "../../src/build/render-stale.js";
import { fileDigest } from "../../src/lib/digest.js";
import type { SitePath } from "../../src/model/names.js";
import type { Page, SiteView } from "../../src/model/page.js";
import type { TaskHandlers, Workers } from "../../src/model/workers.js";
import type { RenderResult, RenderTask } from "../../src/workers/render.worker.js";

const OUT_OF_MEMORY = new Error("Worker terminated due to reaching memory limit");

/** Runs tasks without threads. One of several pages kills its worker. */
function workersWith(wrong?: string): Workers {
  const render = async ({ pages }: RenderTask): Promise<RenderResult> => {
    if (pages.length > 1) throw OUT_OF_MEMORY;
    if (pages[0]?.path === wrong) return { template: "page.njk", reason: "no such filter" };
    return { digests: pages.map(({ path }) => fileDigest(path)), written: pages.length };
  };
  const run = async (
    _: string,
    tasks: Iterable<RenderTask>,
    __: number,
    handlers: unknown,
  ): Promise<void> => {
    const { onResult, split } = handlers as Required<TaskHandlers<RenderTask, RenderResult>>;
    for (const task of tasks) for (const part of split(task)) onResult(await render(part), part);
  };
  return { run } as unknown as Workers;
}

const pages = ["a.html", "b.html", "c.html"].map(
  (path): Page => ({ path, template: "page.njk", makeView: () => ({}) }) as unknown as Page,
);
const rendered = (workers: Workers) => {
  const context = { settings: { out: "site" }, templates: { folder: "templates" }, workers } as BuildContext;
  return renderStale([...pages], {} as SiteView, context, () => {});
};

it("renders the pages of a batch one by one where they are too many for a worker's memory", async () => {
  const { digests, written } = await rendered(workersWith());
  expect([...digests]).toEqual(pages.map(({ path }) => [path, fileDigest(path as SitePath)]));
  expect(written).toBe(3);
});

it("names a template that is wrong there too", async () => {
  await expect(rendered(workersWith("b.html"))).rejects.toThrow(/page\.njk is wrong: no such filter/);
});

import type { BodyPlace } from "../model/article.js";
import type { FileDigest } from "../model/manifest.js";
import type { Page, SiteView, View } from "../model/page.js";
import { digestFile } from "../store/digest-file.js";
import { withBodies } from "../store/outcome-table.js";
import { fileInSite } from "../store/site-folder.js";
import { writeAtomic } from "../store/write-atomic.js";
import { renderBody } from "./render-markdown.js";
import { type ReadyPage, renderPages } from "./render-pages.js";

/** A page as its plan made it: an article's view lacks the body. */
export type PlannedPage = Pick<Page, "path" | "template"> & { readonly view: View };

/** Pages to render and where they go. */
export interface RenderTask {
  readonly pages: readonly PlannedPage[];
  readonly site: SiteView;
  readonly cache: string;
  readonly templates: string;
  readonly out: string;
}

/** Renders a batch of pages and writes them. Returns what was written, in short, in the order of the pages. */
export default async function renderBatch({
  pages,
  site,
  cache,
  templates,
  out,
}: RenderTask): Promise<FileDigest[]> {
  const ready = withBodies(cache, (load) => pages.map((page) => withBody(page, site, load)));
  const rendered = await renderPages(ready, site, templates);
  return pages.map(({ path: at }) => {
    const html = rendered.get(at) as string;
    writeAtomic(fileInSite(out, at), html);
    return digestFile(html);
  });
}

function withBody(page: PlannedPage, { images }: SiteView, load: (place: BodyPlace) => string): ReadyPage {
  const { view } = page;
  if (view.kind !== "article") return page;
  const { root, targets, pictures, image, stored } = view;
  const body = load(stored);
  return {
    ...page,
    view: {
      ...view,
      ...renderBody(body, { root, images, targets, pictures, ...(image ? { lead: image } : {}) }),
    },
  };
}

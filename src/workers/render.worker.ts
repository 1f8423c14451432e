import { withBodies } from "../cache/article-bodies.js";
import { fileDigest } from "../lib/digest.js";
import { formatMessage } from "../lib/messages.js";
import { withoutForbidden } from "../lib/text/xml-characters.js";
import { writeAtomic } from "../lib/write-atomic.js";
import type { BodyPlace } from "../model/article.js";
import type { FileDigest } from "../model/manifest.js";
import type { Page, SiteView, View } from "../model/page.js";
import { fileInSite } from "../output/file-in-site.js";
import type { BodyWords } from "../render/body-context.js";
import { renderBody } from "../render/render-markdown.js";
import { type ReadyPage, renderPages } from "../render/render-pages.js";

/** A page with its view. The view of an article lacks the body. */
export type PageWithView = Pick<Page, "path" | "template"> & { readonly view: View };

/** Pages to render, and the folders that this needs. */
export interface RenderTask {
  readonly pages: readonly PageWithView[];
  readonly site: SiteView;
  readonly cache: string;
  readonly templates: string;
  readonly out: string;
}

/** Renders a batch of pages and writes them. Returns the digest of each file, in the order of the pages. */
export default async function renderBatch({
  pages,
  site,
  cache,
  templates,
  out,
}: RenderTask): Promise<FileDigest[]> {
  const words: BodyWords = {
    openPicture: formatMessage(site.messages, "picture.open"),
    table: formatMessage(site.messages, "picture.table"),
  };
  const ready = withBodies(cache, (load) => pages.map((page) => withBody(page, site, words, load)));
  const rendered = await renderPages(ready, site, templates);
  return pages.map(({ path }) => {
    const html = withoutForbidden(rendered.get(path) as string);
    writeAtomic(fileInSite(out, path), html);
    return fileDigest(html);
  });
}

function withBody(
  page: PageWithView,
  { images }: SiteView,
  words: BodyWords,
  load: (place: BodyPlace) => string,
): ReadyPage {
  const { view } = page;
  if (view.kind !== "article") return page;
  const { root, targets, pictures, image, stored } = view;
  const context = { root, images, targets, pictures, words, ...(image ? { lead: image } : {}) };
  return { ...page, view: { ...view, ...renderBody(load(stored), context) } };
}

import { withBodies } from "../cache/article-bodies.js";
import { fileDigest } from "../lib/digest.js";
import { withoutForbidden } from "../lib/text/xml-characters.js";
import { writeChanged } from "../lib/write-atomic.js";
import type { BodyPlace } from "../model/article.js";
import type { FileDigest } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import type { Page, SiteView, View } from "../model/page.js";
import type { ChineseScript } from "../model/settings.js";
import type { BodySource } from "../model/views/article-view.js";
import { fileInSite } from "../output/file-in-site.js";
import { type BodyContext, type BodyWords, bodyWords } from "../render/body-context.js";
import { type ConvertText, convertJson, convertMarkup, loadConverter } from "../render/convert-variant.js";
import { renderEntry } from "../render/render-entry.js";
import { renderBody } from "../render/render-markdown.js";
import { type ReadyPage, renderPages } from "../render/render-pages.js";
import { type TemplateFault, templateFault } from "../render/template-fault.js";

/** A page with its view. The view of an article says where its body lies. */
export type PageWithView = Pick<Page, "path" | "template"> & { readonly view: View };

/** Pages to render. The folders: `templates` holds the templates, and `out` gets the pages. */
export interface RenderTask {
  readonly pages: readonly PageWithView[];
  readonly site: SiteView;
  readonly templates: string;
  readonly out: string;
}

/** What a batch gave: the digest of each page, in their order, and the number of files that were written. */
interface RenderedBatch {
  readonly digests: readonly FileDigest[];
  readonly written: number;
}

/** Rendered pages, or what is wrong with a template, if one is. */
export type RenderResult = RenderedBatch | TemplateFault;

/** Renders a batch of pages, and writes those whose bytes are others than before. */
export default async function renderBatch(task: RenderTask): Promise<RenderResult> {
  const { pages, site, templates, out } = task;
  const words = bodyWords(site.messages);
  const inVariant = await variantOf(site);
  const ready = withBodies((load) => pages.map((page) => withBody(page, site, words, load, inVariant)));
  let rendered: ReadonlyMap<SitePath, string>;
  try {
    rendered = await renderPages(ready, site, templates);
  } catch (error) {
    const fault = templateFault(error, templates);
    if (fault) return fault;
    throw error;
  }
  let written = 0;
  const digests = pages.map(({ path }) => {
    const html = inVariant(withoutForbidden(rendered.get(path) as string));
    if (writeChanged(fileInSite(out, path), html)) written++;
    return fileDigest(html);
  });
  return { digests, written };
}

/** The dictionary of this thread, which is loaded for the first page of a site in another script. */
let loaded: { readonly variant: ChineseScript; readonly convert: ConvertText } | undefined;

/** Writes a file of the site in the site's script, or a part of a file in a language. */
type WriteVariant = (text: string, lang?: string) => string;

async function variantOf({ variant }: SiteView): Promise<WriteVariant> {
  if (variant === undefined) return (text) => text;
  if (loaded?.variant !== variant) loaded = { variant, convert: await loadConverter(variant) };
  const { convert } = loaded;
  return (text, lang) =>
    text.startsWith("{") ? convertJson(text, variant, convert) : convertMarkup(text, variant, convert, lang);
}

function withBody(
  page: PageWithView,
  site: SiteView,
  words: BodyWords,
  load: (place: BodyPlace) => string,
  inVariant: WriteVariant,
): ReadyPage {
  const { view } = page;
  const contextOf = ({ image, targets, pictures }: BodySource, lang = site.lang): BodyContext => ({
    root: view.root,
    lang,
    images: site.images,
    targets,
    pictures,
    words,
    ...(image ? { lead: image } : {}),
  });
  if (view.kind === "article")
    return { ...page, view: { ...view, ...renderBody(load(view.stored), contextOf(view, view.lang)) } };
  if (view.kind !== "feed") return page;
  const feed = site.baseUrl === undefined ? undefined : site.baseUrl + view.path;
  const entries = view.entries.map(({ full, ...entry }) => {
    if (!full) return entry;
    const { path, lang = site.lang } = entry.card;
    const content = renderEntry(load(full.stored), contextOf(full, lang), path, feed);
    return { ...entry, content: inVariant(content, lang) };
  });
  return { ...page, view: { ...view, entries } };
}

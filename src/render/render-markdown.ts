import MarkdownIt, { type Token } from "markdown-it";
import { pictureKey } from "../lib/html/picture-address.js";
import { isLinkAddress, isWebAddress } from "../model/allow-list.js";
import type { Picture } from "../model/article.js";
import type { SitePath } from "../model/names.js";
import type { RenderedArticle } from "../model/page.js";
import { EXTERNAL_LINK } from "../model/policy.js";
import type { ImagePolicy } from "../model/settings.js";
import type { LocalPicture } from "../model/view-elements.js";
import { allowedMarkup } from "./allowed-markup.js";

/** What the body of one page depends on besides its Markdown. */
export interface BodyContext {
  /** The way up to the site's root; see ViewBase. */
  readonly root: string;
  readonly images: ImagePolicy;
  readonly targets: Readonly<Record<string, SitePath>>;
  readonly pictures: Readonly<Record<string, LocalPicture>>;
  readonly lead?: Picture;
}

/** What the renderer's rules see: the context, its targets and pictures by the address as markdown-it normalises it. */
type Env = BodyContext & {
  readonly pages: ReadonlyMap<string, SitePath>;
  readonly held: ReadonlyMap<string, LocalPicture>;
};

// Raw HTML stays text: nothing of an article's own markup reaches the page.
const markdownIt = new MarkdownIt({ html: false, linkify: false, typographer: false });
const { escapeHtml } = markdownIt.utils;
// What an address may be is one table, and asked by a rule below, which keeps the words of a link that leads nowhere.
markdownIt.validateLink = () => true;

/** Returns the HTML of an article's body. Pure. */
export function renderBody(markdown: string, context: BodyContext): RenderedArticle {
  const pages = new Map(
    Object.entries(context.targets).map(([url, path]) => [markdownIt.normalizeLink(url), path]),
  );
  const held = new Map(
    Object.entries(context.pictures).map(([url, picture]) => [markdownIt.normalizeLink(url), picture]),
  );
  const env = { ...context, pages, held } satisfies Env;
  const tokens = markdownIt.parse(markdown, env);
  const lead = context.lead && pictureKey(context.lead.src);
  const shown = tokens.flatMap((token) => token.children ?? []).filter((token) => token.type === "image");
  return {
    body: allowedMarkup(markdownIt.renderer.render(tokens, markdownIt.options, env).trim()),
    showsLead: !shown.some((token) => pictureKey(attribute(token, "src")) === lead),
  };
}

/** Links to what is not in the allow-list become their words, pictures likewise; columns are not aligned by styles. */
markdownIt.core.ruler.push("allowed addresses", ({ tokens }) => {
  for (const token of tokens) {
    if (token.type === "th_open" || token.type === "td_open") token.attrs = null;
    if (token.children?.some((child) => child.type === "link_open" || child.type === "image"))
      token.children = withAllowedAddresses(token.children);
  }
});

function withAllowedAddresses(children: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let isDropped = false;
  for (const child of children) {
    // Links do not nest: the next end is that of the link which was dropped.
    if (child.type === "link_open") isDropped = !isLinkAddress(attribute(child, "href"));
    const isLink = child.type === "link_open" || child.type === "link_close";
    if (isLink && isDropped) continue;
    if (child.type === "image" && !isWebAddress(attribute(child, "src"))) kept.push(captionOf(child));
    else kept.push(child);
  }
  return kept;
}

function captionOf(image: Token): Token {
  image.type = "text";
  image.content = attribute(image, "title") || image.content;
  image.children = null;
  return image;
}

/** A picture alone in its paragraph is a figure: the paragraph's tags make way for it. */
markdownIt.core.ruler.push("figure", ({ tokens }) => {
  for (const [index, inline] of tokens.entries()) {
    const only = inline.children?.length === 1 ? inline.children[0] : undefined;
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    if (only?.type !== "image" || before?.type !== "paragraph_open" || after?.type !== "paragraph_close")
      continue;
    before.hidden = true;
    after.hidden = true;
    only.meta = { isFigure: true };
  }
});

/** Heading cells say what they head, which is their column; one with nothing in it is no heading. */
markdownIt.core.ruler.push("heading-cells", ({ tokens }) => {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "th_open") continue;
    const [inline, close] = [tokens[index + 1], tokens[index + 2]];
    if (inline?.content !== "" || !close) token.attrSet("scope", "col");
    else [token.tag, close.tag] = ["td", "td"];
  }
});

markdownIt.renderer.rules.image = (tokens, index, options, env, renderer) => {
  const token = tokens[index];
  if (!token) return "";
  const { images, root, held } = env as unknown as Env;
  const src = attribute(token, "src");
  const local = held.get(src);
  const caption = captionHtml(attribute(token, "title"));
  const words = renderer.renderInlineAsText(token.children ?? [], options, env);
  const alt = words || attribute(token, "title");
  const picture = local
    ? pictureElement(local, alt, root)
    : images === "omit"
      ? ""
      : pictureLink(src, words, root);
  if (!token.meta?.isFigure) return picture + caption;
  const figcaption = caption ? `<figcaption>${caption}</figcaption>` : "";
  return picture || figcaption ? `<figure>${picture}${figcaption}</figure>\n` : "";
};

/** The size keeps its place while it loads; pictures further down load when the reader comes near. */
const pictureElement = ({ path, width, height }: LocalPicture, alt: string, root: string): string =>
  `<img src="${escapeHtml(root + path)}" alt="${escapeHtml(alt)}" width="${width}" height="${height}" loading="lazy">`;

/** A credit at a caption's end, in parentheses of its own. */
const CREDIT = /[（(][^（）()]{2,40}[）)]$/u;

/** Returns a caption as HTML, its credit set apart. */
export function captionHtml(caption: string): string {
  const credit = CREDIT.exec(caption)?.[0] ?? "";
  const text = escapeHtml(caption.slice(0, caption.length - credit.length));
  return credit ? `${text}<small>${escapeHtml(credit)}</small>` : text;
}

/** The mirror does not hold the picture: an icon of our own links to it, and loads nothing. */
function pictureLink(src: string, alt: string, root: string): string {
  const label = escapeHtml(alt || "打开原图（外部链接）");
  const icon = `<img src="${root}assets/picture.svg" alt="${label}" width="48" height="48">`;
  return `<a class="picture" href="${escapeHtml(src)}" rel="${EXTERNAL_LINK}">${icon}</a>`;
}

markdownIt.renderer.rules.link_open = (tokens, index, options, env, renderer) => {
  const token = tokens[index];
  const { pages, root } = env as unknown as Env;
  const page = token && pages.get(attribute(token, "href"));
  if (page) token.attrSet("href", root + page);
  else token?.attrSet("rel", EXTERNAL_LINK);
  return renderer.renderToken(tokens, index, options);
};

/** Tables are often wider than a phone: they scroll in a frame of their own, reachable by keyboard. */
markdownIt.renderer.rules.table_open = () =>
  '<div class="table" tabindex="0" role="group" aria-label="表格"><table>\n';
markdownIt.renderer.rules.table_close = () => "</table></div>\n";

const attribute = (token: Token, name: string): string => String(token.attrGet(name) ?? "");

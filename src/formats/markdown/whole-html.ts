import type { HtmlLayout } from "../../model/raw-article.js";
import { plainTokens } from "./syntax/source-text.js";

/** The id of the element around a body of HTML. */
const BODY = "newsmirror-body";

const layoutOf = (isPrettified: boolean): HtmlLayout => ({ body: [`#${BODY}`], drop: [], isPrettified });

/** Tags of Jekyll and Hugo, and what they say of the site. */
const TAG = /\{%-?\s*\w|\{\{[<%]|\{\{-?\s*(?:site\.|page\.|["'])/;

/**
 * Returns a body as HTML if it is HTML only, as some scrapers write it below front matter. Returns undefined if it has any
 * Markdown, or a tag of a generator, which becomes Markdown.
 * @param isHtml whether the file says so by its ending
 */
export function wholeHtml(
  body: string,
  isHtml: boolean,
): { readonly kind: "html"; readonly html: string; readonly layout: HtmlLayout } | undefined {
  if (TAG.test(body)) return undefined;
  if (isHtml) return asHtml(body, false);
  if (!/^\s*<[a-z!]/i.test(body) || !/>\s*$/.test(body)) return undefined;
  const blocks = plainTokens(body).filter(({ level, nesting }) => level === 0 && nesting >= 0);
  const isElement = /<(?:article|blockquote|div|h[1-6]|main|ol|p|pre|section|table|ul)\b/i.test(body);
  if (!isElement || blocks.some(({ type }) => type !== "html_block")) return undefined;
  const isPrettified = !/<pre\b/i.test(body) && /\n +<\w/.test(body) && !/>[^<\n]+<\/\w/.test(body);
  return asHtml(body, isPrettified);
}

const asHtml = (body: string, isPrettified: boolean) => ({
  kind: "html" as const,
  html: `<div id="${BODY}">\n${body}\n</div>`,
  layout: layoutOf(isPrettified),
});

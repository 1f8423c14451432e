import type { RawArticle } from "../../model/raw-article.js";
import { escapeHtml } from "../markdown/body/escape-html.js";
import { textAsHtml } from "../text-as-html.js";
import type { JsonBody } from "./find-articles.js";

/** Returns a page with a text, whose links and pictures are relative to the article's address. */
export function pageOfBody({ kind, text }: JsonBody, { title = "", source }: RawArticle["stated"]): string {
  const canonical = source ? `<link rel="canonical" href="${escapeHtml(source)}">` : "";
  const head = `<!doctype html><meta charset="utf-8"><title>${escapeHtml(title)}</title>${canonical}`;
  // A closing tag too many in the text ends no body.
  return `${head}<body itemprop="articleBody">${kind === "html" ? text : textAsHtml(text)}`;
}

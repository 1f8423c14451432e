import type { RawArticle } from "../../model/raw-article.js";
import { escapeHtml } from "../markdown/body/escape-html.js";
import type { JsonBody } from "./find-articles.js";

/** Returns a page with a text, whose links and pictures are relative to the article's address. */
export function pageOfBody({ kind, text }: JsonBody, { title = "", source }: RawArticle["stated"]): string {
  const canonical = source ? `<link rel="canonical" href="${escapeHtml(source)}">` : "";
  const head = `<!doctype html><meta charset="utf-8"><title>${escapeHtml(title)}</title>${canonical}`;
  // A closing tag too many in the text ends no body.
  return `${head}<body itemprop="articleBody">${kind === "html" ? text : paragraphs(text)}`;
}

/** Returns plain text as paragraphs. Empty lines part them; where there is none, the lines are paragraphs. */
function paragraphs(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").trim();
  const parts = lines.split(/\n[ \t]*\n\s*/);
  if (parts.length === 1) return lines.split("\n").map(paragraph).join("\n");
  return parts.map((part) => paragraph(part)).join("\n");
}

const paragraph = (text: string): string => `<p>${escapeHtml(text).replaceAll("\n", "<br>")}</p>`;

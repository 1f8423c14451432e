import { escapeHtml } from "./markdown/body/escape-html.js";

/**
 * Returns plain text as paragraphs of HTML, every character as it is written. Empty lines part paragraphs. A text without an
 * empty line has a paragraph on each line.
 */
export function textAsHtml(text: string): string {
  const trimmed = text.replace(/\r\n?/g, "\n").trim();
  const parts = trimmed.split(/\n[^\S\n]*\n\s*/);
  const paragraphs = parts.length === 1 ? trimmed.split("\n") : parts;
  return paragraphs.map((part) => `<p>${escapeHtml(part).replaceAll("\n", "<br>")}</p>`).join("\n");
}

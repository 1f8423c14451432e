import type { FrontMatter } from "../model/article.js";
import { ArticleError } from "../model/problem.js";
import type { FormatInput } from "../model/raw-article.js";
import { html } from "./html.js";
import { markdown } from "./markdown.js";

/** Faults of a file as a whole page or post, which do not matter where a format has its own way to title and text. */
const OF_THE_WHOLE = new Set(["no-title", "no-body"]);

/**
 * Returns what a file says of itself in the usual places: in front matter, or in the head of a page. A format's own
 * fields go before these.
 * @throws ArticleError where there is front matter that cannot be used
 */
export function statedByFile(input: FormatInput): Partial<Omit<FrontMatter, "id">> {
  if (!/^(?:---|\+\+\+|\s{0,99}<)/.test(input.text ?? "")) return {};
  const format = [markdown, html].find((one) => one.matches(input));
  if (!format) return {};
  try {
    return format.read(input).stated;
  } catch (error) {
    if (error instanceof ArticleError && OF_THE_WHOLE.has(error.code)) return {};
    throw error;
  }
}

import type { Rewriting } from "./rewriting.js";
import type { SourceText } from "./source-text.js";
import { code } from "./write-markdown.js";

/** Limit of a formula, in characters. */
const LONGEST = 5000;

/** Rewrites a formula that is a paragraph, `$$ … $$`, as code: Markdown would read marks in it. */
export function rewriteFormula(source: SourceText, offset: number): Rewriting | undefined {
  const { text } = source;
  const start = text.indexOf("$$", offset);
  const close = source.find("$$", start + 2, LONGEST);
  if (close === undefined || text.slice(start, close).includes("\n\n")) return undefined;
  const end = close + 2;
  if (/\S/.test(text.slice(end, text.indexOf("\n", end) < 0 ? text.length : text.indexOf("\n", end))))
    return undefined;
  return { markdown: code(text.slice(start, end), "", true), end, unknown: "$$" };
}

import { matchRule, type Rewriting } from "./rewriting.js";
import type { SourceText } from "./source-text.js";
import { destination, escapeMarkdown } from "./write-markdown.js";

/** Limit of what is hidden, in characters. */
const LONGEST = 10_000;

/** Removes a comment of kramdown, `{::comment}…{:/comment}`. */
export function rewriteHiddenBlock(source: SourceText, offset: number): Rewriting | undefined {
  const [long, short] = ["{:/comment}", "{:/}"].map((mark) => {
    const found = source.find(mark, offset, LONGEST);
    return found === undefined ? Number.POSITIVE_INFINITY : found + mark.length;
  });
  const end = Math.min(long ?? 0, short ?? 0);
  return Number.isFinite(end) ? { markdown: "", end } : undefined;
}

/** Removes the times that Logseq notes of a task, from `:LOGBOOK:` to `:END:`, and nothing else. */
export const rewriteLogbook = matchRule(
  /[ \t]*:LOGBOOK:[ \t]*\n(?:[ \t]*(?:\*[ \t]+State|CLOCK:|-[ \t]+State)[^\n]*\n){0,200}[ \t]*:END:[ \t]*(?:\n|$)/y,
  () => "",
);

/** Rewrites a line that is a link in Gemini, `=> address words`, as a paragraph. */
export const rewriteLinkLine = matchRule(
  /=>[ \t]+((?:[a-z][a-z\d+.-]{1,20}:|\.{0,2}\/)[^\s<>]{1,2000}|[^\s<>]{1,500}\.(?:gmi|html?|md))(?:[ \t]+([^\n]{1,1000}))?[ \t]*(?=\n|$)/y,
  ([, address = "", words = ""]) =>
    `\n[${escapeMarkdown(words.trim() || address)}](${destination(address)})\n`,
);

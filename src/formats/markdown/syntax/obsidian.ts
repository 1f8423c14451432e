import { PICTURE_FILE } from "../../../lib/picture/picture-service.js";
import { headingSlug } from "../../../lib/text/heading-slug.js";
import { isWebAddress } from "../../../model/allow-list.js";
import { matchRule, type Rewriting } from "./rewriting.js";
import type { SourceText } from "./source-text.js";
import { escapeMarkdown, link, picture, titleOfKind } from "./write-markdown.js";

/** Rewrites `[[Note]]`, `[[Note#Part|words]]` and `![[picture.png]]`. A number in double brackets is a citation, and stays. */
export const rewriteWikiLink = matchRule(
  // The name of a part may have brackets within it.
  /!?\[\[([^[\]\n]{1,500}(?:(?<=[#|][^[\]\n]{0,200})\[[^[\]\n]{1,200}\][^[\]\n]{0,200}){0,3})\]\](?![([:])/y,
  ({ 0: whole, 1: inner = "", index }, { text }) => {
    if (/^\s*\d*\s*$/.test(inner)) return undefined;
    // `#[[two words]]` is a tag of Logseq.
    if (text[index - 1] === "#") return escapeMarkdown(inner);
    if (/^_?toc_?$/i.test(inner)) return "";
    // In a table there is a backslash before the bar.
    const [target = "", ...others] = inner.split(/\\?\|/);
    // Behind the last bar there may be the size of a picture.
    const words = others
      .filter((part) => !/^\s*\d+(?:x\d+)?\s*$/.test(part))
      .join("|")
      .trim();
    const [path = "", part] = target.trim().split("#", 2);
    if (whole.startsWith("!") && PICTURE_FILE.test(path)) return picture(path, words, "");
    const isWhole = path === "" || isWebAddress(path) || /\.\w{1,5}$/.test(path);
    const file = isWhole ? path : `${path}.md`;
    const place = part === undefined ? "" : `#${path === "" ? headingSlug(part) : part}`;
    const shown = words || [path, part].filter(Boolean).join(" > ");
    return link(shown, file + place);
  },
);

/** Limit of a note within the text, in characters. */
const LONGEST_NOTE = 1000;

/** Rewrites `^[a note]` as a footnote. */
export function rewriteNote({ text }: SourceText, offset: number): Rewriting | undefined {
  let depth = 0;
  for (let index = offset + 1; index < Math.min(text.length, offset + LONGEST_NOTE); index++) {
    const character = text[index];
    if (character === "\\") index++;
    else if (character === "[") depth++;
    else if (character === "\n" && text[index + 1] === "\n") return undefined;
    else if (character === "]" && --depth === 0) {
      const note = text
        .slice(offset + 2, index)
        .replace(/\s+/gu, " ")
        .trim();
      return note === "" ? undefined : { markdown: "[^\0]", end: index + 1, note };
    }
  }
  return undefined;
}

/** Rewrites the first line of a callout, `> [!note] Title`, as its title or its kind in bold, and an empty line. */
export const rewriteCallout = matchRule(
  /([ >]*> ?)\[!([\w-]{1,40})(?:\|[^\]\n]{0,40})?\][+-]?[ \t]*([^\n]*)/y,
  ([, quote = "", kind = "", title = ""]) =>
    `${quote}**${title.trim() || titleOfKind(kind)}**\n${quote.trimEnd()}`,
);

/** Removes a comment, `%% words %%`, with all lines in it. A sign that nothing closes stays. */
export function rewriteComment(source: SourceText, offset: number): Rewriting | undefined {
  const close = source.match(/%%(?=\s|$)/, offset + 2);
  return close && { markdown: "", end: close.index + 2 };
}

/** Removes a line that Logseq writes for itself: `id:: …`, `collapsed:: true`, `#+BEGIN_QUOTE`. */
export const rewriteProperty = matchRule(/[^\n]*\n?/y, () => "");

/** Removes the times that Logseq notes of a task, from `:LOGBOOK:` to `:END:`, and nothing else. */
export const rewriteLogbook = matchRule(
  /[ \t]*:LOGBOOK:[ \t]*\n(?:[ \t]*(?:\*[ \t]+State|CLOCK:|-[ \t]+State)[^\n]*\n){0,200}[ \t]*:END:[ \t]*(?:\n|$)/y,
  () => "",
);

/** Removes the name of a block at the end of its line, `^lamp-1`. */
export const rewriteBlockId = matchRule(/[ \t]\^[a-zA-Z0-9-]+[ \t]*$/my, ([whole]) =>
  /[a-z].*\w\w/i.test(whole) ? "" : undefined,
);

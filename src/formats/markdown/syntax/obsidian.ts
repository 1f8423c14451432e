import { headingSlug } from "../../../lib/text/heading-slug.js";
import type { Rewriting } from "./rewriting.js";
import type { SourceText } from "./source-text.js";
import { link, picture } from "./write-markdown.js";

const IMAGE = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$/i;
const WIKI_LINK = /!?\[\[([^[\]\n]{1,500})\]\](?![([:])/y;

/** Rewrites `[[Note]]`, `[[Note#Part|words]]` and `![[picture.png]]`. A number in double brackets is a citation, and stays. */
export function rewriteWikiLink({ text }: SourceText, offset: number): Rewriting | undefined {
  WIKI_LINK.lastIndex = offset;
  const [whole, inner = ""] = WIKI_LINK.exec(text) ?? [];
  if (whole === undefined || /^\s*\d*\s*$/.test(inner)) return undefined;
  const end = offset + whole.length;
  if (/^_?toc_?$/i.test(inner)) return { markdown: "", end };
  // In a table there is a backslash before the bar.
  const [target = "", ...others] = inner.split(/\\?\|/);
  const words = others.join("|").trim();
  const [path = "", part] = target.trim().split("#", 2);
  if (whole.startsWith("!") && IMAGE.test(path))
    return { markdown: picture(path, /^\d+(?:x\d+)?$/.test(words) ? "" : words, ""), end };
  const file = path === "" || /\.\w{1,5}$/.test(path) ? path : `${path}.md`;
  const place = part === undefined ? "" : `#${path === "" ? headingSlug(part) : part}`;
  const shown = words || [path, part].filter(Boolean).join(" > ");
  return { markdown: link(shown, file + place), end };
}

const MARK = /==((?:[^\s=])(?:[^\n=]{0,500}[^\s=])?)==(?![=\w])/y;

/** Rewrites `==marked words==`. */
export function rewriteMark({ text }: SourceText, offset: number): Rewriting | undefined {
  MARK.lastIndex = offset;
  const [whole, words] = MARK.exec(text) ?? [];
  if (whole === undefined || /[=\w]/.test(text[offset - 1] ?? "")) return undefined;
  return { markdown: `<mark>${words}</mark>`, end: offset + whole.length };
}

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

const CALLOUT = /([ >]*> ?)\[!([\w-]{1,40})(?:\|[^\]\n]{0,40})?\][+-]?[ \t]*([^\n]*)/y;

/** Rewrites the first line of a callout, `> [!note] Title`, as its title or its kind in bold, and an empty line. */
export function rewriteCallout({ text }: SourceText, offset: number): Rewriting | undefined {
  CALLOUT.lastIndex = offset;
  const [whole, quote = "", kind = "", title = ""] = CALLOUT.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const shown = title.trim() || `${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()}`;
  return { markdown: `${quote}**${shown}**\n${quote.trimEnd()}`, end: offset + whole.length };
}

/** Removes a comment, `%% words %%`, with all lines in it. A sign that nothing closes stays. */
export function rewriteComment(source: SourceText, offset: number): Rewriting | undefined {
  const close = source.match(/%%(?=\s|$)/, offset + 2);
  return close && { markdown: "", end: close.index + 2 };
}

const BLOCK_ID = /[ \t]\^[a-zA-Z0-9-]+[ \t]*$/my;

/** Removes the name of a block at the end of its line, `^lamp-1`. */
export function rewriteBlockId({ text }: SourceText, offset: number): Rewriting | undefined {
  BLOCK_ID.lastIndex = offset;
  const [whole = ""] = BLOCK_ID.exec(text) ?? [];
  return /[a-z].*\w\w/i.test(whole) ? { markdown: "", end: offset + whole.length } : undefined;
}

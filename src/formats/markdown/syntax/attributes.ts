import type { Rewriting } from "./rewriting.js";
import type { SourceText } from "./source-text.js";

const LIST = /\{:[^{}\n]{0,200}\}/y;
const HEADING_LIST = /\{[#.][\w:.#-][^{}\n]{0,200}\}[ \t]*(?=\n|$)/y;

/**
 * Removes the attributes that kramdown and Hugo attach to a block or heading, `{: .wide}` or `{#id}`. An id stays if a link
 * of the text leads to it.
 */
export function rewriteAttributes({ text, linkedPlaces }: SourceText, offset: number): Rewriting | undefined {
  const isList = text[offset + 1] === ":";
  const pattern = isList ? LIST : HEADING_LIST;
  pattern.lastIndex = offset;
  const [whole] = pattern.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const before = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  if (!isList && !/^ {0,3}#{1,6}\s/.test(before)) return undefined;
  const id = /#([\w.:-]+)/.exec(whole)?.[1] ?? "";
  return { markdown: linkedPlaces.has(id) ? `<a id="${id}"></a>` : "", end: offset + whole.length };
}

const CONTENTS = /[*+-][ \t]+[^\n]{1,80}\n\{:toc[^{}\n]{0,200}\}/y;

/** Removes the mark for kramdown's list of contents. */
export function rewriteContents({ text }: SourceText, offset: number): Rewriting | undefined {
  CONTENTS.lastIndex = offset;
  const [whole] = CONTENTS.exec(text) ?? [];
  return whole === undefined ? undefined : { markdown: "", end: offset + whole.length };
}

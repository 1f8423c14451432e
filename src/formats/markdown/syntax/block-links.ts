import { matchAt } from "./rewriting.js";
import { matchesOutsideCode } from "./source-text.js";

/** Limit of a link around blocks, in characters. */
const LONGEST = 4000;
const CLOSING = /^[ \t>]*\]\(/m;
/** The end of a link, with its address and title. */
const END =
  /\]\([ \t]*(?:<[^<>\n]{1,2000}>|[^\s()<>]{0,1000}(?:\([^\s()<>]{0,500}\)[^\s()<>]{0,500})?)(?:[ \t]+"[^"\n]{0,500}")?[ \t]*\)/y;
/** Marks of a block before its words. */
const MARKS = /^[ \t>]*(?:#{1,6}[ \t]+|[-*+][ \t]+|\d{1,9}[.)][ \t]+)?/;

interface BlockLink {
  readonly open: number;
  readonly close: number;
  readonly end: number;
}

/**
 * Moves links around several blocks, which converters of pages leave (`[`, an empty line, words, an empty line, `](address)`) and
 * Markdown does not have, to the first line of words in them, else to the first line. The number of lines stays.
 */
export function narrowBlockLinks(body: string): string {
  if (!CLOSING.test(body)) return body;
  let narrowed = "";
  let copied = 0;
  for (const { open, close, end } of blockLinksIn(body)) {
    if (open < copied) continue;
    narrowed += body.slice(copied, open) + withLink(body.slice(open + 1, close), body.slice(close, end));
    copied = end;
  }
  return narrowed + body.slice(copied);
}

/** Finds the links whose last bracket begins a line, and that hold a blank line, in the order of their beginnings. */
function blockLinksIn(body: string): BlockLink[] {
  const links: BlockLink[] = [];
  const open: number[] = [];
  for (const { 0: mark, index } of matchesOutsideCode(body, /\\[\s\S]|[[\]]/g)) {
    if (mark === "[") open.push(index);
    const start = mark === "]" ? open.pop() : undefined;
    if (start === undefined || body[start - 1] === "!" || index - start > LONGEST) continue;
    const line = body.slice(body.lastIndexOf("\n", index) + 1, index);
    const [end] = (/^[ \t>]*$/.test(line) && matchAt(END, body, index)) || [];
    if (end !== undefined && /\n[ \t>]*\n/.test(body.slice(start, index)))
      links.push({ open: start, close: index, end: index + end.length });
  }
  return links.sort((a, b) => a.open - b.open);
}

/** Returns the blocks of a link with the link around one of their lines. @param end the last bracket and the address */
function withLink(inside: string, end: string): string {
  const lines = inside.split("\n");
  const filled = (line: string): boolean => line.replace(/^[ \t>]+/, "") !== "";
  const ofWords = lines.findIndex((line) => /[\p{L}\p{N}]/u.test(line) && !/[[\]]/.test(line));
  const place = ofWords >= 0 ? ofWords : lines.findIndex(filled);
  const line = lines[place];
  if (line === undefined) return inside;
  const [marks = ""] = MARKS.exec(line) ?? [];
  lines[place] = `${marks}[${line.slice(marks.length).trim()}${end}`;
  return lines.join("\n");
}

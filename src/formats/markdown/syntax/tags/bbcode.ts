import { addTo } from "../../../../lib/group-by.js";
import { isWebAddress } from "../../../../model/allow-list.js";
import { matchAt, type Rewriting } from "../rewriting.js";
import type { SourceText } from "../source-text.js";
import { boxTitle, destination } from "../write-markdown.js";
import { closePair } from "./tag-parts.js";

/** The beginning of a tag of a forum, as a pattern. */
export const BBCODE_BEGINNING = String.raw`\[(?=\/?(?:b|i|u|s|url|img|quote|size|color|font|center|spoiler|details)(?:=[^\[\]\n]{1,300})?\](?![:(]))`;
const TAG = /\[(\/?)([a-z]{1,8})(?:=([^[\]\n]{1,300}))?\](?!\()/y;

/** What takes the place of a tag and of the one that closes it. */
const INLINE: Readonly<Record<string, readonly [string, string]>> = {
  b: ["<strong>", "</strong>"],
  i: ["<em>", "</em>"],
  u: ["<u>", "</u>"],
  s: ["<del>", "</del>"],
  quote: ["\n\n<blockquote>\n\n", "\n\n</blockquote>\n\n"],
  details: ["\n\n", "\n\n"],
};

/** Limit of an address between tags, in characters. */
const LONGEST = 2000;

/**
 * Rewrites a tag of a forum, such as `[b]` or `[quote="Ada, post:1"]`, if it is one of a pair. Who is quoted, and the title of
 * `details`, stand above the content.
 */
export function rewriteBbcode(source: SourceText, offset: number): Rewriting | undefined {
  const [whole, slash, name = "", value = ""] = matchAt(TAG, source.text, offset) ?? [];
  if (whole === undefined) return undefined;
  const end = offset + whole.length;
  if (slash) return closePair(source, `[${name}`, end);
  // `a[i]` is an element of a list.
  const isIndex = name.length === 1 && /\w/.test(source.text.charAt(offset - 1));
  const close = isIndex ? undefined : source.find(`[/${name}]`, end);
  if (close === undefined) return undefined;
  if (name === "img" || (name === "url" && value === "")) return addressBetween(source, name, end, close);
  const [open, closing] =
    name === "url" ? ["[", `](${destination(unquoted(value))})`] : (INLINE[name] ?? ["", ""]);
  addTo(source.open, `[${name}`, closing);
  const title = name === "quote" || name === "details" ? unquoted(value).split(", post:", 1)[0] : "";
  return { markdown: open + (title ? `${boxTitle(title)}\n` : ""), end };
}

const unquoted = (value: string): string => value.replace(/^["']|["']$/g, "");

/** Rewrites an address between two tags as a picture or a link. */
function addressBetween(
  source: SourceText,
  name: string,
  start: number,
  close: number,
): Rewriting | undefined {
  if (close - start > LONGEST) return undefined;
  const address = source.text.slice(start, close).trim();
  if (!isWebAddress(address)) return undefined;
  const markdown = name === "img" ? `![](${destination(address)})` : `<${address}>`;
  return { markdown, end: close + name.length + 3 };
}

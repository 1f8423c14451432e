import { isWebAddress } from "../../../../model/allow-list.js";
import { matchAt, type Rewriting } from "../rewriting.js";
import type { SourceText } from "../source-text.js";
import { escapeMarkdown, linkToHost, picture } from "../write-markdown.js";
import { embed } from "./embeds.js";
import { firstOf, readArguments } from "./tag-parts.js";

/** Limit of what is between two shortcodes, in characters. */
const LONGEST = 5000;
const OPENING =
  /\\?\[(caption|embed|audio|video|playlist|gallery|youtube|vimeo)((?:[ \t=][^[\]\n]{0,1000}?)?)\/?\\?\]/y;
const IMAGE = /!\[([^[\]]*)\]\(\s*<?([^\s<>()]+)>?[^()]*\)|<img\b[^>]*>/;

/** Rewrites a shortcode of WordPress: a picture with its caption, or a link to what would be embedded. */
export function rewriteWordpress(source: SourceText, offset: number): Rewriting | undefined {
  const [whole, name = "", rest = ""] = matchAt(OPENING, source.text, offset) ?? [];
  if (whole === undefined) return undefined;
  const start = offset + whole.length;
  const behind = source.text.slice(start, start + LONGEST);
  const close = new RegExp(`\\\\?\\[/${name}\\\\?\\]`).exec(behind);
  const end = start + (close ? close.index + close[0].length : 0);
  const content = behind.slice(0, close?.index ?? 0).trim();
  if (name === "caption") return close ? { markdown: captioned(content, rest), end } : undefined;
  const given = readArguments(rest.replace(/^=/, ""));
  const values = [...given.named.values(), ...given.positional, content.replace(/^<|>$/g, "")];
  const address = values.find(isWebAddress);
  const markdown = address === undefined ? embed(name, given) : linkToHost(address);
  if (markdown !== undefined) return { markdown, end };
  return given.named.has("ids")
    ? { markdown: escapeMarkdown(whole), end: start, unknown: `[${name}]` }
    : undefined;
}

/** The beginning of a tag of a builder of pages, as a pattern; programs that convert pages escape its brackets and lines. */
export const BUILDER_BEGINNING = String.raw`\\?\[\/?(?:vc|et\\?_pb|tm\\?_pb|su|fusion|av|nectar|mk|kc)\\?_`;
const BUILDER = new RegExp(
  `${BUILDER_BEGINNING}[a-z\\d_\\\\]{1,60}((?:\\s[^[\\]\\n]{0,3000})?)\\\\?\\](?!\\()`,
  "y",
);

/** Rewrites a tag of a builder of pages: its title, or nothing. */
export function rewriteBuilder(source: SourceText, offset: number): Rewriting | undefined {
  const [whole, rest = ""] = matchAt(BUILDER, source.text, offset) ?? [];
  if (whole === undefined) return undefined;
  const title = firstOf(readArguments(rest.replace(/[“”″]/g, '"')), "title", "heading");
  const shown = `[${/[a-z][a-z\d_]*/.exec(whole.replaceAll("\\", ""))?.[0]}]`;
  return {
    markdown: title ? `\n\n**${escapeMarkdown(title)}**\n\n` : "",
    end: offset + whole.length,
    left: shown,
  };
}

/** Returns a picture with its caption, which stands behind it or in an argument. */
function captioned(content: string, rest: string): string {
  const [whole, alt = "", src] = IMAGE.exec(content) ?? [];
  if (whole === undefined) return content;
  const tag = readArguments(whole);
  const behind = content
    .slice(content.indexOf(whole) + whole.length)
    .replace(/^\]\([^()]*\)|<\/?a\b[^>]*>/g, "");
  const caption = behind.trim() || firstOf(readArguments(rest), "caption");
  return `\n\n${picture(src ?? firstOf(tag, "src"), alt || firstOf(tag, "alt"), caption)}\n\n`;
}

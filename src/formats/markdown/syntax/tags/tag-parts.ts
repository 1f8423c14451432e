import { addTo } from "../../../../lib/group-by.js";
import { isWebAddress } from "../../../../model/allow-list.js";
import type { Rewriting } from "../rewriting.js";
import type { SourceText } from "../source-text.js";
import { destination, escapeMarkdown, linkToHost } from "../write-markdown.js";

/** The arguments behind the name of a shortcode or tag. */
export interface Arguments {
  readonly named: ReadonlyMap<string, string>;
  readonly positional: readonly string[];
}

const ARGUMENT =
  /(?:([\w-]+)\s*(?:=|:(?!\/\/))\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s"'`,]+)),?/g;

/** Reads arguments: words, texts in quotes, and `name=value`. */
export function readArguments(text: string): Arguments {
  const named = new Map<string, string>();
  const positional: string[] = [];
  for (const [, name, double, single, raw, word] of text.matchAll(ARGUMENT)) {
    const value = raw ?? (double ?? single)?.replace(/\\(.)/g, "$1") ?? word ?? "";
    if (name === undefined) positional.push(value);
    else if (!named.has(name.toLowerCase())) named.set(name.toLowerCase(), value);
  }
  return { named, positional };
}

/** Returns the first named argument that has a value; empty if none has. */
export const firstOf = ({ named }: Arguments, ...names: readonly string[]): string =>
  names.map((name) => named.get(name)).find((value) => value?.trim()) ?? "";

/** A tag whose name nobody knows. */
interface UnknownTag {
  readonly name: string;
  /** What stands behind the name. */
  readonly rest: string;
  /** The offset behind the tag. */
  readonly end: number;
  /** The tag in a notice. */
  readonly shown: string;
}

/**
 * Rewrites an unknown tag that is closed further on: its title, in bold, for the tag, or nothing. What is between the tags stays, as
 * a link if the tag has an address. Where it is more than a line, the link stands above it, an author below it.
 * Returns undefined for a tag that nothing closes.
 */
export function openPair(source: SourceText, { name, rest, end, shown }: UnknownTag): Rewriting | undefined {
  if (!source.isClosedBehind(name, end)) return undefined;
  const given = readArguments(rest);
  const stated = firstOf(given, "href", "url", "link");
  const address = isLine(source.text, end) ? stated : "";
  const author = firstOf(given, "author", "cite", "attribution");
  const signed = author && `\n\n— ${escapeMarkdown(author)}\n\n`;
  addTo(source.open, name, (address && `](${destination(address)})`) + signed);
  const quoted = /^\s*["'“]([^"'”]*)["'”]/.exec(rest)?.[1] ?? "";
  const title = (firstOf(given, "title", "summary", "name", "label", "header") || quoted).trim();
  const bold = title ? `\n\n**${escapeMarkdown(title)}**\n\n` : "";
  const lone = address === "" && isWebAddress(stated) ? `\n\n${linkToHost(stated)}\n\n` : "";
  return { markdown: bold + lone + (address && "["), end, left: shown };
}

/** Tells whether the words up to the next tag are a part of one line without links, so that they can be those of a link. */
const isLine = (text: string, offset: number): boolean =>
  /^[^\n[\]{}<]{1,200}(?:\{[{%]|<\/)/.test(text.slice(offset, offset + 210));

/** Returns what takes the place of the tag that closes an unknown one; undefined if none is open. */
export function closePair(source: SourceText, name: string, end: number): Rewriting | undefined {
  const markdown = source.open.get(name)?.pop();
  return markdown === undefined ? undefined : { markdown, end };
}

/** Returns a link for an unknown tag that has one argument, which is a web address; else undefined. */
export function loneAddress({ named, positional }: Arguments): string | undefined {
  const [only = "", ...others] = [...named.values(), ...positional];
  return others.length === 0 && isWebAddress(only) ? linkToHost(only) : undefined;
}

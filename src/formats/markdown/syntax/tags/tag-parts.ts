import type { Rewriting } from "../rewriting.js";
import type { SourceText } from "../source-text.js";
import { escapeMarkdown } from "../write-markdown.js";

/** The arguments behind the name of a shortcode or tag. */
export interface Arguments {
  readonly named: ReadonlyMap<string, string>;
  readonly positional: readonly string[];
}

const ARGUMENT =
  /(?:([\w-]+)\s*[=:]\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s"'`,]+)),?/g;

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
export interface UnknownTag {
  readonly name: string;
  /** What stands behind the name. */
  readonly rest: string;
  /** The offset behind the tag. */
  readonly end: number;
  /** The tag in a notice. */
  readonly shown: string;
}

/**
 * Rewrites an unknown tag that is closed further on: its title, in bold, for the tag, or nothing. What is between the tags stays.
 * Returns undefined for a tag that nothing closes.
 */
export function openPair(source: SourceText, { name, rest, end, shown }: UnknownTag): Rewriting | undefined {
  if (!source.isClosedBehind(name, end)) return undefined;
  source.open.set(name, (source.open.get(name) ?? 0) + 1);
  const quoted = /^\s*["'“]([^"'”]*)["'”]/.exec(rest)?.[1] ?? "";
  const title = firstOf(readArguments(rest), "title", "summary", "name", "label", "header") || quoted;
  return { markdown: title.trim() ? `\n\n**${escapeMarkdown(title.trim())}**\n\n` : "", end, left: shown };
}

/** Returns nothing in the place of the tag that closes an unknown one; undefined if none is open. */
export function closePair(source: SourceText, name: string, end: number): Rewriting | undefined {
  const count = source.open.get(name) ?? 0;
  if (count === 0) return undefined;
  source.open.set(name, count - 1);
  return { markdown: "", end };
}

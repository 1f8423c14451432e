import type { Rewriting } from "../rewriting.js";
import type { SourceText } from "../source-text.js";
import { code, destination, escapeMarkdown } from "../write-markdown.js";
import { embed } from "./embeds.js";
import { closePair, firstOf, loneAddress, openPair, readArguments } from "./tag-parts.js";

/** Limit of a shortcode, in characters. */
const LONGEST = 2000;

/** Rewrites a shortcode of Hugo, `{{< name … >}}` or `{{% name … %}}`. `highlight` is rewritten together with its content. */
export function rewriteShortcode(source: SourceText, offset: number): Rewriting | undefined {
  const mark = source.text[offset + 2] === "<" ? ">" : "%";
  const inner = source.find(`${mark}}}`, offset + 3, LONGEST);
  if (inner === undefined) return undefined;
  const end = inner + 3;
  const whole = source.text.slice(offset, end);
  const comment = /^\{\{[<%]\/\*([\s\S]*)\*\/[>%]\}\}$/.exec(whole)?.[1];
  if (comment !== undefined) return { markdown: escapeMarkdown(`{{${whole[2]}${comment}${mark}}}`), end };
  const [, slash, name = "", rest = ""] =
    /^\s*(\/?)\s*([\w./-]+)([\s\S]*?)\/?$/.exec(source.text.slice(offset + 3, inner)) ?? [];
  if (name === "") return undefined;
  const unknown = {
    markdown: escapeMarkdown(whole),
    end,
    unknown: `{{${whole[2]} ${slash ?? ""}${name} ${mark}}}`,
  };
  if (slash && name === "details") return { markdown: "\n\n</details>\n\n", end };
  if (slash) return name === "rawhtml" ? { markdown: "", end } : (closePair(source, name, end) ?? unknown);
  const known =
    rewriteNamed(source, { offset, end, name, rest }) ??
    openPair(source, { name, rest, end, shown: unknown.unknown });
  const markdown = known ? undefined : loneAddress(readArguments(rest));
  return known ?? (markdown ? { markdown, end } : unknown);
}

interface Shortcode {
  readonly offset: number;
  readonly end: number;
  readonly name: string;
  readonly rest: string;
}

function rewriteNamed(source: SourceText, { offset, end, name, rest }: Shortcode): Rewriting | undefined {
  const given = readArguments(rest);
  switch (name) {
    case "ref":
    case "relref": {
      const address = firstOf(given, "path") || given.positional[0];
      return address ? { markdown: writeAddress(source, offset, address), end } : undefined;
    }
    case "highlight": {
      const close = source.match(/\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/, end);
      if (!close) return undefined;
      const text = source.text.slice(end, close.index);
      const markdown = code(text, given.positional[0] ?? "", source.isAtLineStart(offset));
      return { markdown, end: close.index + close[0].length };
    }
    case "comment": {
      const close = source.match(/\{\{[<%]\s*\/\s*comment\s*[>%]\}\}/, end);
      return close && { markdown: "", end: close.index + close[0].length };
    }
    case "details": {
      const summary = firstOf(given, "summary", "title") || given.positional[0] || "";
      const open = `\n\n<details>\n<summary>${escapeMarkdown(summary)}</summary>\n\n`;
      return { markdown: open, end };
    }
    case "rawhtml":
    case "toc":
      return { markdown: "", end };
    default: {
      const markdown = embed(name.replace(/^.*\//, "").replace(/\.html$/, ""), given);
      return markdown === undefined ? undefined : { markdown, end };
    }
  }
}

/** Returns an address as Markdown: as a destination within a link, else as text. @param offset the place of the address */
export function writeAddress(source: SourceText, offset: number, address: string): string {
  const isDestination = /(?:\]\(\s*|\]:\s*|=["']?)$/.test(
    source.text.slice(Math.max(0, offset - 12), offset),
  );
  return isDestination ? destination(address) : escapeMarkdown(address);
}

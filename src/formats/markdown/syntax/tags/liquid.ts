import { isWebAddress } from "../../../../model/allow-list.js";
import type { Rewriting } from "../rewriting.js";
import type { SourceText } from "../source-text.js";
import { code, escapeMarkdown } from "../write-markdown.js";
import { embed } from "./embeds.js";
import { writeAddress } from "./shortcodes.js";
import { closePair, loneAddress, openPair, readArguments } from "./tag-parts.js";

/** Limit of a tag, in characters. */
const LONGEST = 2000;

/** The end tags, by the names of the tags that are read together with their content. */
const ENDS: ReadonlyMap<string, RegExp> = new Map(
  ["raw", "comment", "highlight", "codeblock"].map((name) => [
    name,
    new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`),
  ]),
);

/** A shortcode of Zola, `youtube(id="…")`. */
const CALL = /^(\w+)\s*\(([\s\S]*)\)$/;

/** Rewrites a tag of Jekyll or Hexo, `{% name … %}`. A tag of `ENDS` is rewritten together with its content. */
export function rewriteLiquidTag(source: SourceText, offset: number): Rewriting | undefined {
  const inside = readInside(source, offset, "%}");
  if (!inside) return undefined;
  const { words, end } = inside;
  const call = CALL.exec(words);
  const [name = "", ...others] = call ? [call[1] ?? ""] : words.split(/\s+/);
  const rest = call ? (call[2] ?? "") : words.slice(name.length).trim();
  const ending = ENDS.get(name);
  const closing = ending && source.match(ending, end);
  if (closing) return rewritePair(source, { name, offset, end, ...aboutCode(name, others) }, closing);
  const address = addressOf(name, rest);
  const markdown =
    address === undefined ? embed(...embedOf(name, rest)) : writeAddress(source, offset, address);
  if (markdown !== undefined) return { markdown, end };
  const shown = `{% ${name} %}`;
  const pair = name.startsWith("end")
    ? closePair(source, name.slice(3), end)
    : call
      ? openPair(source, { name: "", rest, end, shown })
      : openPair(source, { name, rest: QUOTES.has(name) && rest ? JSON.stringify(rest) : rest, end, shown });
  if (pair) return QUOTES.has(name.replace(/^end/, "")) && !call ? asQuotation(pair, name) : pair;
  if (SILENT.has(name)) return { markdown: "", end };
  const lone = loneAddress(readArguments(rest));
  if (lone !== undefined) return { markdown: lone, end };
  return { markdown: escapeMarkdown(source.text.slice(offset, end)), end, unknown: shown };
}

/** Tags that show nothing. */
const SILENT: ReadonlySet<string> = new Set("assign seo feed_meta include_absolute import set".split(" "));

/** The names of Hexo's quotations, with who said it, and where, behind the name. */
const QUOTES: ReadonlySet<string> = new Set(["blockquote", "quote", "pullquote"]);

const asQuotation = ({ markdown, end }: Rewriting, name: string): Rewriting => ({
  markdown: name.startsWith("end") ? "\n\n</blockquote>\n\n" : `\n\n<blockquote>\n\n${markdown}`,
  end,
});

/** Returns what a tag says of the code in it. Hexo has a title, options such as `lang:js`, and the address of a file. */
function aboutCode(name: string, words: readonly string[]): Pick<Tag, "language" | "title"> {
  if (name !== "codeblock") return { language: words[0] ?? "", title: "" };
  const language = words.find((word) => word.startsWith("lang:"))?.slice(5) ?? "";
  return { language, title: words.filter((word) => !/^\w+:/.test(word)).join(" ") };
}

/** Returns what is between the two marks at an offset and the next closing ones, and the offset behind these. */
function readInside(source: SourceText, offset: number, closing: string) {
  const inner = source.find(closing, offset + 2, LONGEST);
  if (inner === undefined) return undefined;
  const words = source.text.slice(offset + 2, inner).replace(/^-|-$/g, "");
  return { words: words.trim(), end: inner + 2 };
}

interface Tag {
  readonly name: string;
  readonly offset: number;
  readonly end: number;
  readonly language: string;
  /** What stands above some code. */
  readonly title: string;
}

function rewritePair(source: SourceText, tag: Tag, closing: RegExpExecArray): Rewriting {
  const text = source.text.slice(tag.end, closing.index);
  const end = closing.index + closing[0].length;
  if (tag.name === "highlight" || tag.name === "codeblock") {
    const title = tag.title ? `**${escapeMarkdown(tag.title)}**\n\n` : "";
    return { markdown: title + code(text, tag.language, source.isAtLineStart(tag.offset)), end };
  }
  return { markdown: tag.name === "raw" ? text : "", end };
}

/** Returns the path in a `link` or `post_url` tag; undefined for another tag. */
function addressOf(name: string, rest: string): string | undefined {
  if (rest === "") return undefined;
  if (name === "post_url") return `/_posts/${rest.replace(/^\//, "")}.md`;
  return name === "link" && !isWebAddress(rest) ? `/${rest.replace(/^\//, "")}` : undefined;
}

/** Returns the name and the arguments of an embed. `{% include figure.html src="…" %}` has the name `figure`. */
function embedOf(name: string, rest: string): [name: string, given: ReturnType<typeof readArguments>] {
  if (name !== "include" && name !== "include_cached" && name !== "render")
    return [name, readArguments(rest)];
  const [file = ""] = rest.split(/\s+/);
  const included = file.replace(/^.*\//, "").replace(/^["']|["']$|\.\w+["']?$/g, "");
  return [included, readArguments(rest.slice(file.length))];
}

/** A recording or post in Logseq: `{{video https://…}}`. */
const MACRO = /^([a-z]+)\s+(https?:\/\/\S+)$/;

/** Rewrites an output of Jekyll, `{{ … }}`. The address of the site becomes nothing, and a path in quotes becomes the path. */
export function rewriteLiquidOutput(source: SourceText, offset: number): Rewriting | undefined {
  const inside = readInside(source, offset, "}}");
  if (!inside) return undefined;
  const { words, end } = inside;
  const task = /^\[\[(TODO|DONE)\]\]$/.exec(words)?.[1];
  if (task !== undefined) return { markdown: task === "TODO" ? "☐" : "☑", end };
  if (words === "" || words.includes("{{")) return undefined;
  const [, name = "", given = ""] = CALL.exec(words) ?? MACRO.exec(words) ?? [];
  const embedded = embed(name, readArguments(given));
  if (embedded !== undefined) return { markdown: embedded, end };
  if (/^site\.(?:baseurl|url|github\.url)(?:\s*\|.*)?$/.test(words)) return { markdown: "", end };
  const path =
    /^["']([^"']*)["'](?:\s*\|\s*(?:relative_url|absolute_url|prepend:[^|]*|url_for|absURL|relURL))+$/.exec(
      words,
    )?.[1];
  if (path !== undefined) return { markdown: writeAddress(source, offset, path), end };
  const shown = escapeMarkdown(source.text.slice(offset, end));
  return { markdown: shown, end, unknown: `{{ ${words.slice(0, 40)} }}` };
}

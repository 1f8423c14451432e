import { fateOf } from "../../body/html-elements.js";
import { matchAt, matchRule, type Rewriting } from "../rewriting.js";
import type { SourceText } from "../source-text.js";
import { embed } from "./embeds.js";
import { closePair, openPair, readArguments } from "./tag-parts.js";

/** The tag of a component of MDX: `<Callout title="…">`, `</Callout>`, `<Image src="…" />`. */
const TAG =
  /<(\/?)([A-Z][\w.]{0,60})((?:\s(?:[^<>{}"']|"[^"]{0,2000}"|'[^']{0,2000}'|\{[^{}]{0,2000}\}){0,500})?)>/y;

/**
 * Rewrites the tag of a component: a picture or a video by its name, nothing for any other that closes itself or is closed
 * further on, but for its title. A tag that nothing closes may be words in angle brackets.
 */
export function rewriteComponent(source: SourceText, offset: number): Rewriting | undefined {
  const [whole, slash, name = "", inside = ""] = matchAt(TAG, source.text, offset) ?? [];
  if (whole === undefined || fateOf(name.toLowerCase()).kind !== "text") return undefined;
  const end = offset + whole.length;
  const shown = `<${name}>`;
  if (slash) return closePair(source, name, end);
  if (!inside.endsWith("/")) return openPair(source, { name, rest: inside, end, shown });
  const known = embed(name.toLowerCase(), readArguments(withTexts(inside.slice(0, -1), source.imports)));
  return known === undefined ? { markdown: "", end, left: shown } : { markdown: known, end };
}

/** Returns attributes whose values are texts. An expression of MDX counts if it is a text or the name of an imported file. */
const withTexts = (attributes: string, imports: ReadonlyMap<string, string>): string =>
  attributes.replace(
    /=\{\s*(?:(?:require\(\s*)?(["'`])(.*?)\1(?:\s*\)(?:\.default)?)?|([\w.]*?)(?:\.src)?|[^{}]*)\s*\}/g,
    (_, quote, text, name) => `="${(quote ? text : imports.get(name)) ?? ""}"`,
  );

/** Removes what is program in MDX: `import`, `export` up to a blank line, and comments. */
export const rewriteProgram = matchRule(
  /(?:import\s+(?:[\w*{}\s,$]{1,400}?\sfrom\s+)?["'][^"'\n]{1,300}["'];?[ \t]*(?=\n|$)|export\s+(?:const|let|var|default|function|async)\s(?:[ \t]*[^\s][^\n]*\n?)+|\{\/\*[\s\S]{0,2000}?\*\/\})/y,
  () => "",
);

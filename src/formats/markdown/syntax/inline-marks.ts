import { rewriteAttributesBehind, rewriteAttributesOfSpan } from "./attributes.js";
import { matchRule, type RewriteRules, type Rewriting } from "./rewriting.js";
import type { SourceText } from "./source-text.js";

type Row = readonly [beginning: string, whole: RegExp, markdown: (...groups: string[]) => string];

/**
 * Marks within a line that Markdown does not have: how each begins, all of it with groups, and what takes its place. A raised or
 * lowered figure stands right behind a letter, figure or bracket, so that `3~5~7` and `a^b` stay what they are.
 */
const ROWS: readonly Row[] = [
  // Marks of a correction: CriticMarkup.
  [String.raw`\{\+\+(?=[^{}]{1,1000}\+\+\})`, /\{\+\+([^{}]{1,1000}?)\+\+\}/y, tagged("ins")],
  [String.raw`\{--(?=[^{}]{1,1000}--\})`, /\{--([^{}]{1,1000}?)--\}/y, tagged("del")],
  [
    String.raw`\{~~(?=[^{}]{1,1000}~~\})`,
    /\{~~([^{}]{0,500}?)~>([^{}]{0,500}?)~~\}/y,
    (old, words) => tagged("del")(old) + tagged("ins")(words),
  ],
  [String.raw`\{==(?=[^{}]{1,1000}==\})`, /\{==([^{}]{1,1000}?)==\}/y, tagged("mark")],
  [String.raw`\{>>(?=[^{}]{1,1000}<<\})`, /\{>>([^{}]{1,1000}?)<<\}/y, (note) => ` (${note.trim()})`],
  // An icon of MkDocs.
  [
    String.raw`:(?=(?:material|fontawesome|octicons|simple)-[a-z\d-]{1,80}:)`,
    /:[a-z\d-]{1,100}:(?:\{[^{}\n]{0,100}\})?/y,
    () => "",
  ],
  [String.raw`(?<![=\w])==(?=[^\s=])`, /==([^\n=]{0,500}[^\s=])==(?![=\w])/y, tagged("mark")],
  [String.raw`(?<![\^\w])\^\^(?=[^\s^])`, /\^\^([^\n^]{0,500}[^\s^])\^\^(?![\^\w])/y, tagged("mark")],
  [
    String.raw`(?<![+\w])\+\+(?=[\w-]+\+[\w+-]+\+\+)`,
    /\+\+([\w-]{1,20}(?:\+[\w-]{1,20}){1,5})\+\+(?![+\w])/y,
    (keys) => keys.split("+").map(tagged("kbd")).join("+"),
  ],
  [String.raw`(?<![+\w])\+\+(?=[^\s+])`, /\+\+([^\n+]{0,200}[^\s+])\+\+(?![+\w])/y, tagged("ins")],
  [String.raw`(?<=[\w)\]])\^(?=[\w+-])`, /\^([\w+-]{1,20})\^/y, tagged("sup")],
  [String.raw`(?<=[A-Za-z)\]])~(?=[\w])`, /~(\d{1,3}[+-]?|[a-z])~/y, tagged("sub")],
  [
    String.raw`\{(?=[々〆ヶ\u3400-\u9fff])`,
    /\{([々〆ヶ\u3400-\u9fff]{1,20})((?:\|[^{}|\n]{1,30}){1,20})\}/y,
    (base, reading) => `<ruby>${base}<rp>(</rp><rt>${reading.replaceAll("|", "")}</rt><rp>)</rp></ruby>`,
  ],
  // The size of a picture.
  [String.raw`[ \t]=(?<=\]\([^\s()]{1,500}[ \t]=)\d*x`, /[ \t]=\d{0,5}x\d{0,5}[ \t]*(?=\))/y, () => ""],
  // HTML whose content is Markdown: a blank line begins it.
  [
    String.raw`^(?= {0,3}<[a-z][\w-]{0,30}(?:\s[^<>\n]{0,500})?\smarkdown(?:=[\w"']{1,20})?(?:\s[^<>\n]{0,500})?>[ \t]*$)`,
    /( {0,3}<[^<>\n]{1,600}?)\smarkdown(?:=[\w"']{1,20})?(?=[\s>])([^<>\n]{0,500}>)[ \t]*/y,
    (opening, rest) => `${opening}${rest}\n`,
  ],
  [String.raw`^\[TOC\][ \t]*$`, /\[TOC\][ \t]*/y, () => ""],
];

function tagged(name: string): (words: string) => string {
  return (words) => `<${name}>${words}</${name}>`;
}

/** Rules for marks within a line, by the beginnings of the marks. */
export const INLINE_RULES: RewriteRules = [
  ...ROWS.map(
    ([beginning, whole, markdown]) =>
      [beginning, matchRule(whole, ([, ...groups]) => markdown(...groups))] as const,
  ),
  // Attributes of a reference, and those of a link, a picture or code.
  [String.raw`(?<=\])\{(?=\s{0,5}(?:[.#]|[\w:.@-]{1,60}="))`, rewriteAttributesOfSpan],
  [String.raw`(?<=[)${"`"}])\{(?=\s{0,5}(?:[.#]|[\w:.@-]{1,60}=))`, rewriteAttributesBehind],
];

/** Not behind a drive of Windows or a path on it: `C:\ `, `C:\Boats\ `; nor behind other strokes, as in drawings. */
const NO_PATH = String.raw`(?<!(?:^|[^A-Za-z])[A-Za-z]:|\\\w[^\s\\]{0,100}|[/|\\])`;

/**
 * Rules for backslashes that pandoc and converters of pages leave, by their beginnings: before a space at which no line breaks,
 * and at the end of a paragraph, where they break no line.
 */
export const SLASH_RULES: RewriteRules = [
  [String.raw`(?=\\ \S)${NO_PATH}(?<=\S|^)\\`, (_, offset) => ({ markdown: "\u00a0", end: offset + 2 })],
  [
    String.raw`(?=\\[ \t]*(?:\n[ \t>]*(?:\n|:{3,}|$(?![\s\S]))|$(?![\s\S])))${NO_PATH}(?<=\S|^[ \t>]*)\\`,
    (_, offset) => ({ markdown: "", end: offset + 1 }),
  ],
];

/**
 * Removes the attributes that kramdown and Hugo attach to a block or heading, `{: .wide}` or `{#id}`. An id stays if a link
 * of the text leads to it.
 */
export const rewriteAttributes = matchRule(
  /\{(?::[^{}\n]{0,200}\}|[ \t]{0,5}[#.\w][^{}\n]{0,2000}\}[ \t]*(?=\n|$))/y,
  ({ 0: whole, index }, source) => {
    const { text, linkedPlaces } = source;
    const isOfHeading =
      /^ {0,3}#{1,6}\s/.test(source.lineBefore(index)) ||
      /^\n {0,3}(?:=+|-+)[ \t]*(?:\n|$)/.test(text.slice(index + whole.length, index + whole.length + 500));
    if (whole[1] !== ":" && !isOfHeading) return undefined;
    const id = /#([^\s{}"=]+)/.exec(whole)?.[1] ?? "";
    return linkedPlaces.has(id) ? `<a id="${id}"></a>` : "";
  },
);

/** Removes the attributes behind the address of a reference: `[a]: b.jpg "Words" width=40px`. */
export const rewriteDefinition = matchRule(
  /( {0,3}\[[^\]\n]{1,200}\]:[ \t]+\S+(?:[ \t]+(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'|\([^()\n]{0,500}\)))?)(?:(?:[ \t]+[\w-]{1,40}=(?:"[^"\n]{0,200}"|[^\s"]{1,200})){1,20}|[ \t]+\{[^{}\n]{1,500}\})[ \t]*(?=\n|$)/y,
  ([, definition = ""]) => definition,
);

/** Limit of what is hidden, in characters. */
const LONGEST = 10_000;

/** Removes a comment of kramdown, `{::comment}…{:/comment}`. */
export function rewriteHiddenBlock(source: SourceText, offset: number): Rewriting | undefined {
  const [long, short] = ["{:/comment}", "{:/}"].map((mark) => {
    const found = source.find(mark, offset, LONGEST);
    return found === undefined ? Number.POSITIVE_INFINITY : found + mark.length;
  });
  const end = Math.min(long ?? 0, short ?? 0);
  return Number.isFinite(end) ? { markdown: "", end } : undefined;
}

import { matchRule, type RewriteRule } from "./rewriting.js";

type Row = readonly [beginning: string, whole: RegExp, markdown: (...groups: string[]) => string];

/**
 * Marks within a line that Markdown does not have: how each begins, all of it with groups, and what takes its place. A raised or
 * lowered figure stands right behind a letter, figure or bracket, so that `3~5~7` and `a^b` stay what they are.
 */
const ROWS: readonly Row[] = [
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
  // A span of Pandoc.
  [
    String.raw`(?<!!)\[(?=[^[\]\n]{1,300}\]\{[ \t]?[.#])`,
    /\[([^[\]\n]{1,300})\]\{[^{}\n]{0,200}\}/y,
    (words) => words,
  ],
  // Attributes of a link, a picture or code.
  [
    String.raw`(?<=[)\]${"`"}])\{(?=[ \t]*(?:[.#]\w|[\w-]+=))`,
    /\{[ \t]*(?:(?:[.#][\w:.-]{1,80}|[\w-]{1,40}=(?:"[^"\n]{0,200}"|[^\s{}"]{1,200}))[ \t]*){1,20}\}/y,
    () => "",
  ],
  // The size of a picture.
  [String.raw`[ \t]=(?<=\]\([^\s()]{1,500}[ \t]=)\d*x`, /[ \t]=\d{0,5}x\d{0,5}[ \t]*(?=\))/y, () => ""],
  [String.raw`^\[TOC\][ \t]*$`, /\[TOC\][ \t]*/y, () => ""],
];

function tagged(name: string): (words: string) => string {
  return (words) => `<${name}>${words}</${name}>`;
}

/** Rules for marks within a line, by the beginnings of the marks. */
export const INLINE_RULES: readonly (readonly [beginning: string, rule: RewriteRule])[] = ROWS.map(
  ([beginning, whole, markdown]) => [beginning, matchRule(whole, ([, ...groups]) => markdown(...groups))],
);

/**
 * Removes the attributes that kramdown and Hugo attach to a block or heading, `{: .wide}` or `{#id}`. An id stays if a link
 * of the text leads to it.
 */
export const rewriteAttributes = matchRule(
  /\{(?::[^{}\n]{0,200}\}|[#.][\w:.#-][^{}\n]{0,200}\}[ \t]*(?=\n|$))/y,
  ({ 0: whole, index }, { text, linkedPlaces }) => {
    const before = text.slice(text.lastIndexOf("\n", index - 1) + 1, index);
    if (whole[1] !== ":" && !/^ {0,3}#{1,6}\s/.test(before)) return undefined;
    const id = /#([\w.:-]+)/.exec(whole)?.[1] ?? "";
    return linkedPlaces.has(id) ? `<a id="${id}"></a>` : "";
  },
);

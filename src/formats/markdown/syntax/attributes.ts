import { matchAt, matchRule } from "./rewriting.js";
import { matchesOutsideCode, newlinesIn, SourceText } from "./source-text.js";

const NAME = String.raw`[.#][^\s{}"=]{1,200}`;
const QUOTED = String.raw`[\w:.@-]{1,60}="(?:[^"\\]|\\[\s\S]){0,2000}"`;
const ITEM = String.raw`(?:${NAME}|${QUOTED}|[\w:.@-]{1,60}=[^\s{}"]{1,200})`;
const OTHERS = String.raw`(?:\s{1,40}${ITEM}){0,30}\s{0,5}\}`;

/** Attributes of a link, a picture, code or a heading, as pandoc and kramdown write them; pandoc breaks its lines within. */
const ATTRIBUTES = new RegExp(String.raw`\{\s{0,5}${ITEM}${OTHERS}`, "y");

/** Attributes that make a span of the words before them. A formula such as `\sqrt[3]{a=b}` has none of these. */
const OF_SPAN = new RegExp(
  String.raw`\{\s{0,5}(?:#[^\s{}"=]{1,200}|\.[^\s\d{}"=][^\s{}"=]{0,200}|${QUOTED})${OTHERS}`,
  "y",
);
const AT_END = new RegExp(String.raw`\s*\{\s{0,5}${ITEM}${OTHERS}$`);

/** Returns the words of a heading without its attributes and those of spans. */
export const withoutAttributes = (words: string): string =>
  words.endsWith("}") ? unwrapSpans(words).replace(AT_END, "") : unwrapSpans(words);

/** Removes attributes right behind a link, a picture or code. */
export const rewriteAttributesBehind = matchRule(ATTRIBUTES, () => "");

/** Removes attributes right behind brackets. */
export const rewriteAttributesOfSpan = matchRule(OF_SPAN, () => "");

interface Span {
  readonly open: number;
  readonly close: number;
  readonly end: number;
}

/**
 * Replaces the spans of pandoc, `[words]{style="…"}`, by their words. Spans may hold others, links, and line ends. A span's id
 * stays if a link of the text leads to it. The number of lines stays.
 */
export function unwrapSpans(body: string): string {
  if (!body.includes("]{")) return body;
  const spans = spansIn(body);
  if (spans.length === 0) return body;
  const { linkedPlaces } = new SourceText(body);
  const cuts = spans.flatMap(({ open, close, end }) => {
    const id = /#([^\s{}"=]+)/.exec(body.slice(close + 1, end))?.[1] ?? "";
    const anchor = linkedPlaces.has(id) ? `<a id="${id}"></a>` : "";
    return [
      { from: open, to: open + 1, text: anchor },
      { from: close, to: end, text: "" },
    ];
  });
  return withCuts(
    body,
    cuts.sort((a, b) => a.from - b.from),
  );
}

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Returns a body without some ranges of it. Each line end in a range goes to the next space, or to the end of the paragraph. */
function withCuts(body: string, cuts: readonly Cut[]): string {
  let copied = 0;
  let lineEnds = 0;
  const take = (mark: string): string => {
    if (lineEnds === 0) return mark;
    const taken = mark === " " ? 1 : lineEnds;
    lineEnds -= taken;
    return "\n".repeat(taken) + (mark === " " ? "" : "\n");
  };
  const copyTo = (end: number): string => {
    const part = body.slice(copied, end);
    copied = end;
    return lineEnds > 0 ? part.replace(/ |\n(?=[ \t]*\n)/g, take) : part;
  };
  const parts = cuts.map(({ from, to, text }) => {
    const part = copyTo(from) + text;
    lineEnds += newlinesIn(body.slice(from, to));
    copied = to;
    return part;
  });
  return parts.join("") + copyTo(body.length);
}

/** Finds the spans of a body in one pass: brackets are matched within a paragraph, and not in code. */
function spansIn(body: string): Span[] {
  const spans: Span[] = [];
  let open: number[] = [];
  for (const { 0: mark, index } of matchesOutsideCode(body, /\\[\s\S]|[[\]]|\n[ \t]*\n/g)) {
    if (mark === "[") open.push(index);
    else if (mark !== "]") open = mark.startsWith("\\") ? open : [];
    else {
      const start = open.pop();
      const end = start !== undefined && isSpan(body, start) ? endOfAttributes(body, index + 1) : undefined;
      if (start !== undefined && end !== undefined) spans.push({ open: start, close: index, end });
    }
  }
  return spans;
}

/** Brackets behind `!` or other brackets are of a picture or a reference, and `[^1]` is a note. */
const isSpan = (body: string, open: number): boolean =>
  !/[!\]]/.test(body.charAt(open - 1)) && (body[open + 1] !== "^" || body[open + 2] === "[");

function endOfAttributes(body: string, offset: number): number | undefined {
  const match = matchAt(OF_SPAN, body, offset);
  return match && offset + match[0].length;
}

/** HTML within a line that pandoc passes on as it is: `` `<br>`{=html} ``. */
const RAW_INLINE = /(?<!`)(`{1,3})(?!`)([^`\n]{1,2000})\1\{=html5?\}/g;
const RAW_OPENING = /^ {0,3}(`{3,}|~{3,})[ \t]*\{=html5?\}[ \t]*$/;

/** Replaces HTML that pandoc passes on as it is, within a line or between fences, by the HTML. The number of lines stays. */
export function unwrapRawHtml(body: string): string {
  if (!/\{=html5?\}/.test(body)) return body;
  let fence: string | undefined;
  return body
    .replace(RAW_INLINE, "$2")
    .split("\n")
    .map((line) => {
      const opening = fence === undefined ? RAW_OPENING.exec(line)?.[1] : undefined;
      const isClosing = fence !== undefined && line.trim() === fence;
      if (opening !== undefined || isClosing) fence = opening;
      return opening !== undefined || isClosing ? "" : line;
    })
    .join("\n");
}

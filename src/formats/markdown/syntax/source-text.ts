import MarkdownIt, { type Token } from "markdown-it";

/** A range of offsets. The end is not part of it. */
type Range = readonly [start: number, end: number];

/** A tag of Hugo, of Liquid, of Zola or of MDX that closes another one. */
const CLOSING = /\{\{[<%]\s*\/\s*([\w./-]+)\s*[>%]\}\}|\{%-?\s*end([\w-]*)\s*-?%\}|<\/([A-Z][\w.]*)\s*>/g;

const IMPORT = /^import\s+(\w{1,60})\s+from\s+["']([^"'\n]{1,300})["']/gm;

/** A Markdown body that is searched for the syntax of generators. Searches that find nothing are not repeated. */
export class SourceText {
  /** Offsets by searched text. The text does not stand behind its offset. */
  private readonly missing = new Map<string, number>();

  private closed: ReadonlyMap<string, number> | undefined;

  /** What takes the place of the closing tag of each open one that nothing is known of but that it is closed, by their names. */
  readonly open = new Map<string, string[]>();

  private imported: ReadonlyMap<string, string> | undefined;

  private linked: ReadonlySet<string> | undefined;

  constructor(readonly text: string) {}

  /** The names of the places within the text that have links to them. */
  get linkedPlaces(): ReadonlySet<string> {
    this.linked ??= new Set(
      [...this.text.matchAll(/\]\(#([^\s()"]{1,200})\)/g)].map(([, name = ""]) => name),
    );
    return this.linked;
  }

  /** The addresses of the files that a body in MDX imports, by the names that it gives them. */
  get imports(): ReadonlyMap<string, string> {
    this.imported ??= new Map(
      Array.from(this.text.matchAll(IMPORT), ([, name = "", address = ""]) => [name, address]),
    );
    return this.imported;
  }

  /** Tells whether a tag that closes the one with a name stands behind an offset. */
  isClosedBehind(name: string, offset: number): boolean {
    this.closed ??= new Map(
      Array.from(this.text.matchAll(CLOSING), ({ index, 1: hugo, 2: liquid, 3: component = "" }) => [
        hugo ?? liquid ?? component,
        index,
      ]),
    );
    return (this.closed.get(name) ?? -1) >= offset;
  }

  /** Returns the offset of the next place of a text; undefined if there is none within a number of characters. */
  find(wanted: string, from: number, within = Number.POSITIVE_INFINITY): number | undefined {
    if (from >= (this.missing.get(wanted) ?? Number.POSITIVE_INFINITY)) return undefined;
    const index = this.text.indexOf(wanted, from);
    if (index < 0) this.missing.set(wanted, from);
    return index < 0 || index - from > within ? undefined : index;
  }

  /** Returns the next match of a pattern; undefined if there is none. */
  match(pattern: RegExp, from: number): RegExpExecArray | undefined {
    const { source } = pattern;
    if (from >= (this.missing.get(source) ?? Number.POSITIVE_INFINITY)) return undefined;
    const global = new RegExp(source, "gm");
    global.lastIndex = from;
    const match = global.exec(this.text);
    if (!match) this.missing.set(source, from);
    return match ?? undefined;
  }

  /** Returns what stands before an offset on its line. */
  lineBefore(offset: number): string {
    return this.text.slice(this.text.lastIndexOf("\n", offset - 1) + 1, offset);
  }

  /** Tells whether only white space stands before an offset on its line. */
  isAtLineStart(offset: number): boolean {
    return this.lineBefore(offset).trim() === "";
  }
}

const markdownIt = new MarkdownIt({ html: true });

/** Returns the tokens of a text as plain Markdown with HTML has them, without what generators add to it. */
export const plainTokens = (text: string): readonly Token[] => markdownIt.parse(text, {});

/** Returns the ranges of a body that are code, in their order. Code has no syntax of generators. */
export function codeRanges(text: string): readonly Range[] {
  const starts = lineStarts(text);
  const ranges: Range[] = [];
  let scanned = 0;
  for (const { type, map } of plainTokens(text)) {
    if (!map) continue;
    const [start, end] = [starts[map[0]] ?? text.length, starts[map[1]] ?? text.length];
    if (start < scanned || !/^(?:fence|code_block|inline)$/.test(type)) continue;
    scanned = end;
    const found: Range[] = type === "inline" ? codeSpans(text, start, end) : [[start, end]];
    for (const range of found) ranges.push(range);
  }
  return ranges;
}

/** Finds the matches of a global pattern that do not begin in code. */
export function* matchesOutsideCode(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  const code = codeRanges(text);
  let range = 0;
  for (const match of text.matchAll(pattern)) {
    while ((code[range]?.[1] ?? Number.POSITIVE_INFINITY) <= match.index) range++;
    if (match.index < (code[range]?.[0] ?? Number.POSITIVE_INFINITY)) yield match;
  }
}

/** Returns the number of line ends in a text, up to an offset. */
export function newlinesIn(text: string, end = text.length): number {
  let count = 0;
  for (let index = text.indexOf("\n"); index >= 0 && index < end; index = text.indexOf("\n", index + 1))
    count++;
  return count;
}

/** Returns the offset behind some lines, without the last line end. */
export function endOfLines(text: string, offset: number, count: number): number {
  let end = offset - 1;
  for (let line = 0; line < count; line++) end = text.indexOf("\n", end + 1);
  return end < 0 ? text.length : end;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1))
    starts.push(index + 1);
  return starts;
}

/** Returns the code spans of a paragraph. A span reaches from a run of backticks to the next run of the same length. */
function codeSpans(text: string, start: number, end: number): Range[] {
  const runs = [...text.slice(start, end).matchAll(/\\`|`+/g)].filter(([run]) => run !== "\\`");
  const lastOfLength = new Map(runs.map(([run], place) => [run.length, place]));
  const spans: Range[] = [];
  for (let place = 0; place < runs.length; place++) {
    const [run = ""] = runs[place] ?? [];
    if ((lastOfLength.get(run.length) ?? 0) <= place) continue;
    const from = start + (runs[place]?.index ?? 0);
    do place++;
    while (runs[place]?.[0].length !== run.length);
    spans.push([from, start + (runs[place]?.index ?? 0) + run.length]);
  }
  return spans;
}

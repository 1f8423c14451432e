import MarkdownIt from "markdown-it";

/** From one offset to another, the end not included. */
export type Range = readonly [start: number, end: number];

/** A Markdown body in which the syntax of generators is looked for. */
export class SourceText {
  /** Places of which it is known that nothing of the kind comes after them. */
  private readonly missing = new Map<string, number>();

  private linked: ReadonlySet<string> | undefined;

  constructor(readonly text: string) {}

  /** The names of the places within the text that links of it lead to. */
  get linkedPlaces(): ReadonlySet<string> {
    this.linked ??= new Set(
      [...this.text.matchAll(/\]\(#([^\s()"]{1,200})\)/g)].map(([, name = ""]) => name),
    );
    return this.linked;
  }

  /** Returns where a text begins next, within so many characters; undefined where it does not. */
  find(wanted: string, from: number, within = Number.POSITIVE_INFINITY): number | undefined {
    if (from >= (this.missing.get(wanted) ?? Number.POSITIVE_INFINITY)) return undefined;
    const index = this.text.indexOf(wanted, from);
    if (index < 0) this.missing.set(wanted, from);
    return index < 0 || index - from > within ? undefined : index;
  }

  /** Returns the next match of a pattern, by its name; undefined where there is none. */
  match(pattern: RegExp, from: number): RegExpExecArray | undefined {
    const { source } = pattern;
    if (from >= (this.missing.get(source) ?? Number.POSITIVE_INFINITY)) return undefined;
    const global = new RegExp(source, "gm");
    global.lastIndex = from;
    const match = global.exec(this.text);
    if (!match) this.missing.set(source, from);
    return match ?? undefined;
  }

  /** Tells whether nothing but white space stands before an offset on its line. */
  isAtLineStart(offset: number): boolean {
    return this.text.slice(this.text.lastIndexOf("\n", offset - 1) + 1, offset).trim() === "";
  }
}

const markdownIt = new MarkdownIt({ html: true });

/** Returns the ranges of a body that are code, in their order: nothing in them is syntax of a generator. */
export function codeRanges(text: string): readonly Range[] {
  const starts = lineStarts(text);
  const ranges: Range[] = [];
  let scanned = 0;
  for (const { type, map } of markdownIt.parse(text, {})) {
    if (!map) continue;
    const [start, end] = [starts[map[0]] ?? text.length, starts[map[1]] ?? text.length];
    if (start < scanned || !/^(?:fence|code_block|inline)$/.test(type)) continue;
    scanned = end;
    const found: Range[] = type === "inline" ? codeSpans(text, start, end) : [[start, end]];
    for (const range of found) ranges.push(range);
  }
  return ranges;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1))
    starts.push(index + 1);
  return starts;
}

/** Finds the code spans of a paragraph: a run of backticks, and the next run of the same length. */
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

import { lowerBound } from "../../../lib/compare.js";
import { unwrapRawHtml, unwrapSpans } from "./attributes.js";
import { narrowBlockLinks } from "./block-links.js";
import { rewriteContainer, rewriteIndentedBox, unindentBoxes } from "./boxes.js";
import { openDirectives, rewriteRole, rewriteTarget } from "./directives.js";
import { rewriteIndentedParagraph, unindentProse } from "./indented-prose.js";
import {
  INLINE_RULES,
  rewriteAttributes,
  rewriteDefinition,
  rewriteHiddenBlock,
  SLASH_RULES,
} from "./inline-marks.js";
import {
  rewriteBlockId,
  rewriteCallout,
  rewriteComment,
  rewriteLogbook,
  rewriteNote,
  rewriteProperty,
  rewriteWikiLink,
} from "./obsidian.js";
import { rewriteFormula, rewriteGridTable, rewriteLineBlock, rewriteSimpleTable } from "./pandoc.js";
import { matchRule, type RewriteRules, type Rewriting } from "./rewriting.js";
import { codeRanges, newlinesIn, SourceText } from "./source-text.js";
import { rewriteCaption, rewriteDashedTable } from "./tables/dashed-tables.js";
import { BBCODE_BEGINNING, rewriteBbcode } from "./tags/bbcode.js";
import { rewriteComponent, rewriteProgram } from "./tags/components.js";
import { rewriteAtEmbed } from "./tags/embeds.js";
import { rewriteLiquidOutput, rewriteLiquidTag } from "./tags/liquid.js";
import { rewriteShortcode } from "./tags/shortcodes.js";
import { BUILDER_BEGINNING, rewriteBuilder, rewriteWordpress } from "./tags/wordpress.js";
import { rewriteLinkLine, WEB_RULES } from "./web-links.js";

/** The beginning of each syntax as a pattern, and its rule. The first beginning that fits counts. */
const RULES: RewriteRules = [
  [String.raw`^\{\{TOC(?::[\d-]{1,5})?\}\}[ \t]*$`, matchRule(/\{\{TOC[^{}\n]{0,6}\}\}/y, () => "")],
  [String.raw`\{\{[<%]`, rewriteShortcode],
  [String.raw`\{%`, rewriteLiquidTag],
  [String.raw`\{\{`, rewriteLiquidOutput],
  [String.raw`@(?=\[[A-Za-z]{2,20}\]\()`, rewriteAtEmbed],
  ...WEB_RULES,
  [String.raw`!?\[\[`, rewriteWikiLink],
  ...INLINE_RULES,
  // A raised link, as pandoc has those to notes.
  [
    String.raw`\^(?=\[[^\]\n]{1,100}\]\([^()\n]{0,500}\)(?:\{[^{}\n]{0,300}\})?\^)`,
    matchRule(
      /\^(\[[^\]\n]{1,100}\]\([^()\n]{0,500}\))(?:\{[^{}\n]{0,300}\})?\^/y,
      ([, link = ""]) => `<sup>${link}</sup>`,
    ),
  ],
  [String.raw`\^\[`, rewriteNote],
  [String.raw`(?<![^\s])%%`, rewriteComment],
  [String.raw`[ \t]\^[a-zA-Z0-9-]+[ \t]*$`, rewriteBlockId],
  [String.raw`^[ >]*> ?\[!`, rewriteCallout],
  [String.raw`\{::comment\}`, rewriteHiddenBlock],
  [String.raw`\{::nomarkdown\}|\{:\/(?:nomarkdown)?\}`, matchRule(/\{:[:/]\w*\}/y, () => "")],
  [String.raw`^[ \t]*:LOGBOOK:[ \t]*$`, rewriteLogbook],
  [String.raw`^=>[ \t]`, rewriteLinkLine],
  // The mark for kramdown's list of contents.
  [
    String.raw`^[*+-][ \t]+[^\n]{1,80}\n\{:toc\b`,
    matchRule(/[*+-][ \t]+[^\n]{1,80}\n\{:toc[^{}\n]{0,200}\}/y, () => ""),
  ],
  [String.raw`\{(?=:|[ \t]{0,5}(?:[#.]|[\w:.@-]{1,60}=))`, rewriteAttributes],
  [String.raw`^ {0,3}\$\$`, rewriteFormula],
  [String.raw`(?=:::)(?<=^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]){0,30}):`, rewriteContainer],
  ...SLASH_RULES,
  ["</?[A-Z]", rewriteComponent],
  [String.raw`^(?:im|ex)port\s|\{/\*`, rewriteProgram],
  [String.raw`\\?\[(?:caption|embed|audio|video|playlist|gallery|youtube|vimeo)\b`, rewriteWordpress],
  [BUILDER_BEGINNING, rewriteBuilder],
  [
    String.raw`^[ \t]*(?:[-*] )?(?:id|collapsed|background-color|heading|ls-type|hl-[\w-]+|logseq\.[\w.-]+)::[ \t]`,
    rewriteProperty,
  ],
  [String.raw`#\+(?:BEGIN|END)_[A-Z]+[ \t]*$`, rewriteProperty],
  [String.raw`^\| (?=[^|\n]*$)`, rewriteLineBlock],
  [String.raw`^(?=[^\n]{1,300}\n {0,80}-{2,300}(?: {1,80}-{2,300})+[ \t]*$)`, rewriteSimpleTable],
  [
    String.raw`^(?= {0,3}-{2,300}(?: {1,80}-{2,300})+[ \t]*$)(?<=^[ \t]*\n|(?<![\s\S]))|^(?= {0,3}-{10,1000}[ \t]*\n[ \t]*[^\s-])`,
    rewriteDashedTable,
  ],
  [String.raw`(?<=\|[ \t]*\n[ \t]*\n)(?= {0,3}(?:Table)?:[ \t])`, rewriteCaption],
  [String.raw`^(?=\+[-=:]{3,}[-=+:]*\+[ \t]*$)`, rewriteGridTable],
  [String.raw`^ {0,3}#\.(?=[ \t])`, (_, offset) => ({ markdown: "1.", end: offset + 2 })],
  [String.raw`\{[a-z]{2,20}\}${"`"}`, rewriteRole],
  [String.raw`^\([\w:.-]{1,100}\)=[ \t]*$`, rewriteTarget],
  [BBCODE_BEGINNING, rewriteBbcode],
  // The line above a heading that has one below it, too.
  [String.raw`^={3,200}[ \t]*\n(?=[^\n]{1,300}\n={3,200}[ \t]*$)`, matchRule(/=+[ \t]*(?=\n)/y, () => "")],
  [String.raw`^(?=(?:> ?){0,6}\u3000{1,4}[^\s\u3000])`, rewriteIndentedParagraph],
  [
    String.raw`^(?= {0,3}\[[^\]\n]{1,200}\]:[ \t]+\S[^\n]{0,3000}[ \t](?:[\w-]{1,40}=|\{))`,
    rewriteDefinition,
  ],
  [String.raw`^[ \t]*!!! "`, rewriteIndentedBox],
];
const BEGINNINGS = new RegExp(RULES.map(([beginning]) => `(${beginning})`).join("|"), "gm");

interface UnknownSyntax {
  /** The first line. */
  readonly line: number;
  count: number;
  /** Whether it is left out, and the text in it is shown; else it is shown as text. */
  readonly isLeft: boolean;
}

/** A body in plain Markdown. Lines are counted from 0. */
interface RewrittenBody {
  readonly markdown: string;
  /** By their names. */
  readonly unknown: ReadonlyMap<string, UnknownSyntax>;
  /** Returns the line of the source for a line of the Markdown. */
  sourceLine(line: number): number;
}

/**
 * Rewrites the syntax that Hugo, Jekyll, Hexo and Obsidian add to Markdown as plain Markdown and HTML. Unknown syntax becomes
 * text; of an unknown pair of tags, only what is between them stays. Code stays unchanged. The time is linear.
 */
export function rewriteSyntax(source: string): RewrittenBody {
  const body = unindentProse(
    unindentBoxes(openDirectives(unwrapSpans(narrowBlockLinks(unwrapRawHtml(source))))),
  );
  BEGINNINGS.lastIndex = 0;
  return BEGINNINGS.test(body)
    ? new Rewriter(body).rewritten()
    : { markdown: body, unknown: new Map(), sourceLine: (line) => line };
}

class Rewriter {
  private readonly source: SourceText;
  private readonly unknown = new Map<string, UnknownSyntax>();
  private readonly notes: string[] = [];
  /** Differences between lines of the source and of the result, and the line of the result from which on each holds. */
  private readonly shifts: number[] = [];
  private readonly shiftedLines: number[] = [];
  private labelStart: string | undefined;
  private markdown = "";
  private copied = 0;
  private sourceLines = 0;
  private lines = 0;

  constructor(private readonly body: string) {
    this.source = new SourceText(body);
  }

  rewritten(): RewrittenBody {
    const code = codeRanges(this.body);
    let range = 0;
    BEGINNINGS.lastIndex = 0;
    for (let match = BEGINNINGS.exec(this.body); match; match = BEGINNINGS.exec(this.body)) {
      const { index } = match;
      // A beginning that only looks ahead does not move the search on.
      if (match[0] === "") BEGINNINGS.lastIndex++;
      while ((code[range]?.[1] ?? Number.POSITIVE_INFINITY) <= index) range++;
      const [start, end] = code[range] ?? [this.body.length, this.body.length];
      if (index >= start) BEGINNINGS.lastIndex = end;
      else if (this.body[index - 1] !== "\\") this.read(match);
    }
    this.copyTo(this.body.length);
    const notes = this.notes.map((note, index) => `\n\n[^${this.label(index)}]: ${note}`).join("");
    return {
      markdown: this.markdown + notes,
      unknown: this.unknown,
      sourceLine: (line) => this.sourceLine(line),
    };
  }

  private read(match: RegExpExecArray): void {
    const { index } = match;
    const rule = RULES.find((_, place) => match[place + 1] !== undefined)?.[1];
    const rewriting = rule?.(this.source, index);
    if (!rewriting) return;
    this.copyTo(index);
    const name = rewriting.unknown ?? rewriting.left;
    if (name !== undefined) this.countUnknown(name, rewriting.left !== undefined);
    this.write(rewriting);
    this.copied = rewriting.end;
    BEGINNINGS.lastIndex = Math.max(rewriting.end, index + 1);
  }

  private copyTo(end: number): void {
    const text = this.body.slice(this.copied, end);
    const count = newlinesIn(text);
    this.markdown += text;
    this.sourceLines += count;
    this.lines += count;
    this.copied = end;
  }

  private write({ markdown, end, note }: Rewriting): void {
    const text =
      note === undefined ? markdown : markdown.replace("\0", this.label(this.notes.push(note) - 1));
    this.markdown += text;
    this.lines += newlinesIn(text);
    this.sourceLines += newlinesIn(this.body.slice(this.copied, end));
    this.shifts.push(this.sourceLines - this.lines);
    this.shiftedLines.push(this.lines);
  }

  private countUnknown(name: string, isLeft: boolean): void {
    const known = this.unknown.get(name);
    if (known) known.count++;
    else this.unknown.set(name, { line: this.sourceLines, count: 1, isLeft });
  }

  private label(index: number): string {
    this.labelStart ??= unusedLabel(this.body);
    return `${this.labelStart}${index + 1}`;
  }

  private sourceLine(line: number): number {
    const last = lowerBound(this.shiftedLines, line + 1) - 1;
    return line + (this.shifts[last] ?? 0);
  }
}

/** Returns the beginning of labels that the body does not use. */
function unusedLabel(body: string): string {
  let label = "note-";
  while (body.includes(`[^${label}`)) label += "-";
  return label;
}

import type { Rewriting } from "./rewriting.js";
import { plainTokens, type SourceText } from "./source-text.js";

const INDENTED = /^(?: {4}| {0,3}\t)[ \t]*\S/m;
/** Signs that a program has, and a sentence hardly. */
const OF_PROGRAMS = /[{}=<>\\#`|]|[;:]\s*$|\w\(/;
/** Words in a row, which tell a sentence of letters. */
const WORDS = /(?:\p{L}[\p{L}\p{M}’']*[,.]?\s+){4}/u;
const BEGINS_WITH_LETTER = /^["'“‘«(]?[\p{L}\p{N}]/u;
const HAN_SENTENCE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}].*[，。、“”「」！？…：；]/u;

/**
 * Takes the indentation from paragraphs of a text with indented first lines, which Markdown would read as code: a line of words
 * above one that is not indented, and Chinese or Japanese sentences. The number of lines stays.
 */
export function unindentProse(body: string): string {
  if (!INDENTED.test(body)) return body;
  const lines = body.split("\n");
  for (const { type, level, map } of plainTokens(body)) {
    if (type !== "code_block" || level !== 0 || !map) continue;
    const [start, end] = map;
    const last = end - 1;
    if (isWide(lines.slice(start, end)))
      for (let index = start; index < end; index++)
        lines[index] = withIndent(lines[index] ?? "", "\u3000\u3000");
    else if (isFirstLine(lines, last, last === start)) lines[last] = withIndent(lines[last] ?? "", "");
  }
  return lines.join("\n");
}

const withIndent = (line: string, indent: string): string => line.replace(/^[ \t]+(?=\S)/, indent);

const isWide = (lines: readonly string[]): boolean =>
  lines.every((line) => line.trim() === "" || (HAN_SENTENCE.test(line) && !OF_PROGRAMS.test(line)));

/** Tells whether a line of code is the first line of a paragraph, whose next line is right below it. */
function isFirstLine(lines: readonly string[], index: number, isOnly: boolean): boolean {
  const line = lines[index] ?? "";
  return (
    (isOnly || lines[index - 1]?.trim() === "") &&
    WORDS.test(line) &&
    !OF_PROGRAMS.test(line) &&
    BEGINS_WITH_LETTER.test(lines[index + 1] ?? "")
  );
}

/** Parts the paragraphs of a Chinese or Japanese text that has no blank lines: each begins with an ideographic space. */
export function rewriteIndentedParagraph({ text }: SourceText, offset: number): Rewriting | undefined {
  const prefix = /^(?:> ?)*/.exec(text.slice(offset, offset + 20))?.[0] ?? "";
  const above = text.slice(text.lastIndexOf("\n", offset - 2) + 1, Math.max(0, offset - 1));
  if (/^[\s>]*$/.test(above)) return undefined;
  return { markdown: `${prefix.trimEnd()}\n${prefix}`, end: offset + prefix.length };
}

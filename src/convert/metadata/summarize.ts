import type { Dateline, TextLine } from "../file-data.js";

/** Limit of a summary, in Chinese characters. A Latin letter counts as half a character. */
const LENGTH = 80;

/**
 * Returns the beginning of the text behind dateline and credit, at most 80 Chinese or 160 Latin characters wide. It ends with a
 * sentence, or with `…` if the sentences are too long. Empty if there is no text.
 */
export function summarize(
  lines: readonly TextLine[],
  opening: { readonly dateline: Dateline; readonly index: number } | undefined,
): string {
  const first = lines[opening?.index ?? 0];
  if (!first) return "";
  const afterCredit = first.text
    .slice(opening?.dateline.end ?? 0)
    .replace(/^\s*[（(][^（）()]{0,90}[）)]\s*/u, "");
  const rest = lines.slice((opening?.index ?? 0) + 1).map((line) => line.text);
  const text = afterCredit || rest.find((line) => line.length > 1) || "";
  return shortened(text);
}

const SENTENCE_ENDS = "。！？!?";

function shortened(text: string): string {
  let width = 0;
  let end = 0;
  let sentenceEnd = 0;
  for (const character of text) {
    width += (character.codePointAt(0) ?? 0) < 0x250 ? 0.5 : 1;
    if (width > LENGTH)
      return sentenceEnd > end / 2 ? text.slice(0, sentenceEnd) : `${text.slice(0, end).trimEnd()}…`;
    end += character.length;
    if (SENTENCE_ENDS.includes(character)) sentenceEnd = end;
  }
  return text;
}

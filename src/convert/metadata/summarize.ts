import type { Notice } from "../../model/problem.js";
import type { Dateline, TextLine } from "../file-data.js";

/** Limit of a summary, in Chinese characters. A letter of an alphabet counts as half a character. */
const LENGTH = 80;
/** The first character that is as wide as a Chinese one. Before it are the alphabets, such as Latin, Cyrillic and Arabic. */
const FIRST_WIDE = "\u{1100}";
/** The beginning of a word that the limit cuts. Chinese has no spaces between words, so it can be cut anywhere. */
const CUT_WORD = /\s+[^\s\u{1100}-\u{10ffff}]{1,40}$/u;
/** What `…` does not follow: a comma or the like, and what opens a bracket or a quotation. */
const OPEN_END = /[\s,;:،؛，、；：\p{Pd}\p{Ps}\p{Pi}]+$/u;
/** The end of a sentence, behind which `…` would say that the sentence goes on. */
const SENTENCE_END = /[.!?。！？؟۔।]["\p{Pf}\p{Pe}]*$/u;

/**
 * Returns the beginning of the text behind dateline and credit, at most 80 Chinese characters or 160 letters of an alphabet long.
 * It ends with a sentence, or with a word and `…` if the sentences are too long. Empty if there is no text.
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

/** Characters of the longest summary that is shown as the file states it. Longer ones are whole texts, and a list has dozens. */
const LONGEST_STATED = 2000;

/** Returns the summary that a file states; of one that is unusually long its beginning, as of a text, and a notice. */
export function statedSummary(stated: string): {
  readonly summary: string;
  readonly notices: readonly Notice[];
} {
  if (stated.length <= LONGEST_STATED) return { summary: stated, notices: [] };
  const message = `the summary has ${stated.length} characters; lists and feeds show its beginning`;
  const hint = "shorten it, if another part of it should be shown";
  return { summary: shortened(stated), notices: [{ code: "long-summary", message, hint }] };
}

const SENTENCE_ENDS = "。！？!?";

function shortened(text: string): string {
  let width = 0;
  let end = 0;
  let sentenceEnd = 0;
  for (const character of text) {
    width += character < FIRST_WIDE ? 0.5 : 1;
    if (width > LENGTH) {
      if (sentenceEnd > end / 2) return text.slice(0, sentenceEnd);
      const cut = text.slice(0, end);
      const isInWord = character < FIRST_WIDE && !/\s/.test(character);
      const words = (isInWord ? cut.replace(CUT_WORD, "") : cut).replace(OPEN_END, "");
      return SENTENCE_END.test(words) ? words : `${words}…`;
    }
    end += character.length;
    if (SENTENCE_ENDS.includes(character)) sentenceEnd = end;
  }
  return text;
}

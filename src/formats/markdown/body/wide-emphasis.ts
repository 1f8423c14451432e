import type { MarkdownIt } from "markdown-it";
import { IS_PUNCTUATION } from "../../../lib/html/characters.js";

/** A letter of a script that writes words and punctuation without spaces between, at the end or the beginning of a text. */
const LETTER =
  "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\p{Script=Hangul}]";
const ENDS_WIDE = new RegExp(`${LETTER}$`, "u");
const BEGINS_WIDE = new RegExp(`^${LETTER}`, "u");

/**
 * Lets marks of stars and tildes begin and end between a Chinese, Japanese or Korean letter and punctuation: `**“甲”**乙`. By
 * CommonMark they are text there, since it expects a space; converters of HTML and people write them all the same.
 */
export function wideEmphasis(markdownIt: MarkdownIt): void {
  const { State } = markdownIt.inline;
  markdownIt.inline.State = class extends State {
    override scanDelims(start: number, canSplitWord: boolean) {
      const scanned = super.scanDelims(start, canSplitWord);
      if (!canSplitWord || (scanned.can_open && scanned.can_close)) return scanned;
      const before = this.src.slice(Math.max(0, start - 2), start);
      const end = start + scanned.length;
      const after = this.src.slice(end, Math.min(end + 2, this.posMax));
      const opens = ENDS_WIDE.test(before) && IS_PUNCTUATION.test(first(after));
      const closes = BEGINS_WIDE.test(after) && IS_PUNCTUATION.test(last(before));
      return { ...scanned, can_open: scanned.can_open || opens, can_close: scanned.can_close || closes };
    }
  };
}

const first = (text: string): string => [...text][0] ?? "";
const last = (text: string): string => [...text].at(-1) ?? "";

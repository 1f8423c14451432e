import type { Notice } from "../../model/problem.js";
import { decodedStrictly, PRINTED } from "./decode-bytes.js";
import { accentsInRows } from "./rate-text.js";

/** What two bytes of UTF-8 or more look like if they are read as windows-1252. */
const TWICE = new RegExp(`[\\u00c2-\\u00f4][\\u0080-\\u00bf${PRINTED}]`, "gu");
/** Fewer of them may be a text about this very fault. */
const FEWEST = 4;
/** Letters of Western Europe in rows, from which on a text is told of. */
const FEWEST_IN_ROWS = 12;

/**
 * Mends a text that was encoded twice: UTF-8 that a program took for windows-1252, and wrote as UTF-8 again. A text of which only
 * a part can be mended so, or that was read in another wrong way before it was saved, stays as it is, with a notice.
 */
export function mendText(text: string): { readonly text: string; readonly notice?: Notice } {
  const twice = text.match(TWICE)?.length ?? 0;
  const mended = twice >= FEWEST ? readAgain(text) : undefined;
  if (mended !== undefined) return { text: mended, notice: MENDED };
  const letters = text.match(/[\u00c0-\u00ff]/g)?.length ?? 0;
  const inRows = accentsInRows(text);
  const isGarbled = twice >= FEWEST || (inRows >= FEWEST_IN_ROWS && inRows > letters / 2);
  return isGarbled ? { text, notice: GARBLED } : { text };
}

function readAgain(text: string): string | undefined {
  const bytes = Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    const printed = PRINTED.indexOf(character);
    return code < 0x100 || printed < 0 ? code : 0x80 + printed;
  });
  return bytes.some((byte) => byte > 0xff) ? undefined : decodedStrictly("utf-8", Uint8Array.from(bytes));
}

const MENDED: Notice = {
  code: "misstated-charset",
  message: "the text was encoded twice; it was read as it was meant",
  hint: "there is nothing to do if it looks right",
};
const GARBLED: Notice = {
  code: "misstated-charset",
  message: "some of the text looks as if it was read in a wrong character set before it was saved",
  hint: "scrape it again, or mend it",
};

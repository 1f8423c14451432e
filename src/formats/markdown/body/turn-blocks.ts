import { countFromRight, directionOf, shareFromRight } from "../../../lib/text/direction.js";

/** An element that holds a line of words, and all of them up to the next such element. */
const BLOCK =
  /<((?:p|li|h[1-6]|t[dh]|d[dt]|caption|figcaption|summary)(?: [^<>]*)?)>([^<]*(?:<\/?(?:a|abbr|br|cite|code|del|em|img|ins|kbd|mark|q|r[pt]|ruby|s|small|strong|su[bp]|time)(?: [^<>]*)?>[^<]*)*)/g;
/** Tags, code, character references and addresses: no words of a language. */
const NO_WORDS = /<code[^>]*>[^<]*<\/code>|<[^>]*>|&#?\w+;|https?:\S+|(?<![\w-])[\w-]+(?:\.[\w-]+)+\S*/g;
/** A block is turned if no more than this share of its letters is written in the direction of what is around it. */
const MOST_IN_DIRECTION = 0.2;

/**
 * Gives blocks of a body their direction where nearly all of their letters are written in the other one, as in a quotation: else
 * full stops and brackets are on the wrong side.
 * @param html as the renderer writes it
 * @param lang language of what is around the body
 */
export function turnBlocks(html: string, lang: string): string {
  const isFromRight = directionOf(lang) === "rtl";
  if (!isFromRight && countFromRight(html) === 0) return html;
  return html.replace(BLOCK, (block, start: string, words: string) => {
    // Most blocks of an article in the Arabic script are told by one look.
    if (isFromRight && countFromRight(words) * 2 > words.length) return block;
    const share = shareFromRight(words.replace(NO_WORDS, ""));
    const isTurned = !start.includes(" dir=") && (isFromRight ? share : 1 - share) <= MOST_IN_DIRECTION;
    return isTurned ? `<${start} dir="${isFromRight ? "ltr" : "rtl"}">${words}` : block;
  });
}

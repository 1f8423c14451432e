import type { Element } from "hast";
import { attribute, classesOf } from "../html/elements.js";

/** Services that draw a formula, whose text is the picture's description. */
const FORMULA = /\/equation\?tex=|\blatex\.codecogs\.com\/|\/latex\.php\?latex=|\/cgi-bin\/mathtex\.cgi\?/i;
/** What blogs, forums and networks call the pictures of signs such as 🎉 and `:)`. */
const SIGN = /(?:^|[/._-])(?:(?:tw)?emojis?|emojione|emoticons?|smil(?:ey|eys|ies))(?:$|[/._-])/i;
/** A description that is one sign: `→`, `★`, `☎`. */
const ONE_SIGN = /^(?:\p{So}|\p{Extended_Pictographic}|[\u2190-\u21ff])\ufe0f?$/u;
/** CSS pixels of the largest picture that is as high as a line. */
const LINE = 24;
/** Characters of the longest sign, such as a flag. */
const LONGEST_SIGN = 16;

/** Tells whether a picture stands in a line for what its description says: a sign or a formula. */
export function isTextPicture(image: Element, src: string): boolean {
  if (FORMULA.test(src)) return true;
  const sign = attribute(image, "alt")?.trim() ?? "";
  if (ONE_SIGN.test(sign) && isInLine(image)) return true;
  const isSign = sign !== "" && sign.length <= LONGEST_SIGN && !/\p{L}{3}/u.test(sign);
  return isSign && [...classesOf(image), src].some((name) => SIGN.test(name));
}

const isInLine = ({ properties: { width, height } }: Element): boolean =>
  [width, height].every((side) => Number.parseInt(String(side), 10) <= LINE);

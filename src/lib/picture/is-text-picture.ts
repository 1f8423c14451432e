import type { Element } from "hast";
import { attribute, classesOf } from "../html/elements.js";

/** Services that draw a formula, whose text is the picture's description. */
const FORMULA = /\/equation\?tex=|\blatex\.codecogs\.com\/|\/latex\.php\?latex=|\/cgi-bin\/mathtex\.cgi\?/i;
/** What blogs, forums and networks call the pictures of signs such as 🎉 and `:)`. */
const SIGN = /(?:^|[/._-])(?:(?:tw)?emojis?|emojione|emoticons?|smil(?:ey|eys|ies))(?:$|[/._-])/i;
/** Characters of the longest sign, such as a flag. */
const LONGEST_SIGN = 16;

/** Tells whether a picture stands in a line for what its description says: a sign or a formula. */
export function isTextPicture(image: Element, src: string): boolean {
  if (FORMULA.test(src)) return true;
  const sign = attribute(image, "alt")?.trim() ?? "";
  const isSign = sign !== "" && sign.length <= LONGEST_SIGN && !/\p{L}{3}/u.test(sign);
  return isSign && [...classesOf(image), src].some((name) => SIGN.test(name));
}

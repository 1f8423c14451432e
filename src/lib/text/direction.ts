/** Languages that are written from right to left, unless their tags name another script. */
const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)$/;
const RIGHT_TO_LEFT_SCRIPT = /^(?:adlm|arab|hebr|mand|nkoo|rohg|samr|syrc|thaa)$/;

/** Returns the direction in which a language is written. @param tag BCP 47 */
export function directionOf(tag: string): "ltr" | "rtl" {
  const [language = "", ...subtags] = tag.toLowerCase().split("-");
  const script = subtags.find((subtag) => /^[a-z]{4}$/.test(subtag));
  const isRightToLeft = script ? RIGHT_TO_LEFT_SCRIPT.test(script) : RIGHT_TO_LEFT.test(language);
  return isRightToLeft ? "rtl" : "ltr";
}

/** Letters of the scripts from right to left. Adlam has surrogates. */
const FROM_RIGHT =
  /(?:[\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u07ea\u0840-\u08c9\ufb1d-\ufdfb\ufe70-\ufefc]|\ud83a[\udd00-\udd43])+/g;
/** Returns the tag of the script of a text from right to left. Nearly all texts are in the first. */
const scriptOf = (words: string): string | undefined =>
  // The patterns are in the function, so that a bundle for old browsers, which refuse them, leaves them out.
  (
    [
      ["Arab", /\p{Script=Arabic}/u],
      ["Hebr", /\p{Script=Hebrew}/u],
      ["Syrc", /\p{Script=Syriac}/u],
      ["Thaa", /\p{Script=Thaana}/u],
      ["Nkoo", /\p{Script=Nko}/u],
      ["Adlm", /\p{Script=Adlam}/u],
    ] as const
  ).find(([, letters]) => letters.test(words))?.[0];

const lengthOf = (text: string, letters: RegExp): number => text.length - text.replace(letters, "").length;

/** Returns the number of code units in a text that are letters of a script from right to left. */
export const countFromRight = (text: string): number => lengthOf(text, FROM_RIGHT);

/** Returns which share of the letters of a text is written from right to left: from 0 to 1, NaN without letters. */
export const shareFromRight = (text: string): number => countFromRight(text) / lengthOf(text, /\p{L}+/gu);

/** Letters of the scripts from left to right. Old browsers know no properties of Unicode. */
const FROM_LEFT =
  /[A-Za-z\xaa\xb5\xba\xc0-\u02af\u0370-\u0588\u0900-\u1fff\u2c00-\u2dff\u3005-\u3007\u3021-\ud7ff\ud840-\ud87f\uf900-\ufb1c\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc]/g;
/** Words are turned if no more than this share of their letters is written in the direction of the page. */
const MOST_IN_DIRECTION = 0.2;

/**
 * Returns the direction of words where nearly all of their letters are written in the other one than the page; else an empty
 * text. Their first letter does not tell it: many headlines begin with a foreign name.
 */
export function turnedDirection(words: string, page: "ltr" | "rtl"): "" | "ltr" | "rtl" {
  const fromRight = countFromRight(words);
  const fromLeft = (words.match(FROM_LEFT) || []).length;
  const inDirection = page === "rtl" ? fromRight : fromLeft;
  const isTurned = fromRight + fromLeft > 0 && inDirection <= MOST_IN_DIRECTION * (fromRight + fromLeft);
  if (!isTurned) return "";
  return page === "rtl" ? "ltr" : "rtl";
}

/** Texts from right to left have many foreign names, such as `USB`, and whole sentences in English; others have few Arabic words. */
const LEAST_FROM_RIGHT = 1 / 3;

/**
 * Returns the language that an article states or clearly has. Of others only the direction is known, by the letters of title and
 * first words: the tag is `und-Arab`, or one of another script from right to left, else `und`. Undefined without letters.
 */
export function writtenLanguage(article: {
  readonly lang?: string;
  readonly title: string;
  readonly summary: string;
}): string | undefined {
  if (article.lang) return article.lang;
  const words = `${article.title} ${article.summary}`;
  const share = shareFromRight(words);
  if (Number.isNaN(share)) return undefined;
  return share > LEAST_FROM_RIGHT ? `und-${scriptOf(words)}` : "und";
}

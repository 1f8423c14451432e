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

const LETTER = /\p{L}/gu;
/** The scripts from right to left that texts without a stated language are told by. */
const SCRIPTS = {
  Arab: "Arabic",
  Hebr: "Hebrew",
  Syrc: "Syriac",
  Thaa: "Thaana",
  Nkoo: "Nko",
  Adlm: "Adlam",
};
const LETTERS_OF = Object.entries(SCRIPTS).map(
  ([tag, name]) => [tag, new RegExp(`(?=\\p{L})\\p{Script=${name}}`, "gu")] as const,
);

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

/** Returns which share of the letters of a text is written from right to left: from 0 to 1, NaN without letters. */
export const shareFromRight = (text: string): number =>
  LETTERS_OF.reduce((sum, [, letters]) => sum + count(text, letters), 0) / count(text, LETTER);

/**
 * Returns the language that an article states or clearly has. Of others only the direction is known, by most letters of title and
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
  return share > 0.5 ? `und-${LETTERS_OF.find(([, letters]) => count(words, letters) > 0)?.[0]}` : "und";
}

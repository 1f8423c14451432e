/** The digits of scripts that have their own, by rows: from ०, the last four bits are the figure and 6, in others the figure. */
const OTHER_DIGITS = /[०-९০-৯੦-੯૦-૯୦-୯௦-௯౦-౯೦-೯൦-൯]|[٠-٩۰-۹๐-๙໐-໙༠-༩၀-၉០-៩᠐-᠙]/g;
const figureOf = (digit: string): string => {
  const code = digit.charCodeAt(0);
  return String((code >= 0x966 && code <= 0xd6f ? code - 6 : code) & 15);
};

/** A number whose thousands are grouped by commas, apostrophes, or spaces that do not break a line. */
const GROUPED_NUMBER =
  /(^|[^0-9０-９])([1-9１-９][0-9０-９]{0,2}(?:[,，'’\u066c\u00a0\u2007\u2009\u202f][0-9０-９]{3})+)(?![0-9０-９])/g;
const GROUP_SEPARATORS = /[^0-9０-９]/g;

/** Returns a text whose numbers have Latin or full-width digits, and no separators of thousands: 2000 for 2,000. */
export const joinDigitGroups = (text: string): string =>
  text
    .replace(OTHER_DIGITS, figureOf)
    .replace(
      GROUPED_NUMBER,
      (_, before: string, number: string) => before + number.replace(GROUP_SEPARATORS, ""),
    );

/**
 * What readers do not type: accents, and the vowel points of Cyrillic, Hebrew, Arabic and Syriac; soft hyphens, zero-width
 * and bidirectional characters, the tatweel, the nukta of Hindi, selectors of variants. Marks on an alef go, other hamzas stay.
 */
const UNTYPED = new RegExp(
  [
    /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u0652\u0670\u0730-\u074a\u093c]/,
    /[\ufe00-\ufe0f\u00ad\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\udb40[\udc00-\uddef]/,
    /(\u0627)[\u0653-\u0655]/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** Letters that no decomposition takes apart, with what stands for them. Arabic and Persian keyboards differ in two. */
const LETTERS = "ßss øo łl đd ħh ŧt ıi ƶz æae œoe ðd þth ŋn ƒf ɓb ɗd ɛe ɔo ƙk əe ςσ يی ىی كک ةه ہه ヶケ ヵカ";
const letters = new Map(LETTERS.split(" ").map((pair) => [pair.charAt(0), pair.slice(1)]));
const HAS_LETTER = new RegExp(`[${[...letters.keys()].join("")}]`, "g");

/** A sign within a Hebrew word, such as of an abbreviation: people write it in several ways, or leave it out. */
export const HEBREW_SIGN = /([\u05d0-\u05ea])["'\u05f3\u05f4\u2018\u2019\u201c\u201d](?=[\u05d0-\u05ea])/g;

/**
 * Returns a text in the form in which index and queries compare it: what readers do not type makes no difference. Variants of
 * Chinese characters are left to the tokenizer.
 */
export const foldText = (text: string): string =>
  joinDigitGroups(text)
    .normalize("NFKD")
    .toLowerCase()
    .replace(UNTYPED, "$1")
    .replace(HEBREW_SIGN, "$1")
    .replace(HAS_LETTER, (letter) => letters.get(letter) as string)
    .normalize("NFC");

/** The digits of scripts that have their own, by rows: from ०, the last four bits are the figure and 6, in others the figure. */
const OTHER_DIGITS = /[०-९০-৯੦-੯૦-૯୦-୯௦-௯౦-౯೦-೯൦-൯٠-٩۰-۹๐-๙໐-໙༠-༩၀-၉០-៩᠐-᠙]/g;
/** What a class of characters has that stands for all digits. */
export const ANY_DIGIT = `0-9０-９${OTHER_DIGITS.source.slice(1, -1)}`;
const figureOf = (digit: string): string => {
  const code = digit.charCodeAt(0);
  return String((code >= 0x966 && code <= 0xd6f ? code - 6 : code) & 15);
};

/** A year of 1800 to 2099 in Chinese numerals. */
const CHINESE_YEAR = /(?:一[八九]|二[〇零○])[〇零○一二三四五六七八九]{2}(?![〇零○一二三四五六七八九])/g;
const chineseFigureOf = (numeral: string): string =>
  String(Math.max(0, "〇一二三四五六七八九".indexOf(numeral)));

/** A number whose thousands are grouped by commas, points, apostrophes or spaces, or whose lakhs by commas: 1,00,000. */
const GROUPED_NUMBER =
  /(^|[^0-9０-９])([1-9１-９][0-9０-９]{0,2}(?:[,，'’. \u066c\u00a0\u2007\u2009\u202f][0-9０-９]{3}|,[0-9]{2}(?=,))+)(?![0-9０-９])/g;
const GROUP_SEPARATORS = /[^0-9０-９]/g;

/** Figures before a letter of Burmese, whose zero many type for a letter of the same look. */
const FIGURES_BEFORE_LETTER = /[၀-၉]+(?=[\u1000-\u103f])/g;

/** Returns a text whose numbers have Latin or full-width digits, and no separators of thousands: 2000 for 2,000. */
export const joinDigitGroups = (text: string): string =>
  text
    .replace(FIGURES_BEFORE_LETTER, (figures) => (figures === "၀" ? "ဝ" : figures))
    .replace(OTHER_DIGITS, figureOf)
    .replace(
      GROUPED_NUMBER,
      (_, before: string, number: string) => before + number.replace(GROUP_SEPARATORS, ""),
    );

const anyOf = (patterns: readonly RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => source).join("|"), "g");

/**
 * What readers do not type: accents, and the vowel points of Cyrillic, Hebrew, Arabic and Syriac; soft hyphens, zero-width
 * and bidirectional characters, the tatweel, the nukta of Hindi, selectors of variants; the signs of Armenian that stand within
 * a word to stress, exclaim or ask. Marks on an alef or heh go, other hamzas stay.
 */
const UNTYPED = anyOf([
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u055b\u055c\u055e\u0610-\u061a\u064b-\u0652\u0670\u0730-\u074a\u093c]/,
  /[\ufe00-\ufe0f\u00ad\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\udb40[\udc00-\uddef]/,
  /([\u0627\u0647\u06c1\u06d5])[\u0653-\u0655]/,
]);

/**
 * Letters that no decomposition takes apart, with what stands for them. Keyboards of Arabic, Persian and Urdu differ in some; one
 * of Russian lacks letters of its neighbours; and letters of Amharic sound alike.
 */
const LETTERS =
  "ßss øo łl đd ħh ŧt ıi ƶz æae œoe ðd þth ŋn ƒf ɓb ɗd ɛe ɔo ƙk ƴy əe ςσ يی ىی كک ةه ہه ۃه ھه ەه ٱا װוו ױוי ײיי ヶケ ヵカ " +
  "әа ғг ґг қк ңн өо үу ұу һх ৎত্ ൺണ് ൻന് ർര് ൽല് ൾള് ဩသြ ဪသြော် ሃሀ ሐሀ ሑሁ ሒሂ ሓሀ ሔሄ ሕህ ሖሆ ኀሀ ኁሁ ኂሂ ኃሀ ኄሄ ኅህ ኆሆ " +
  "ሠሰ ሡሱ ሢሲ ሣሳ ሤሴ ሥስ ሦሶ ኣአ ዐአ ዑኡ ዒኢ ዓአ ዔኤ ዕእ ዖኦ ፀጸ ፁጹ ፂጺ ፃጻ ፄጼ ፅጽ ፆጾ";
const letters = new Map(LETTERS.split(" ").map((pair) => [pair.charAt(0), pair.slice(1)]));
/** The moon dot of Hindi and Gujarati, and half a nasal consonant, in whose place many write a dot. */
const NASAL = /[ँઁ]|[ङञणनम]्(?=[क-घच-झट-ढत-धप-भ])|[ઙઞણનમ]્(?=[ક-ઘચ-ઝટ-ઢત-ધપ-ભ])/;
const RESPELT = anyOf([new RegExp(`[${[...letters.keys()].join("")}]`), NASAL]);
const respell = (found: string): string => letters.get(found) || (found < "ઁ" ? "ं" : "ં");
/** Two signs that look the same typed as one, and signs that look the same in the other order. */
const SAME_LOOK =
  "เเแ ເເແ \u1036\u102f\u102f\u1036 \u1037\u1036\u1036\u1037 \u17c1\u17b8\u17be \u17c1\u17b6\u17c4 \u17c6\u17bb\u17bb\u17c6";
const sameLook = new Map(SAME_LOOK.split(" ").map((pair) => [pair.slice(0, 2), pair.slice(2)]));
/** These, a vowel of Thai or Lao before the sign of a tone, and letters below others in Khmer, of which one is written in two ways. */
const MISPLACED = anyOf([
  new RegExp([...sameLook.keys()].join("|")),
  /([\u0e4d\u0ecd])([\u0e48-\u0e4b\u0ec8-\u0ecb])/,
  /(\u17d2\u179a)?\u17d2([\u1780-\u1799\u179b-\u17a2])/,
]);
const inPlace = (found: string, vowel = "", tone = "", below = "", letter = ""): string =>
  sameLook.get(found) ?? (letter ? `\u17d2${letter === "\u178a" ? "\u178f" : letter}${below}` : tone + vowel);

/** A sign within a Hebrew word, such as of an abbreviation: people write it in several ways, or leave it out. */
export const HEBREW_SIGN = /([\u05d0-\u05ea])["'\u05f3\u05f4\u2018\u2019\u201c\u201d](?=[\u05d0-\u05ea])/g;
/**
 * Signs that people leave out: those of Hebrew; the dot of two Catalan letters; an apostrophe, unless it parts words, as in l'école
 * and zo'n; the hyphen of words that are as often written without it. Elsewhere a hyphen stays: a search for Bahn is to find U-Bahn.
 */
const SIGNS = anyOf([
  HEBREW_SIGN,
  /([aeioyg]|[^q]u|[\u0430-\u052f])['`\u2018\u2019\u02bb\u02bc\u2032](?!n\b)(?=[a-z\u0430-\u052f])/,
  /([a-z\d])['`\u2018\u2019\u02bc\u2032](?=(?:[dmst]|ll|re|ve)(?![a-z]))/,
  /(l)·(?=l)/,
  /\b(e(?=.(?:mail|book|bike|commerce|learning|paper|sport|scooter|reader)s?\b)|x(?=.rays?\b)|t(?=.shirts?\b))[\u2010-]/,
]);
/** An abbreviation such as U.S. */
const ABBREVIATION =
  /(^|[^a-z\d.\u0370-\u052f])((?:[a-z\u0370-\u052f]\.)+[a-z\u0370-\u052f])(?![a-z\d\u0370-\u052f])/g;

/**
 * Returns a text in the form in which index and queries compare it: what readers do not type makes no difference. Variants of
 * Chinese characters are left to the tokenizer.
 */
export const foldText = (text: string): string =>
  joinDigitGroups(text)
    .normalize("NFKD")
    .toLowerCase()
    .replace(UNTYPED, "$1")
    .replace(RESPELT, respell)
    .replace(MISPLACED, inPlace)
    .replace(SIGNS, "$1$2$3$4$5")
    .replace(ABBREVIATION, (_, before: string, word: string) => before + word.replace(/\./g, ""))
    .replace(CHINESE_YEAR, (year) => year.replace(/./g, chineseFigureOf))
    .normalize("NFC");

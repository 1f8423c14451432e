/** Letters besides ASCII of the languages that Latin letters are written in. */
const ALPHABETS =
  "àâæçéèêëîïôœùûüÿ äöüß áéíñóúü áâãàçéêíóôõú àéèìòóù åäöæøéü ąćęłńóśźż áčďéěíňóřšťúůýžľĺôŕä áéíóöőúüű çğıöşüâîûi̇ ăâîșțşţ čćđšž āčēģīķļņšūž ąčęėįšųūž ëç áðéíóúýþæö ĉĝĥĵŝŭ".split(
    " ",
  );

/** The most frequent characters of Chinese, in both scripts. Nearly half of any text is of them. */
const COMMON_HAN =
  "的一是不了在人有我他这這個个们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着下自之年过過发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并並物手应應向头頭文体體政美相见見被利什二等产產或新己制身果加西月话話合回特代内內信表化老给給世位次度门門任常先海通教原东東声聲提立及比员員解水名真论論处處走各入几幾口认認条條平系气氣题題活更别別打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直资資命山金指许許统統区區保至队隊形社便空决決治展科司五基眼书書非听聽白却卻界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類求程北边邊张張该該交规規万萬取望觉覺领領共确確传傳师師观觀清今切院让讓识識候带帶导導争爭运運";

/** Scripts whose letters do not stand in one word with letters of another script. */
const SCRIPTS = [
  "\\p{Script=Latin}",
  "\\p{Script=Greek}",
  "\\p{Script=Cyrillic}",
  "\\p{Script=Hebrew}",
  "\\p{Script=Arabic}",
  "\\p{Script=Thai}",
  "\\p{Script=Hangul}",
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々",
];

/** What hardly any text has: each match counts against it. */
const ODDITIES = [
  /[\ufffd\ue000-\uf8ff\u2500-\u25ff\uff61-\uff9f]|(?![\t\n\f\r\u0085])\p{Cc}/gu,
  // Signs within words, and capital letters behind small ones.
  /(?<=\p{L})[¡-©«-´¶-¹»-¿×÷™‰‹›†‡„‚ˆ˜ƒ](?=\p{L})|(?<=\p{Ll})\p{Lu}/gu,
  /[¢-¦ª¬®¯±-´¶¸-º¼-¾×÷]/gu,
  // Thai vowels and tones without their consonant, figures within words, and rows of consonants: bytes of another script.
  /(?<![\u0e01-\u0e2e])[\u0e31\u0e34-\u0e3a]|(?<![\u0e01-\u0e2e\u0e31\u0e34-\u0e39])[\u0e47-\u0e4e]|[\u0e40-\u0e44](?![\u0e01-\u0e2e])|[\u0e3f\u0e4f-\u0e5b](?=[\u0e01-\u0e4e])|(?<=[\u0e01-\u0e4e])[\u0e3f\u0e4f-\u0e5b]|(?<=[\u0e01-\u0e2e]{7})[\u0e01-\u0e2e]/g,
  ...SCRIPTS.map((script) => new RegExp(`(?<=[${script}])(?![${script}A-Za-z])\\p{L}`, "gu")),
];

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * Returns from 0 to 1 how likely it is that a text was decoded by the character set that it was written in: the share of its
 * characters besides ASCII that are not odd. A text of ASCII alone has 1.
 */
export function rateText(text: string): number {
  const letters = text.replace(/[\t\n\f\r -~]+/g, "");
  if (letters === "") return 1;
  const odd = ODDITIES.reduce((sum, pattern) => sum + count(text, pattern), 0);
  const capitals = count(letters, /\p{Lu}/gu) - count(letters, /\p{Ll}/gu);
  const all = odd + oddHan(letters) + foreignLetters(letters) + Math.max(0, capitals) + accentsInRows(text);
  return Math.max(0, 1 - all / letters.length);
}

/**
 * Text that was decoded in a wrong way has its characters by chance: nearly all are rare ones. Japanese has other common ones, and
 * Hiragana between them.
 */
function oddHan(letters: string): number {
  const han = letters.match(/\p{Script=Han}/gu) ?? [];
  const common = han.filter((character) => COMMON_HAN.includes(character)).length;
  return Math.max(0, han.length - 3 * common - count(letters, /\p{Script=Hiragana}/gu));
}

/** Returns the number of Latin letters that the language which has most of them does not have. */
function foreignLetters(letters: string): number {
  const latin = letters.toLowerCase().match(/\p{Script=Latin}/gu) ?? [];
  const missing = ALPHABETS.map((alphabet) => latin.filter((letter) => !alphabet.includes(letter)).length);
  return /\p{M}|[\u1ea0-\u1ef9]/u.test(letters) ? 0 : Math.min(...missing);
}

/** Letters of Western Europe in rows are text of another script that was read byte by byte. */
export const accentsInRows = (text: string): number => (text.match(/[\xc0-\xff]{3,}/g) ?? []).join("").length;

/** Words before a name in a byline, without a colon. */
export const BY =
  "By|BY|Von|Par|Por:?|Door|Av|Af|Przez|Oleh|Skrevet (?:av|af)|Skriven av|Text od|Kirjoittanut|Napisała?|Napsala?|Írta:?|Scris de|Piše:?|Pise:|Пише:?|Γράφε[ιί] [οη]|Propos recueillis par";

/** Words of German for a kind of text, before `von` and a name. */
export const PIECE =
  "(?:Eine? )?(?:Gast|Leit)?(?:[Bb]eitrag|[Bb]ericht|[Aa]rtikel|[Kk]ommentar|Analyse|Interview|Essay|Reportage|Kolumne|Porträt|Rezension|Glosse)";

const ITALIAN = String.raw`(?:D[ai]|da|Dal(?:la)? nostr[oa] \p{L}+)`;
/**
 * Such words that other languages begin a line with, too, by the language in which they count: Portuguese has `Da Praia Grande`
 * and `Na Praia Grande`, Malay `Di Pantai Indah`. Pages of any language may say nothing of it, or that they are English.
 */
export const BY_IN: Readonly<Record<string, string>> = {
  "": ITALIAN,
  en: ITALIAN,
  it: `${ITALIAN}|di|A cura di`,
  bg: "[Оо]т",
  sw: "Na",
  ha: "Daga",
  ro: "De",
  sq: "Nga",
  tl: "Ni",
  fil: "Ni",
};

/** What may stand before these: that the text was written. */
export const WRITTEN =
  "(?:Geschrieben|Verfasst|Gespeichert|Eingestellt|Veröffentlicht|Geschreven|Geplaatst|Gepubliceerd|Écrit|Rédigé|Publié|Escrito|Publicado|Escrit|Scritto|Pubblicato|Napisan[ey]|Skrevet|Skriven|Skrivet|Yazan)";

/** Words before a name and a colon. */
export const LABELS =
  "Words|Story|Authors?|Reporter|Texte|Auteure?s?|Autrice|Texto|Autora?|Autores|Testo|Autor[ei]|Autor(?:in|en|ka|zy)?|Autoři|Tekst|Text(?:er)?|Författare|Skribent|Forfatter|Kirjoittaja|Teksti|Szerző|Penulis|Oleh|Yazan|Yazar|Door|Od|Napisał(?:a|\\(a\\))?|Autor tekstu|Avtor|Nivîskar|Nûçegihan|Amadekar|Mwandishi|Текст|Автор(?:ка|и|ы)?|Аўтары";

/** Chinese and Japanese words before a name and a sign. */
export const HAN_LABELS =
  "(?:本[报報])?[記记]者|文|[图圖]文|作者|撰[文稿]者?|供稿|采[写寫]|採[写寫訪]|采访|執筆|执笔|取材・文|文责";

/** What follows such a word where one person did both: `文・写真`. */
export const HAN_PICTURES = "(?:写真|撮影|摄影|攝影)";

/** The signs between these and a name. */
export const HAN_SIGN = "[・：:／/∕|｜=＝]";

const PARTICLE = "de|del|della|da|di|van|von|der|la|le|el|al|y|e";
/** Days, months and other words that begin with a capital letter behind `By`, as in `By Monday evening`. */
const NO_NAME =
  "(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|January|February|March \\d|April \\d|May \\d|June \\d|July|August|September|October|November|December|Noon|Night|Evening|Morning|Midnight|Early|Late|Mid|Then|Now|Law|Default|Contrast|Comparison|The|This|These|All|Our|Staff|Last|Next)";
const PART = String.raw`\p{Lu}[\p{L}\p{M}'’.-]+`;
/** A name of two or three words that begin with capital letters. */
export const NAME = `${NO_NAME}${PART}(?: (?:${PARTICLE}))*(?: ${PART}){1,2}`;
export const NAMES = `(${NAME}(?:(?:,|,? and| &|,? und|,? et| y| e| i| och| og| ja| és| și) ${NAME})*)`;

/** A name behind `By`, which may be one word. */
export const BY_NAME = `${NO_NAME}${PART}(?: (?:${PARTICLE}))*(?: ${PART}(?: (?:${PARTICLE}))*){0,4}`;
/** What stands behind such names: the end of the line, a sign, what the person is, or what else is said. */
export const BEHIND_BY = String.raw`(?=$|,?\s*[|·•–—(\d@/;]|,?\s+[\w.+-]+@|,?\s+(?:and (?:news )?agencies|[Oo]n|ON|[Aa]t|AT|[Ii]n|IN|[Ff]or|FOR|with|WITH|[Pp]ublished|[Pp]osted|[Uu]pdated|PUBLISHED|POSTED|UPDATED|[Ss]pecial to)\b|[.,]?\s+(?:[Pp]hoto|[Pp]icture|[Ii]llustration|[Vv]ideo|[Gg]raphic)|,\s+(?:(?:\p{L}|&)+\s){0,3}(?:reporter|writer|editor|correspondent|columnist|contributor|critic|producer|photographer)s?\b)`;

/** A pattern whose first group is names. */
export type NamesPattern = Pick<RegExp, "exec">;

/**
 * Returns the pattern `label` and then `names`. Names are classes of thousands of letters, which take 20 ms to compile: that
 * is done for the first text that has the label.
 */
export function namesBehind(label: string, names: string): NamesPattern {
  const short = new RegExp(label, "u");
  let whole: RegExp | undefined;
  return {
    exec(text) {
      if (!short.test(text)) return null;
      whole ??= new RegExp(label + names, "u");
      return whole.exec(text);
    },
  };
}

import {
  BY,
  HAN_LABELS,
  HAN_SIGN,
  LABELS,
  NAMES,
  type NamesPattern,
  namesBehind,
} from "../../formats/html/metadata/byline-words.js";
import { firstPresent, nonEmpty, present } from "../../lib/present.js";
import type { Credits, TextLine } from "../file-data.js";
import { namesIn } from "./credit-names.js";

/** A name of Chinese characters. */
const HAN = String.raw`(\p{Script=Han}{2,4})`;

const WORD = String.raw`[\p{Lu}\p{Lo}][\p{L}\p{M}\u200c.'’-]{1,15}`;
/** A name of two to four words, with capital letters where the script has any. */
const WORDS_OF_NAME = `(${WORD}(?: ${WORD}){1,3})`;

/** Lines that sign a text: `By A. Name, Town`, `Text: A. Name`, `(記者・水野花子)`. The first group is the names. */
const SIGNED: readonly NamesPattern[] = [
  namesBehind(`^\\(?(?:${BY}) `, `${NAMES}(?:, \\p{Lu}[\\p{L} ]{2,20})?\\)?$`),
  namesBehind(
    `^\\(?(?:${LABELS})`,
    `(?: (?:und|and|et|&|e|y|и) \\p{L}{4,12})? ?: ?${NAMES}(?:\\)?$|[,;]? \\p{L}{4,12} ?: )`,
  ),
  namesBehind(
    `^\\(?(?:(?:Das (?:Gespräch|Interview)|Die Fragen) (?:führ|stell)ten?|Беседовал[аи]?) `,
    `${NAMES}\\.?\\)?$`,
  ),
  new RegExp(`^[(（【]?(?:${HAN_LABELS}) ?${HAN_SIGN} ?${HAN}[)）】]?$`, "u"),
  new RegExp(`^[(（【](?:[记記]者|作者) ?${HAN}[)）】]$`, "u"),
  /^([\uac00-\ud7af]{2,4}) ?기자(?: ?\S+@\S+)?$/u,
  namesBehind(
    `^[(（]?(?:Репорт[её]р|Корреспондент|Tác giả|Phóng viên|نویسنده|نگارنده|گزارشگر|خبرنگار) ?[:：] ?`,
    `${WORDS_OF_NAME}[)）]?$`,
  ),
  namesBehind(`^\\(?(?:Reporter[oa]|Redactora?|Redacción|Redação) ?: ?`, `${NAMES}\\)?$`),
  namesBehind(`^\\(?(?:Reportado por|Reporte de|Información de) `, `${NAMES}(?=$|[;.)])`),
];
/** Lines that name who translated a text. */
const TRANSLATED: readonly NamesPattern[] = [
  namesBehind(
    `^\\(?(?:Translated(?: from (?:the )?\\p{Lu}\\p{L}+)? by|Übersetzt von|Übersetzung ?:|Traduction ?:|Traduit par|Traducción(?: de| ?:)|Traduzione(?: di| ?:)|Tradução(?: de| ?:)|Traducid[oa] por|Traduzido por|Перевод ?:|Перев[её]л[аи]? ?:?|Переводчик ?:) `,
    `${NAMES}\\)?$`,
  ),
  namesBehind(
    `^[(（]?(?:Biên dịch|Người dịch|Dịch giả|Chuyển ngữ|مترجم|ترجمه) ?[:：] ?`,
    `${WORDS_OF_NAME}[)）]?$`,
  ),
  new RegExp(`^[(（【]?(?:译者|譯者|翻译|翻譯|编译|編譯|译|譯) ?${HAN_SIGN} ?${HAN}[)）】]?$`, "u"),
];
/** The line of a news agency below its text: `(Reporting by A. Name in Town; editing by B. Name)`. */
const REPORTING = namesBehind(`^\\(?(?:Additional r|With r|R)eporting`, `(?: and \\p{L}+)? by ${NAMES}`);
/** Lines that name who edited a text, and the end of a line that names who wrote it. */
const EDITED: readonly NamesPattern[] = [
  namesBehind(`[;.] ?(?:Writing and e|E|e)diting by `, NAMES),
  namesBehind(`(?:^\\(?|[;.] ?)(?:[Ee]ditado(?: en español)? por|[Ee]dited by) `, `${NAMES}(?=$|[.;)])`),
  namesBehind(`^\\(?(?:Editor[ae]?|Redakteur(?:in)?) ?: ?`, `${NAMES}\\)?$`),
  namesBehind(
    `^[(（]?(?:Редактор|Выпускающий редактор|Biên tập(?: viên)?|ویراستار|سردبیر) ?[:：] ?`,
    `${WORDS_OF_NAME}[)）]?$`,
  ),
];

/** The number of lines at the end of a text that may sign it. */
const LAST_LINES = 4;
const LONGEST = 240;

/** A Chinese credit with which a text begins: `本报讯（记者 林晚）`, `〔記者林晚／河岸報導〕`. No meeting of reporters is one. */
const OPENING: readonly RegExp[] = [
  /^[^（(。]{0,16}[讯訊电電]\s?[（(][^（()）]{0,6}?[记記]者(?![会會站协協节節])\s?([^（()）。]{2,24})[)）]/u,
  /^[（(〔【[][^（()）]{0,6}?[记記]者(?![会會站协協节節])\s?([^（()）。]{2,24}?)[／/][^（()）]{0,10}[报報][导導道][)）〕】\]]/u,
];

/** Returns the people whom a Chinese credit at the beginning of a text names. */
export function findOpeningSignature([first]: readonly TextLine[]): Pick<Credits, "reporters"> {
  const names = firstPresent(OPENING, (pattern) => pattern.exec(first?.text.trim() ?? "")?.[1]);
  return present({ reporters: nonEmpty(namesIn(names ?? "", 0, [])) });
}

/** Returns the people who sign a text in its last lines. What may be anything but a name is left out. */
export function findSignature(
  lines: readonly TextLine[],
): Pick<Credits, "reporters" | "editors" | "translators"> {
  const last = lines.slice(-LAST_LINES).map(({ text }) => text.trim());
  const short = last.filter(({ length }) => length <= LONGEST);
  const namesBy = (patterns: readonly NamesPattern[]): readonly string[] | undefined =>
    nonEmpty(short.flatMap((line) => patterns.flatMap((one) => partNames(one.exec(line)?.[1]))));
  return present({
    reporters: namesBy([...SIGNED, REPORTING]),
    editors: namesBy(EDITED),
    translators: namesBy(TRANSLATED),
  });
}

const partNames = (names = ""): string[] =>
  names
    .replace(/(?<=\p{Ll}{3})\.$/u, "")
    .split(/,? (?:and|und|et|y|e|i|och|og|ja|és|și|&) |, /u)
    .filter(Boolean);

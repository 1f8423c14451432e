import { nonEmpty, present } from "../../lib/present.js";
import type { Credits, TextLine } from "../file-data.js";

const PART = String.raw`\p{Lu}[\p{L}\p{M}'’.-]+`;
const NAME = `${PART}(?: (?:de|del|della|da|di|van|von|der|la|le|el|al|y|e))*(?: ${PART}){1,2}`;
const NAMES = `(${NAME}(?:(?:,|,? and| &|,? und|,? et| y) ${NAME})*)`;
/** Names of a script without capitals, or a name of Chinese characters. */
const HAN = String.raw`(\p{Script=Han}{2,4})`;

/** Lines that sign a text: `By A. Name, Town`, `Text: A. Name`, `(記者・水野花子)`. The first group is the names. */
const SIGNED: readonly RegExp[] = [
  new RegExp(`^\\(?(?:By|BY|Von|Par|Por|Da|Door|Av|Przez) ${NAMES}(?:, \\p{Lu}[\\p{L} ]{2,20})?\\)?$`, "u"),
  new RegExp(
    `^\\(?(?:Text|Words|Story|Author|Texte|Auteur|Texto|Autora?|Testo|Autore|Autor(?:in|en)?|Tekst|Текст|Автор)(?: (?:und|and|et|&|e|y|и) \\p{L}{4,12})? ?: ?${NAMES}(?:\\)?$| \\p{L}{4,12} ?: )`,
    "u",
  ),
  new RegExp(`^[(（【]?(?:[記记]者|文|作者|撰文|取材・文|取材|文责) ?[・：:／/] ?${HAN}[)）】]?$`, "u"),
  /^([\uac00-\ud7af]{2,4}) ?기자(?: ?\S+@\S+)?$/u,
];
/** The line of a news agency below its text: `(Reporting by A. Name in Town; editing by B. Name)`. */
const REPORTING = new RegExp(`^\\(?(?:Additional r|R)eporting(?: and \\p{L}+)? by ${NAMES}`, "u");
const EDITING = new RegExp(`[;.] ?(?:Writing and e|E|e)diting by ${NAMES}`, "u");

/** The number of lines at the end of a text that may sign it. */
const LAST_LINES = 4;
const LONGEST = 240;

/** Returns the people who sign a text in its last lines. What may be anything but a name is left out. */
export function findSignature(lines: readonly TextLine[]): Pick<Credits, "reporters" | "editors"> {
  const last = lines.slice(-LAST_LINES).map(({ text }) => text.trim());
  const short = last.filter(({ length }) => length <= LONGEST);
  const namesBy = (patterns: readonly RegExp[]): readonly string[] | undefined =>
    nonEmpty(short.flatMap((line) => patterns.flatMap((one) => partNames(one.exec(line)?.[1]))));
  return present({ reporters: namesBy([...SIGNED, REPORTING]), editors: namesBy([EDITING]) });
}

const partNames = (names = ""): string[] => names.split(/,? (?:and|und|et|y|&) |, /u).filter(Boolean);

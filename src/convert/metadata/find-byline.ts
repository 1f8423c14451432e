import { readVisibleAuthors } from "../../formats/html/metadata/read-visible-authors.js";
import { linesBeforeSentence } from "../../formats/html/metadata/visible-lines.js";
import { nonEmpty, present } from "../../lib/present.js";
import type { Credits, TextLine } from "../file-data.js";

/** The number of lines at the beginning that may name who wrote the text. */
const FIRST_LINES = 3;
const SENTENCE_END = /[!?.。！？]$/u;

/** Returns the people whom a line above the text names: `Por Ana Ruiz`, `Автор: …`. A sentence ends these lines. */
export function findByline(lines: readonly TextLine[]): Pick<Credits, "reporters"> {
  const first = lines.slice(0, FIRST_LINES).map(({ text }) => text);
  const around = linesBeforeSentence(first, SENTENCE_END);
  const names = readVisibleAuthors(around)?.flatMap(partNames).filter(isName);
  return present({ reporters: nonEmpty(names) });
}

/** Returns the names in a text. `y` and the like part two whole names, and stand within one as well: `Ortega y Gasset`. */
function partNames(text: string): readonly string[] {
  const names = text.split(/ (?:y|et|und|và|i) (?=\p{Lu})/u);
  return names.every((name) => name.includes(" ")) ? names : [text];
}

const WORD = String.raw`[\p{Lu}\p{Lo}][\p{L}\p{M}\u200c.'’-]*`;
const PARTICLE = "(?:de|del|della|da|di|van|von|der|la|le|el|al|y|e)";
/** Two to five words, with capital letters where the script has any. */
const NAME = new RegExp(`^${WORD}(?: (?:${PARTICLE} ){0,2}${WORD}){1,4}$`, "u");
const HAN_NAME = /^\p{Script=Han}{2,4}$|^\p{Script=Han}{1,8}(?:[·‧・]\p{Script=Han}{1,8}){1,3}$/u;
/** Prepositions of Persian, between words that are no name. */
const OF_SENTENCE = /(?:^| )(?:در|از|به|با|برای|که|تا)(?= |$)/u;

/** Tells whether the words behind a label are a name: they may be those of a headline. */
const isName = (words: string): boolean =>
  /\p{Script=Han}/u.test(words) ? HAN_NAME.test(words) : NAME.test(words) && !OF_SENTENCE.test(words);

import type { BodyPlace } from "../../model/article.js";
import { articleTerm } from "../format/arabic-article.js";
import { gramNumber, type Term } from "../format/posting-file.js";
import { type CardRow, channelTerm, dayOfCard, tagTerm, yearTerm } from "../format/search-format.js";
import { HYPHEN, isCharacter, isWord, joinName, tokenize } from "../format/tokenize.js";

/** What the search knows of an article or another text. */
export interface SearchDocument {
  readonly card: CardRow;
  /** All names of its tags. */
  readonly tags: readonly string[];
  /** What a reader sees of it besides, but for its body where that is in the cache. */
  readonly text: string;
  /** Where its body is in the cache. */
  readonly body?: BodyPlace;
}

/** Where a document has a term, as the sum of these. Terms of channel, year and text count as neither. */
export const IN_TITLE = 1;
export const IN_TAGS = 2;

/*
 * Terms are words, pairs of characters, and single characters; some are there several times. A gram is the number of `gramNumber`
 * as a signed number, which takes no memory of its own.
 */

export const termsOfTitle = ({ card }: SearchDocument): Term[] => termsOf(card[1], true);

export function termsOfTags({ tags }: SearchDocument): Term[] {
  const names = tags.map(tagTerm).filter((term) => term !== undefined);
  return [...tags.flatMap((tag) => termsOf(tag, true)), ...names];
}

/** Returns the terms of text, channels and year. Of the text's single characters, those are left out that stand between others. */
export function termsOfText({ card, text }: SearchDocument): Term[] {
  const terms = termsOf(text, false);
  for (const channel of card[2]) terms.push(channelTerm(channel));
  terms.push(yearTerm(dayOfCard(card).slice(0, 4)));
  return terms;
}

function termsOf(text: string, hasAllCharacters: boolean): Term[] {
  const tokens = tokenize(text);
  const terms: Term[] = [];
  let isAfterCharacter = false;
  for (let index = 0; index < tokens.length; index++) {
    const [token, next] = [tokens[index], tokens[index + 1]];
    const isBeforeCharacter = isCharacter(next);
    if (isWord(token)) {
      terms.push(token);
      const bare = articleTerm(token);
      if (bare !== token) terms.push(bare);
    }
    if (isCharacter(token)) {
      if (isBeforeCharacter) terms.push(gramNumber(token, next) | 0);
      if (hasAllCharacters || !isAfterCharacter || !isBeforeCharacter) terms.push(gramNumber(token, 0) | 0);
    }
    isAfterCharacter = isCharacter(token);
  }
  terms.push(...joinedNames(text));
  return terms;
}

/** The sign between the letters and the number of a name. Most texts have few, so it is looked for first. */
const BEFORE_NUMBER = new RegExp(`${HYPHEN}(?=\\d)`, "g");
const LETTER = /[\p{L}\p{M}]/u;
/** The number of a name such as COVID-19 or F-16s. */
const NUMBER = /^\d[\d\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]*/u;
/** Code units of the letters of such a name at most, and of its number. */
const LONGEST = 40;

/** Returns the words that others write for the names of letters and a number in a text. */
function joinedNames(text: string): string[] {
  const words: string[] = [];
  for (const { index } of text.matchAll(BEFORE_NUMBER)) {
    if (!LETTER.test(text.charAt(index - 1))) continue;
    const [number = ""] = NUMBER.exec(text.slice(index + 1, index + 1 + LONGEST)) ?? [];
    const name = text.slice(Math.max(0, index - LONGEST), index + 1) + number;
    const word = joinName(tokenize(name).slice(-3));
    if (word) words.push(word);
  }
  return words;
}

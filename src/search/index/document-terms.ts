import { gramNumber, type Term } from "../format/posting-file.js";
import { type CardRow, channelTerm, dayOfCard, tagTerm, yearTerm } from "../format/search-format.js";
import { isCharacter, isWord, tokenize } from "../format/tokenize.js";

/** A document to index. */
export interface SearchDocument {
  readonly card: CardRow;
  /** All names of its tags. */
  readonly tags: readonly string[];
  /** What a reader sees of its body. */
  readonly text: string;
}

/** Where a document has a term, as the sum of these. Terms of channel, year and text count as neither. */
export const IN_TITLE = 1;
export const IN_TAGS = 2;

/** Receives a term and the field that has it. A gram is the number of `gramNumber` as a signed number, which takes no memory. */
type TakeTerm = (term: Term, field: number) => void;

/** Passes on the terms of title and tags, some of them several times: words, pairs of characters, and single characters. */
export function forEachFieldTerm({ card, tags }: SearchDocument, take: TakeTerm): void {
  termsOfText(card[1], IN_TITLE, take);
  for (const tag of tags) {
    termsOfText(tag, IN_TAGS, take);
    const term = tagTerm(tag);
    if (term) take(term, IN_TAGS);
  }
}

/**
 * Passes on the terms of text, channels and year, some of them several times. Of the text's single characters, those are left out
 * that stand between others.
 */
export function forEachTextTerm({ card, text }: SearchDocument, take: TakeTerm): void {
  for (const channel of card[2]) take(channelTerm(channel), 0);
  take(yearTerm(dayOfCard(card).slice(0, 4)), 0);
  termsOfText(text, 0, take);
}

function termsOfText(text: string, field: number, take: TakeTerm): void {
  const tokens = tokenize(text);
  let isAfterCharacter = false;
  for (let index = 0; index < tokens.length; index++) {
    const [token, next] = [tokens[index], tokens[index + 1]];
    const isBeforeCharacter = isCharacter(next);
    if (isWord(token)) take(token, field);
    if (isCharacter(token)) {
      if (isBeforeCharacter) take(gramNumber(token, next) | 0, field);
      if (field !== 0 || !isAfterCharacter || !isBeforeCharacter) take(gramNumber(token, 0) | 0, field);
    }
    isAfterCharacter = isCharacter(token);
  }
}

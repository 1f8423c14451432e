import type { Term } from "../format/posting-file.js";
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

/** Receives a term and the field that has it: `IN_TITLE`, `IN_TAGS`, or 0. */
type TakeTerm = (term: Term, field: number) => void;

/**
 * Passes on the terms of a document, some of them several times: words, pairs of characters, and single characters, but those
 * of the text only where a clause begins or ends. A pair is one number of 32 bits, not that of `gramNumber`.
 */
export function forEachTerm({ card, tags, text }: SearchDocument, take: TakeTerm): void {
  const [, title, channels] = card;
  termsOfText(title, IN_TITLE, take);
  for (const tag of tags) {
    termsOfText(tag, IN_TAGS, take);
    const term = tagTerm(tag);
    if (term) take(term, IN_TAGS);
  }
  for (const channel of channels) take(channelTerm(channel), 0);
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
      if (isBeforeCharacter) take((token << 16) | next, field);
      if (field !== 0 || !isAfterCharacter || !isBeforeCharacter) take(token << 16, field);
    }
    isAfterCharacter = isCharacter(token);
  }
}

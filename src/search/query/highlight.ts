import { PREFIX_LENGTH } from "../format/posting-file.js";
import { isWord, joinName, type Token, type TokenSpan, tokenizeWithOffsets } from "../format/tokenize.js";
import { flatten } from "./lists.js";
import { type Term, wantedTerms } from "./parse-query.js";

export interface TextPart {
  readonly text: string;
  /** Whether it matches a term of the query. */
  readonly isMatch: boolean;
}

/** Where a text has a term. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

/** Cuts a text into parts that match a term and parts that match none. The parts in order are the text. */
export function highlight(text: string, terms: readonly Term[]): TextPart[] {
  const spans = tokenizeWithOffsets(text);
  const matches = wantedTerms(terms).map((term) => matchesIn(spans, term));
  return cutMarked(text, flatten(matches));
}

/** Returns where a term begins and ends in a text. @param spans the tokens of the text */
export function matchesIn(spans: readonly TokenSpan[], { tokens, isForm }: Term): Match[] {
  const matches: Match[] = [];
  const last = tokens.length - 1;
  for (let first = 0; last >= 0 && first + last < spans.length; first++) {
    const isHere = tokens.every((token, index) => {
      const found = (spans[first + index] as TokenSpan).token;
      return found === token || (index === last && hasPrefix(found, token));
    });
    const { start, token, ends } = spans[first] as TokenSpan;
    if (isHere) matches.push({ start, end: endOf(spans[first + last] as TokenSpan, tokens[last] as Token) });
    else if (isForm && isWord(token) && isForm(token))
      matches.push({ start, end: ends[ends.length - 1] as number });
    else if (last === 0 && isName(spans, first, tokens[0] as Token)) {
      const { ends: all } = spans[first + 2] as TokenSpan;
      matches.push({ start, end: all[all.length - 1] as number });
    }
  }
  return matches;
}

/** Tells whether a name such as COVID-19 begins at a token, and begins with a word that has of its number. */
function isName(spans: readonly TokenSpan[], first: number, word: Token): boolean {
  const { token } = spans[first] as TokenSpan;
  if (!isWord(token) || !isWord(word) || token === word || !word.startsWith(token)) return false;
  const name = joinName(spans.slice(first, first + 3).map((span) => span.token));
  return name !== undefined && hasPrefix(name, word);
}

/** Cuts a text into the parts that are matched and those between them. Matches may overlap. */
export function cutMarked(text: string, matches: readonly Match[]): TextPart[] {
  const isMatch = new Uint8Array(text.length);
  for (const { start, end } of matches) isMatch.fill(1, start, end);
  const parts: TextPart[] = [];
  for (let from = 0, to = 1; from < text.length; to++) {
    if (to < text.length && isMatch[to] === isMatch[from]) continue;
    parts.push({ text: text.slice(from, to), isMatch: isMatch[from] === 1 });
    from = to;
  }
  return parts;
}

/** Returns where the last token of a term ends. A word may be longer than the term's. */
const endOf = ({ ends }: TokenSpan, token: Token): number =>
  (isWord(token) ? ends[token.length - 1] : ends[ends.length - 1]) as number;

/** From two letters on, the beginning of a word is enough. */
const hasPrefix = (token: Token, prefix: Token): boolean =>
  isWord(token) && isWord(prefix) && prefix.length >= PREFIX_LENGTH && token.startsWith(prefix);

import { isWord, type Token, type TokenSpan, tokenizeWithOffsets } from "../format/tokenize.js";
import type { Term } from "./parse-query.js";

/** A part of a text. */
export interface TextPart {
  readonly text: string;
  /** Whether it matches a term of the query. */
  readonly isMatch: boolean;
}

/** Cuts a text into parts that match a term and parts that match none. The parts in order are the text. */
export function highlight(text: string, terms: readonly Term[]): TextPart[] {
  const spans = tokenizeWithOffsets(text);
  const isMatch = new Uint8Array(text.length);
  for (const { tokens, isExcluded } of terms) {
    if (isExcluded || tokens.length === 0) continue;
    for (let first = 0; first + tokens.length <= spans.length; first++) {
      const end = matchEnd(spans.slice(first, first + tokens.length), tokens);
      if (end !== undefined) isMatch.fill(1, (spans[first] as TokenSpan).start, end);
    }
  }
  const parts: TextPart[] = [];
  for (let from = 0, to = 1; from < text.length; to++) {
    if (to < text.length && isMatch[to] === isMatch[from]) continue;
    parts.push({ text: text.slice(from, to), isMatch: isMatch[from] === 1 });
    from = to;
  }
  return parts;
}

/** Returns where in the text a term ends that begins with the first span; undefined where it does not begin there. */
function matchEnd(spans: readonly TokenSpan[], term: readonly Token[]): number | undefined {
  const last = term.length - 1;
  if (
    !spans.every(
      ({ token }, index) => token === term[index] || (index === last && hasPrefix(token, term[index])),
    )
  )
    return undefined;
  const { ends } = spans[last] as TokenSpan;
  const word = term[last];
  return isWord(word) ? ends[word.length - 1] : ends[ends.length - 1];
}

const hasPrefix = (token: Token, prefix: Token | undefined): boolean =>
  isWord(token) && isWord(prefix) && token.startsWith(prefix);

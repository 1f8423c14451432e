import type { Term } from "./parse-query.js";
import { isWord, type PlacedToken, tokenizeInPlace } from "./tokenize.js";

/** A part of a text; `isMarked` where it is what a reader looked for. */
export interface TextPart {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Cuts a text into parts such that those which hold a term are marked. Together they are the text as it was. */
export function markTerms(text: string, terms: readonly Term[]): TextPart[] {
  const tokens = tokenizeInPlace(text);
  const marked = new Uint8Array(text.length);
  for (const { tokens: wanted, isExcluded } of terms) {
    if (isExcluded || wanted.length === 0) continue;
    for (let at = 0; at + wanted.length <= tokens.length; at++) {
      const to = endOfMatch(tokens, at, wanted);
      if (to > 0) marked.fill(1, (tokens[at] as PlacedToken).from, to);
    }
  }
  const parts: TextPart[] = [];
  for (let from = 0, to = 1; from < text.length; to++) {
    if (to < text.length && marked[to] === marked[from]) continue;
    parts.push({ text: text.slice(from, to), isMarked: marked[from] === 1 });
    from = to;
  }
  return parts;
}

/** Returns where in the text the term ends that begins at a token; 0 where it does not. */
function endOfMatch(tokens: readonly PlacedToken[], from: number, wanted: Term["tokens"]): number {
  let to = 0;
  for (let at = 0; at < wanted.length; at++) {
    const { token, from: start, to: end } = tokens[from + at] as PlacedToken;
    const want = wanted[at];
    if (token === want) to = end;
    else if (at === wanted.length - 1 && isWord(want) && isWord(token) && token.startsWith(want))
      to = start + want.length;
    else return 0;
  }
  return to;
}

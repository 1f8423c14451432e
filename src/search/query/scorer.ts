import type { SegmentMatch } from "./match-segment.js";
import { type Query, wantedTerms } from "./parse-query.js";

/** What a term counts in each field. */
const IN_TITLE = 4;
const IN_TAGS = 2;
const IN_TEXT = 1;
/** What another form of a word counts of that. */
const OF_FORM = 0.75;

/** Returns how well each document of a segment fits. @param weights of the terms; without one, a term counts nothing */
export function scoresOf({ documents, postings }: SegmentMatch, weights: readonly number[]): Float64Array {
  const scores = new Float64Array(documents.length);
  for (const [term, { title, tags, typed }] of postings.entries()) {
    const asTyped = typed && new Set(typed);
    const inTitle = new Set(title);
    const inTags = new Set(tags);
    for (let index = 0; index < documents.length; index++) {
      const document = documents[index] as number;
      const factor = inTitle.has(document) ? IN_TITLE : inTags.has(document) ? IN_TAGS : IN_TEXT;
      const share = !asTyped || asTyped.has(document) ? 1 : OF_FORM;
      scores[index] = (scores[index] as number) + (weights[term] || 0) * factor * share;
    }
  }
  return scores;
}

/** Returns the weight of each term that is not excluded: its inverse document frequency in the segments of some matches. */
export function weightsOf(matches: readonly SegmentMatch[], { terms }: Query): number[] {
  const total = matches.reduce((sum, { segment }) => sum + segment.documents, 0);
  return wantedTerms(terms).map((_, term) => {
    const frequency = matches.reduce((sum, { postings }) => sum + (postings[term]?.all.length || 0), 0);
    return Math.log(1 + total / (frequency + 1));
  });
}

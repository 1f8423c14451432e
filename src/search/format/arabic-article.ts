/** The article of Arabic, with the conjunctions and prepositions that are written with it. Two letters at least follow. */
const ARTICLE = /^[وف]?(?:[بک]?ال|لل)(?=..)/;

/** Returns a folded word without the article of Arabic. */
export const withoutArticle = (word: string): string => word.replace(ARTICLE, "");

/** Is before a word that stands in a text with an article. No word has it. */
const MARK = "=";

/** Returns the term of a word that has the article: what is behind it, marked. A word without an article is its term itself. */
export function articleTerm(word: string): string {
  const bare = withoutArticle(word);
  return bare === word ? word : MARK + bare;
}

/** Returns the word of a term, without the mark. */
export const unmarked = (term: string): string => (term.charAt(0) === MARK ? term.slice(1) : term);

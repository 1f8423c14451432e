import { stemmer } from "@orama/stemmers/german";

/** Folding took the dots of umlauts away, and `Mueller` is `Müller`. Those of `Frauen`, `neue` and `quer` are none. */
export const stem = (word: string): string => stemmer(word.replace(/([ao])e|([^aeq]u)e/g, "$1$2"));

/** `Müller` is folded to `muller`, and `Mueller` is not. */
export const changesThirdLetter = /^.[aou]/;

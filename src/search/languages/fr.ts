import { stemmer } from "@orama/stemmers/french";

/** The stemmer knows the endings of `fermée` and `première` by their accents. */
export const stem = (word: string): string =>
  stemmer(word.replace(/e(?=es?$)/, "é").replace(/ie(?=res?$)/, "iè"));

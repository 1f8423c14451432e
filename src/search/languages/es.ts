import { stemmer } from "@orama/stemmers/spanish";

/** The stemmer knows the ending of `información` by its accent. */
export const stem = (word: string): string => stemmer(word.replace(/ion$/, "ión"));

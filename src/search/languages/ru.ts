import { stemmer } from "@orama/stemmers/russian";

/** The stemmer knows endings by their й, which folding takes for и. */
export const stem = (word: string): string => stemmer(word.replace(/([аеиоуыэюя])и(?=$|ся$|те$|ше)/, "$1й"));

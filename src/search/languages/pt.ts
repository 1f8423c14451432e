import { stemmer } from "@orama/stemmers/portuguese";

/** The stemmer leaves the plurals of `eleição` and `jornal` apart from them. */
export const stem = (word: string): string =>
  stemmer(word.replace(/oes$/, "ao").replace(/(...)ais$/, "$1al"));

import { stemmer } from "@orama/stemmers/arabic";
import { withoutArticle } from "../format/arabic-article.js";

export { withoutArticle as bare };

/** The stemmer knows the letters of Arabic keyboards, the feminine ending before it is folded, and of its plural only a part. */
export const stem = (word: string): string =>
  stemmer(
    withoutArticle(word)
      .replace(/ی/g, "ي")
      .replace(/ک/g, "ك")
      .replace(/(...)ات$|ه$/, "$1ة"),
  );

import { memoize } from "../lib/memoize.js";
import { present } from "../lib/present.js";
import { directionOf, writtenLanguage } from "../lib/text/direction.js";
import type { ArticleDetails } from "../model/article.js";
import type { CatalogArticle } from "../model/catalog.js";
import type { Card } from "../model/view-elements.js";
import type { ArticleView } from "../model/views/article-view.js";

/** The fields of an article's page that depend on the article alone. */
type ArticleFields = Pick<
  ArticleView,
  "id" | "date" | "source" | "title" | "agency" | "reporters" | "translators" | "editors" | "lang"
>;

/** Makes the card by which lists show an article, or a digest in its place. */
export type MakeCard = (article: CatalogArticle) => Card;

/** Returns a function that makes cards, and remembers them: an article is on some ten pages. @param siteLang of the site */
export const fullCards = (siteLang: string): MakeCard =>
  memoize((article) => {
    const details = article.details();
    const { title, summary, image } = details;
    const { path, facts, mirror } = article;
    return present({
      title,
      path,
      date: facts.date,
      summary,
      hasImage: image !== undefined,
      mirror: mirror?.title,
      lang: foreignLanguage(details, siteLang),
    });
  });

/** Returns the fields of an article's page that depend on the article alone. @param siteLang language of the site */
export function articleFields(
  { facts }: CatalogArticle,
  details: ArticleDetails,
  siteLang: string,
): ArticleFields {
  const { title, agency, reporters, translators, editors } = details;
  const { id, date, source } = facts;
  const lang = foreignLanguage(details, siteLang);
  return present({ id, title, date, source, agency, reporters, translators, editors, lang });
}

/** Returns the language of an article where it differs from the site's; of an article that states none, where its direction does. */
function foreignLanguage(details: ArticleDetails, siteLang: string): string | undefined {
  const written = writtenLanguage(details);
  if (details.lang) return written === siteLang ? undefined : written;
  return written && directionOf(written) !== directionOf(siteLang) ? written : undefined;
}

/**
 * Returns the digest of an article's card in the place of the card. A page's key that is made of such digests changes
 * with the cards, and no details have to be loaded. So code that makes a view must not read the fields of a card.
 */
export const cardDigests: MakeCard = ({ facts }) => facts.cardDigest as unknown as Card;

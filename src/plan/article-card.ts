import { memoize } from "../lib/memoize.js";
import { present } from "../lib/present.js";
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
    const { title, summary, image, lang } = article.details();
    const { path, facts, mirror } = article;
    return present({
      title,
      path,
      date: facts.date,
      summary,
      hasImage: image !== undefined,
      mirror: mirror?.title,
      lang: lang === siteLang ? undefined : lang,
    });
  });

/** Returns the fields of an article's page that depend on the article alone. @param siteLang language of the site */
export function articleFields(article: CatalogArticle, siteLang: string): ArticleFields {
  const { title, agency, reporters, translators, editors, ...details } = article.details();
  const { id, date, source } = article.facts;
  const lang = details.lang === siteLang ? undefined : details.lang;
  return present({ id, title, date, source, agency, reporters, translators, editors, lang });
}

/**
 * Returns the digest of an article's card in the place of the card. A page's key that is made of such digests changes
 * with the cards, and no details have to be loaded. So code that makes a view must not read the fields of a card.
 */
export const cardDigests: MakeCard = ({ facts }) => facts.cardDigest as unknown as Card;

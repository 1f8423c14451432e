import { memoize } from "../lib/memoize.js";
import type { ArticleDetails } from "../model/article.js";
import type { CatalogArticle } from "../model/catalog.js";
import type { Day } from "../model/names.js";
import type { ArticleView } from "../model/page.js";
import type { Card } from "../model/view-elements.js";

/** What an article's page says of it beside what the catalog knows of its place among others. */
type ArticleFields = Pick<
  ArticleView,
  | "id"
  | "date"
  | "source"
  | "title"
  | "agency"
  | "reporters"
  | "translators"
  | "editors"
  | "image"
  | "lang"
  | "schema"
  | "stored"
>;

/** How lists tell of articles: in words, or in what stands for the words where only a page's key is made. */
export type MakeCard = (article: CatalogArticle) => Card;

/** Tells of articles in their words; an article is on some ten pages. @param siteLang the language that needs no mention */
export const fullCards = (siteLang: string): MakeCard =>
  memoize((article) => {
    const { title, summary, image, lang } = article.details();
    const { path, facts } = article;
    return {
      title,
      path,
      ...(facts.date === undefined ? {} : { date: facts.date }),
      summary,
      hasImage: image !== undefined,
      ...(lang && lang !== siteLang ? { lang } : {}),
    };
  });

/** Returns what an article's own page says of it. @param siteLang the language that needs no mention */
export function articleFields(article: CatalogArticle, siteLang: string): ArticleFields {
  const details = article.details();
  const { title, agency, reporters, translators, editors, image, lang } = details;
  const { id, date, source } = article.facts;
  return {
    id,
    title,
    ...(date === undefined ? {} : { date }),
    ...(source === undefined ? {} : { source }),
    ...(agency === undefined ? {} : { agency }),
    ...(reporters === undefined ? {} : { reporters }),
    ...(translators === undefined ? {} : { translators }),
    ...(editors === undefined ? {} : { editors }),
    ...(image === undefined ? {} : { image }),
    ...(lang && lang !== siteLang ? { lang } : {}),
    schema: schemaOf(details, date, siteLang),
    stored: article.body,
  };
}

/** The article in the terms of schema.org, as JSON-LD. */
function schemaOf(details: ArticleDetails, date: Day | undefined, siteLang: string): Record<string, unknown> {
  const { title, agency, reporters, lang } = details;
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: title,
    ...(date === undefined ? {} : { datePublished: date }),
    ...(lang && lang !== siteLang ? { inLanguage: lang } : {}),
    ...(reporters ? { author: reporters.map((name) => ({ "@type": "Person", name })) } : {}),
    ...(agency ? { publisher: { "@type": "Organization", name: agency } } : {}),
  };
}

/**
 * Tells of articles by digests of their words, which need not be loaded for that: a key that is made of these changes with
 * the words. A view must not look into a card, only hand it on.
 */
export const cardDigests: MakeCard = ({ facts }) => facts.cardDigest as unknown as Card;

import { memoized } from "../catalog/memoized.js";
import type { ArticleDetails } from "../model/article.js";
import type { CatalogArticle } from "../model/catalog.js";
import type { Day } from "../model/names.js";
import type { ArticleView, Card } from "../model/page.js";

/** What an article's page says of it beside what the catalog knows of its place among others. */
export type OwnWords = Pick<
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

/** How views tell of articles: in words, or in what stands for the words where only a page's key is made. */
export interface Wording {
  card(article: CatalogArticle): Card;
  own(article: CatalogArticle): OwnWords;
}

/** Tells of articles in their words. @param siteLang the language that needs no mention */
export function inWords(siteLang: string): Wording {
  return {
    // An article is on some ten pages.
    card: memoized((article: CatalogArticle): Card => {
      const { title, summary, image, lang } = article.details();
      const { path, facts } = article;
      const card = { title, path, date: facts.date, summary, hasImage: image !== undefined };
      return lang && lang !== siteLang ? { ...card, lang } : card;
    }),
    own(article) {
      const details = article.details();
      const { title, agency, reporters, translators, editors, image, lang } = details;
      const { id, date, source } = article.facts;
      return {
        id,
        title,
        date,
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
    },
  };
}

/** The article in the terms of schema.org, as JSON-LD. */
function schemaOf(details: ArticleDetails, date: Day, siteLang: string): Record<string, unknown> {
  const { title, agency, reporters, lang } = details;
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: title,
    datePublished: date,
    ...(lang && lang !== siteLang ? { inLanguage: lang } : {}),
    ...(reporters ? { author: reporters.map((name) => ({ "@type": "Person", name })) } : {}),
    ...(agency ? { publisher: { "@type": "Organization", name: agency } } : {}),
  };
}

/**
 * Tells of articles by digests of their words, which need not be loaded for that: a key that is made of these changes with
 * the words. A view must not look into a card or into an article's own words, only hand them on.
 */
export const inDigests: Wording = {
  card: ({ facts }) => facts.cardDigest as unknown as Card,
  own: ({ facts, digest }) => ({ words: facts.wordsDigest, body: digest }) as unknown as OwnWords,
};

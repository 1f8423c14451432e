import { type Filters, type Language, parseQuery, type Query } from "../query/parse-query.js";

/** The language of the site, if the build has put its script before this program. */
const { newsmirrorLanguage: language } = window as { readonly newsmirrorLanguage?: Language };

/** Parses what a reader typed, in the language of the site. */
export const siteQuery = (text: string, controls?: Filters): Query => parseQuery(text, controls, language);

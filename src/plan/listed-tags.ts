import { countBy } from "../lib/group-by.js";
import type { Catalog, Tag } from "../model/catalog.js";
import type { SiteSettings } from "../model/settings.js";

/** Tells whether a tag has pages: a tag needs `tags.minArticles` articles. */
export const isListed = ({ articles }: Tag, { tags }: SiteSettings): boolean =>
  articles.length >= tags.minArticles;

/** Counts tags by the number of their articles. */
export const countTagSizes = (tags: readonly Tag[]): [articles: number, tags: number][] =>
  [...countBy(tags, ({ articles }) => articles.length)].sort(([a], [b]) => a - b);

/** Tells whether a tag has a feed: it has pages, and `feeds.tagArticles` articles. */
export const hasFeed = (tag: Tag, settings: SiteSettings): boolean =>
  isListed(tag, settings) && tag.articles.length >= (settings.feeds.tagArticles ?? Number.POSITIVE_INFINITY);

/** The search suggests tags of at least so many articles, whether they have pages or not. */
export const LEAST_SUGGESTED = 2;

/** Tells whether the search suggests a tag. */
export const isSuggested = ({ articles }: Tag): boolean => articles.length >= LEAST_SUGGESTED;

/** Returns the tags that have pages. */
export const listedTags = ({ tags }: Catalog, settings: SiteSettings): Tag[] =>
  tags.filter((tag) => isListed(tag, settings));

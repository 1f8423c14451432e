import type { Catalog, Tag } from "../model/catalog.js";
import type { SiteSettings } from "../model/settings.js";

/** Tells whether a tag has pages: a tag needs `tags.minArticles` articles. */
export const isListed = ({ articles }: Tag, { tags }: SiteSettings): boolean =>
  articles.length >= tags.minArticles;

/** Returns the tags that have pages. */
export const listedTags = ({ tags }: Catalog, settings: SiteSettings): Tag[] =>
  tags.filter((tag) => isListed(tag, settings));

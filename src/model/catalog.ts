import type { MeasuredPicture, StoredArticle, TagMention } from "./article.js";
import type { ArticleId, ChannelId, Day, SitePath, TagKey } from "./names.js";

/** An article of the mirror, whatever number of files it came from. */
export interface CatalogArticle extends StoredArticle {
  readonly id: ArticleId;
  readonly path: SitePath;
  /** Its index among all articles, oldest first. */
  readonly place: number;
  /** In the order of the settings, then by name; the first is where it is read on to its neighbours. */
  readonly channels: readonly ChannelId[];
  /** Its index among the articles of its first channel. */
  readonly placeInChannel: number;
  /** In order of first mention. */
  readonly tags: readonly Tag[];
  /** Its index among the articles of each of its tags. */
  readonly placesInTags: readonly number[];
}

export interface Channel {
  readonly id: ChannelId;
  readonly label: string;
  /** Name of its folder on the site. */
  readonly folder: string;
  /** In the order of `Catalog.articles`. */
  readonly articles: readonly CatalogArticle[];
}

export interface Tag {
  readonly key: TagKey;
  /** Its index among all tags. */
  readonly place: number;
  /** The spelling used most. */
  readonly label: string;
  /** Its file name. */
  readonly slug: string;
  /** In the order of `Catalog.articles`. */
  readonly articles: readonly CatalogArticle[];
}

/** Everything that is known of the mirror, but for the texts. */
export interface Catalog {
  /** Those without a date first, then oldest first; within a day by the number in the id, then by id. */
  readonly articles: readonly CatalogArticle[];
  readonly channels: readonly Channel[];
  /** In the order of their keys by code unit. */
  readonly tags: readonly Tag[];
  /** What the mentions of tags say that facts give by number. */
  readonly mentions: readonly TagMention[];
  /** Those without a date, in the order of `articles`. */
  readonly undated: readonly CatalogArticle[];
  /** Oldest first. */
  readonly days: ReadonlyMap<Day, readonly CatalogArticle[]>;
  /** Where an article's links lead that have a page in the mirror: each address, once, with its article. */
  readonly targetsOf: (article: CatalogArticle) => readonly (readonly [url: string, CatalogArticle])[];
  /** Finds the file that the mirror holds of a picture, by its address; absent where it holds no pictures. */
  readonly pictureOf?: (address: string) => MeasuredPicture | undefined;
  /** The articles that link to an article, oldest first. */
  readonly citing: ReadonlyMap<CatalogArticle, readonly CatalogArticle[]>;
}

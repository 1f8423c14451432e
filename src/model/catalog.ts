import type { MeasuredPicture, StoredArticle } from "./article.js";
import type { ArticleId, ChannelId, Day, SitePath, SourcePath, TagKey } from "./names.js";
import type { SiteMirror } from "./settings.js";

/** An article of the mirror. All its copies together are one article. */
export interface CatalogArticle extends StoredArticle {
  readonly id: ArticleId;
  readonly path: SitePath;
  /** The file that it was read from. */
  readonly file: SourcePath;
  /** Absent in a site of one mirror. */
  readonly mirror?: SiteMirror | undefined;
  /** Its index in `Catalog.articles`. */
  readonly index: number;
  /** In the order of the settings, then by name. The article's neighbours are those in its first channel. */
  readonly channels: readonly ChannelId[];
  /** Its index in the articles of its first channel. */
  readonly indexInChannel: number;
  /** In the order in which the article names them. */
  readonly tags: readonly Tag[];
  /** Its index in the articles of each of its tags. */
  readonly indexesInTags: readonly number[];
}

export interface Channel {
  readonly id: ChannelId;
  /** Different from that of any channel of another mirror. */
  readonly label: string;
  /** The mirror of its articles. Absent in a site of one mirror. */
  readonly mirror?: SiteMirror | undefined;
  /** Name of its folder on the site. */
  readonly folder: string;
  /** In the order of `Catalog.articles`. */
  readonly articles: readonly CatalogArticle[];
}

export interface Tag {
  readonly key: TagKey;
  /** Its index in `Catalog.tags`. */
  readonly index: number;
  /** The most frequent spelling. */
  readonly label: string;
  /** Whether articles spell it in other ways, too. */
  readonly hasVariants: boolean;
  /** File name of its page, without the extension. */
  readonly slug: string;
  /** In the order of `Catalog.articles`. */
  readonly articles: readonly CatalogArticle[];
}

/** One of the mirrors of a site that has several, with its articles in the order of `Catalog.articles`. */
export interface MirrorOfSite {
  readonly mirror: SiteMirror;
  readonly channels: readonly Channel[];
  readonly articles: readonly CatalogArticle[];
}

/** The file of a picture, and narrower files of the same picture, the narrowest first. */
export interface FoundPicture {
  readonly file: MeasuredPicture;
  readonly narrower: readonly MeasuredPicture[];
}

/** Returns the file of a picture. @param address as an article has it @param file of that article */
export type FindPicture = (address: string, file: SourcePath) => FoundPicture | undefined;

/** All articles, channels and tags of a site, and how they relate to each other. Texts are not part of it. */
export interface Catalog {
  /** Those without a date first, then oldest first; within a day by the number in the id, then by id. */
  readonly articles: readonly CatalogArticle[];
  readonly channels: readonly Channel[];
  /** Those that have articles, in the order of the settings. Empty in a site of one mirror. */
  readonly mirrors: readonly MirrorOfSite[];
  /** In the order of their keys by code unit. */
  readonly tags: readonly Tag[];
  /** Those without a date, in the order of `articles`. */
  readonly undated: readonly CatalogArticle[];
  /** Oldest first. */
  readonly days: ReadonlyMap<Day, readonly CatalogArticle[]>;
  /** Returns the links of an article that lead to articles of the mirror: each address once, with its article. */
  readonly targetsOf: (article: CatalogArticle) => readonly (readonly [url: string, CatalogArticle])[];
  /** Returns the file of a picture by the picture's address. Absent if the mirror has no pictures. */
  readonly pictureOf?: FindPicture;
  /** The articles that link to an article, in the order of `articles`. */
  readonly citing: ReadonlyMap<CatalogArticle, readonly CatalogArticle[]>;
}

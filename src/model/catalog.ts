import type { MeasuredPicture, StoredArticle } from "./article.js";
import type { ArticleId, ChannelId, Day, SitePath, SourcePath, TagKey } from "./names.js";
import type { SiteMirror } from "./settings.js";

/** Articles in the order of the catalog. An array is such a list; another may load articles when they are asked for. */
export interface ArticleList extends Iterable<CatalogArticle> {
  readonly length: number;
  /** Returns an article by its index, from the end if the index is negative. */
  at(index: number): CatalogArticle | undefined;
  slice(from?: number, to?: number): readonly CatalogArticle[];
  /** What a list that is not in memory can tell without loading its articles. Absent for an array. */
  readonly queries?: {
    /** Returns the number of articles without a date. They come first. */
    countUndated(): number;
    /** Returns the number of articles whose rank is lower. */
    countBefore(rank: number): number;
    /** Returns the numbers of articles by month, `YYYY-MM`. */
    countMonths(): ReadonlyMap<string, number>;
    /** Returns the paths of the pages of the articles from one index to another. */
    pathsIn(from: number, to: number): readonly SitePath[];
    /** Returns the articles from one index to another as documents of the search. */
    documentsIn(from: number, to: number): CatalogDocuments;
  };
}

/** Articles as the search indexes them. */
export interface CatalogDocuments {
  /** A digest of everything of each article that is indexed. */
  readonly digests: readonly string[];
  /** Returns articles by their indexes among these, which may be loaded by it. */
  readonly articlesAt: (indexes: readonly number[]) => readonly CatalogArticle[];
}

/** An article of the mirror. All its copies together are one article. */
export interface CatalogArticle extends StoredArticle {
  /** The published copy as it is stored: its facts do not depend on other articles. */
  readonly stored: StoredArticle;
  readonly id: ArticleId;
  readonly path: SitePath;
  /** The file that it was read from. */
  readonly file: SourcePath;
  /** Absent in a site of one mirror. */
  readonly mirror?: SiteMirror | undefined;
  /** A number that grows in the order of `Catalog.articles`. */
  readonly rank: number;
  /** In the order of the settings, then by name. The article's neighbours are those in its first channel. */
  readonly channels: readonly ChannelId[];
  /** In the order in which the article names them. */
  readonly tags: readonly Tag[];
  /** Those of its tags, which need not be loaded for it. */
  readonly tagKeys: readonly TagKey[];
  /** Number of other files that hold it. */
  readonly duplicates: number;
}

export interface Channel {
  readonly id: ChannelId;
  /** Different from that of any channel of another mirror. */
  readonly label: string;
  /** The mirror of its articles. Absent in a site of one mirror. */
  readonly mirror?: SiteMirror | undefined;
  /** Name of its folder on the site. */
  readonly folder: string;
  readonly articles: ArticleList;
}

export interface Tag {
  readonly key: TagKey;
  /** The most frequent spelling. */
  readonly label: string;
  /** File name of its page, without the extension. */
  readonly slug: string;
  readonly articles: ArticleList;
}

/** One of the mirrors of a site that has several. */
export interface MirrorOfSite {
  readonly mirror: SiteMirror;
  readonly channels: readonly Channel[];
  readonly articles: ArticleList;
}

/** The file of a picture, and narrower files of the same picture, the narrowest first. */
export interface FoundPicture {
  readonly file: MeasuredPicture;
  readonly narrower: readonly MeasuredPicture[];
}

/** Returns the file of a picture. @param address as an article has it @param file of that article */
export type FindPicture = (address: string, file: SourcePath) => FoundPicture | undefined;

/** Links of an article that lead to articles of the mirror: each address once, with its article. */
export type LinkTargets = readonly (readonly [url: string, CatalogArticle])[];

/** All articles, channels and tags of a site, and how they relate to each other. Texts are not part of it. */
export interface Catalog {
  /** Those without a date first, then oldest first; within a day in the order of `compareInDay`. */
  readonly articles: ArticleList;
  readonly channels: readonly Channel[];
  /** Those that have articles, in the order of the settings. Empty in a site of one mirror. */
  readonly mirrors: readonly MirrorOfSite[];
  /** In the order of their keys by code unit. A catalog that is not in memory has those that pages or the search list. */
  readonly tags: readonly Tag[];
  /** Number of all tags. */
  readonly tagCount: number;
  /** Those without a date, in the order of `articles`. */
  readonly undated: ArticleList;
  /** Oldest first. */
  readonly days: ReadonlyMap<Day, ArticleList>;
  /** Returns the articles before and after an article in its first channel. */
  readonly neighboursOf: (
    article: CatalogArticle,
  ) => readonly [CatalogArticle | undefined, CatalogArticle | undefined];
  readonly targetsOf: (article: CatalogArticle) => LinkTargets;
  /** Returns the file of a picture by the picture's address. Absent if the mirror has no pictures. */
  readonly pictureOf?: FindPicture;
  /** Tells whether the original of an article has the address of an earlier article's: pages that grow are mirrored in parts. */
  readonly repeatsSource: (article: CatalogArticle) => boolean;
  /** Returns the articles that link to an article, in the order of `articles`. */
  readonly citing: (article: CatalogArticle) => readonly CatalogArticle[];
}

/** A catalog whose articles are all in memory. */
export interface WholeCatalog extends Catalog {
  readonly articles: readonly CatalogArticle[];
  readonly channels: readonly (Channel & InMemory)[];
  readonly tags: readonly (Tag & InMemory)[];
  readonly undated: readonly CatalogArticle[];
  readonly days: ReadonlyMap<Day, readonly CatalogArticle[]>;
}

interface InMemory {
  readonly articles: readonly CatalogArticle[];
}

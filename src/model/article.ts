import type { ArticleId, ChannelId, Day, Digest, SitePath, SourcePath } from "./names.js";
import type { Notice } from "./problem.js";
import type { SiteMirror } from "./settings.js";

/** A picture with its words. `alt` is empty where the original had no description of its own. */
export interface Picture {
  readonly src: string;
  readonly alt: string;
  readonly caption: string;
}

/** A tag as an article names it: the linked words, and the decoded last part of the address of the tag's page. */
export interface TagMention {
  readonly text: string;
  /** Absent if it equals the text, or if the tag has no page at the original site. */
  readonly slug?: string;
}

/** The metadata of an article, in the order of its front matter. An unknown field is absent; no value is invented. */
export interface FrontMatter {
  readonly id: ArticleId;
  readonly title: string;
  readonly date?: Day;
  /** The time of publication with its zone, as RFC 3339. Its day is `date`. Written in the place of `date`. */
  readonly time?: string;
  readonly source?: string;
  readonly agency?: string;
  readonly reporters?: readonly string[];
  readonly translators?: readonly string[];
  readonly editors?: readonly string[];
  readonly channels?: readonly ChannelId[];
  readonly tags?: readonly string[];
  readonly image?: Picture;
  readonly lang?: string;
}

/** The fields of front matter, in their order. */
export const FRONT_MATTER_FIELDS = [
  "id",
  "title",
  "date",
  "source",
  "agency",
  "reporters",
  "translators",
  "editors",
  "channels",
  "tags",
  "image",
  "lang",
] as const satisfies readonly (keyof FrontMatter)[];

/** When an article is published: always, never (a draft), or from its date on. */
export type Release = "always" | "never" | "on-date";

/** A link in an article's body. `id` is present if the address names an article of the same publisher. */
export interface ArticleLink {
  readonly url: string;
  readonly id?: ArticleId;
}

/** What relates an article to files of the mirror besides its own. */
export interface LocalFacts {
  /** Pictures that its file holds within itself. */
  readonly embedded?: readonly StoredPicture[];
  /** Addresses of pictures without a scheme: they name files of the mirror. */
  readonly pictures?: readonly string[];
  /** Paths by which links in other files name the article, besides the path of its file. */
  readonly addresses?: readonly string[];
}

/** What relates an article to other articles and to its copies. A build holds the facts of all articles in memory. */
export interface ArticleFacts extends Pick<FrontMatter, "id"> {
  /** Undefined for an article without a date of publication. */
  readonly date: Day | undefined;
  /** See `FrontMatter`. */
  readonly time: string | undefined;
  readonly release: Release;
  readonly source: string | undefined;
  readonly channels: readonly ChannelId[] | undefined;
  /** The tags that it names. Articles of one cache that name a tag alike share one object. */
  readonly tags: readonly TagMention[];
  readonly links: readonly ArticleLink[];
  /** What few articles have. Undefined for an article that has none of it. */
  readonly local?: LocalFacts | undefined;
  /** Number of characters of the body without white space. */
  readonly length: number;
  /** Digest of the body without white space. Copies with the same words have the same digest. */
  readonly textDigest: Digest;
  /** Digest of what lists show of the article. Equal cards have equal digests. */
  readonly cardDigest: Digest;
  /** Digest of what the article's own page shows of it: its body, its direction, and its metadata without summary, links and channels. */
  readonly ownDigest: Digest;
}

/** What pages and search show of an article besides its facts. It is loaded only for pages that are written. */
export interface ArticleDetails
  extends Pick<FrontMatter, "title" | "agency" | "reporters" | "translators" | "editors" | "image" | "lang"> {
  /** Addresses of the pictures in the body. Absent if there are none. */
  readonly pictures?: readonly string[];
  /** The first words of the text after dateline and credit. Lists show them. */
  readonly summary: string;
}

/** The metadata of a converted article. Its size does not grow with the length of the text. */
export interface ArticleMeta
  extends ArticleDetails,
    Pick<FrontMatter, "id" | "date" | "time" | "source" | "channels">,
    Pick<ArticleFacts, "links" | "length" | "textDigest"> {
  /** `always` if absent. */
  readonly release?: Release;
  /** See `LocalFacts.addresses`. */
  readonly addresses?: readonly string[];
  readonly tagMentions: readonly TagMention[];
}

/** A converted article: its metadata and its body as Markdown. */
export interface Article {
  readonly meta: ArticleMeta;
  readonly markdown: string;
  /** Pictures that its file holds within itself. Absent if there are none. */
  readonly embedded?: readonly EmbeddedPicture[];
  /** What the operator is told of the article. Absent if there is nothing to tell. */
  readonly notices?: readonly Notice[];
}

/** A file found below the content folder: of an article, or of a picture. */
export interface SourceFile {
  readonly path: SourcePath;
  /** Size in bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly mtimeMs: number;
}

/** A file that goes into the site as it is, such as `CNAME` or `.well-known/security.txt`. */
export interface StaticFile {
  readonly path: SitePath;
  readonly digest: Digest;
  /** The file on the disk; undefined for an empty file that the program adds. */
  readonly source?: string;
}

/** Where the address of an embedded picture begins, in a body and on the site. */
export const EMBEDDED_FOLDER = "images/embedded/";

/** Returns the addresses of all pictures that an article shows: that of the lead picture, and those in its text. */
export const pictureAddresses = ({
  image,
  pictures = [],
}: Pick<ArticleDetails, "image" | "pictures">): readonly string[] =>
  image ? [image.src, ...pictures] : pictures;

/** A file that `newsmirror pictures` writes: `<2 digits>/<32 digits>.webp`, and `…-480.webp` for smaller widths. */
export const FETCHED_FILE = /^[0-9a-f]{2}\/([0-9a-f]{32})(?:-\d+)?\.(?:webp|avif)$/;

/** A picture that a source file holds within itself. */
export interface EmbeddedPicture {
  /** Digest of its bytes and the usual extension: `<digest>.<extension>`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Width and height in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** An embedded picture whose bytes are stored elsewhere. */
export type StoredPicture = Omit<EmbeddedPicture, "bytes">;

/** A picture of the mirror, with its size. */
export interface MeasuredPicture {
  /** Its path below the content folder, or below the cache folder for an embedded picture. */
  readonly path: SourcePath;
  /** Present for an embedded picture. */
  readonly isEmbedded?: true;
  /** Digest of the file's content. */
  readonly digest: Digest;
  /** Width in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** The place of a body in a file of stored articles, in bytes. */
export interface BodyPlace {
  /** The path of that file. */
  readonly file: string;
  readonly offset: number;
  readonly size: number;
}

/** A converted article. Only its facts are in memory. */
export interface StoredArticle {
  readonly facts: ArticleFacts;
  readonly body: BodyPlace;
  /** Offset of its details in the file of stored articles. They end where the body begins. */
  readonly detailsOffset: number;
  /** Reads the details from the disk. Each call reads them again. */
  details(): ArticleDetails;
}

/** One file with its article. */
export interface ArticleCopy {
  readonly path: SourcePath;
  readonly channel: ChannelId | undefined;
  /** Absent in a site of one mirror. */
  readonly mirror?: SiteMirror;
  readonly article: StoredArticle;
}

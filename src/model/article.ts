import type { ArticleId, ChannelId, Day, Digest, SitePath, SourcePath } from "./names.js";
import type { Notice } from "./problem.js";

/** A picture with its words. `alt` is empty where the original had no description of its own. */
export interface Picture {
  readonly src: string;
  readonly alt: string;
  readonly caption: string;
}

/** A tag as an article shows it: the linked words, and the decoded last part of the tag page's address. */
export interface TagMention {
  readonly text: string;
  /** Absent where it says the same as the text, or the tag was written by hand and has no page at the original. */
  readonly slug?: string;
}

/**
 * What is known of an article, in the order of its front matter (DESIGN 4).
 * A field that is not known is absent, never invented.
 */
export interface FrontMatter {
  readonly id: ArticleId;
  readonly title: string;
  readonly date?: Day;
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

/** A link in an article's body; `id` where the address names an article of the same publisher. */
export interface ArticleLink {
  readonly url: string;
  readonly id?: ArticleId;
}

/** What relates an article to others, and tells its copies apart: held for all articles of the mirror. */
export interface ArticleFacts<Mention = number> extends Pick<FrontMatter, "id"> {
  /** Undefined for an article without a date of publication. */
  readonly date: Day | undefined;
  readonly release: Release;
  readonly source: string | undefined;
  readonly channels: readonly ChannelId[] | undefined;
  /** The tags that it mentions: by number, where mentions of many articles are told apart, since most are alike. */
  readonly tags: readonly Mention[];
  readonly links: readonly ArticleLink[];
  /** Characters of the body, white space not counted. */
  readonly length: number;
  /** Of the body without white space: equal where two copies say the same. */
  readonly textDigest: Digest;
  /** Of what lists show of it: equal where the cards are equal. */
  readonly cardDigest: Digest;
  /** Of what its own page says of it: its body and all words but the summary, which lists show; no links and channels. */
  readonly ownDigest: Digest;
}

/** What pages and the search show of one article: loaded for those that are written. */
export interface ArticleDetails
  extends Pick<FrontMatter, "title" | "agency" | "reporters" | "translators" | "editors" | "image" | "lang"> {
  /** Addresses of the pictures in the body, where it has any. */
  readonly pictures?: readonly string[];
  /** The first words of the text after dateline and credit, for lists. */
  readonly summary: string;
}

/** What is known of a converted article. Holds nothing whose size grows with the text. */
export interface ArticleMeta
  extends ArticleDetails,
    Pick<FrontMatter, "id" | "date" | "source" | "channels">,
    Pick<ArticleFacts, "links" | "length" | "textDigest"> {
  /** `always` if absent. */
  readonly release?: Release;
  readonly tagMentions: readonly TagMention[];
}

/** A converted article: its metadata and its body as Markdown. */
export interface Article {
  readonly meta: ArticleMeta;
  readonly markdown: string;
  /** What the operator may want to know of it, where there is anything. */
  readonly notices?: readonly Notice[];
}

/** A file found below the content folder. */
export interface SourceFile {
  readonly path: SourcePath;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly mtimeMs: number;
}

/** A picture's file below the content folder's `images/`. */
export interface PictureFile {
  readonly path: SourcePath;
  /** Bytes. */
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

/** A picture that the mirror holds, measured. */
export interface MeasuredPicture {
  readonly path: SourcePath;
  /** Of its bytes. */
  readonly digest: Digest;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Where a stored body lies: bytes of the file of stored articles. */
export interface BodyPlace {
  readonly at: number;
  readonly size: number;
}

/** A converted article, of which only the facts are held. */
export interface StoredArticle {
  readonly facts: ArticleFacts;
  readonly body: BodyPlace;
  /** Reads the details, anew on each call. */
  details(): ArticleDetails;
}

/** All files that hold articles. */
export interface Mirror {
  readonly copies: readonly ArticleCopy[];
  /** What mentions of tags say that articles give by number: each once, and perhaps some that no article makes. */
  readonly mentions: readonly TagMention[];
}

/** One converted file in the catalog's eyes: where it lies, and what it says. */
export interface ArticleCopy {
  readonly path: SourcePath;
  readonly channel: ChannelId | undefined;
  readonly article: StoredArticle;
}

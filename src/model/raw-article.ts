import type { EmbeddedPicture, FrontMatter, Release } from "./article.js";
import type { Limits } from "./limits.js";
import type { ArticleId, Day, SourcePath } from "./names.js";
import type { Notice } from "./problem.js";

/** What a pattern found: the text, where it begins (UTF-16 units), and its groups by number and by name. */
export interface PatternMatch {
  readonly index: number;
  readonly 0: string;
  readonly [group: number]: string | undefined;
  readonly groups?: Readonly<Record<string, string | undefined>> | undefined;
}

/** A regular expression, of JavaScript or of an engine of linear time. It keeps no state between two calls. */
export interface Pattern {
  /** Returns the first match, or null. */
  exec(text: string): PatternMatch | null;
}

/**
 * The conventions of a publisher, by which the conversion reads tags, dateline and credits. A format states them. The patterns
 * are matched against trimmed addresses, and against text with single spaces.
 */
export interface Publisher {
  /** The address of a tag page; group `slug` is the tag, percent-encoded. */
  readonly tagUrl: Pattern;
  /** The same for tag pages on the host of the article alone: on other hosts, such addresses may be anything. */
  readonly ownTagUrl?: Pattern;
  /** The address of an article; group `id`, and `year` (one, two or four digits), `month`, `day` where it has them. */
  readonly articleUrl: Pattern;
  /**
   * The dateline at the text's start, to where the credit begins; groups `month`, `day`, and maybe `agency`, `year`, or
   * `written` for a day in any other way, with the year of the Republic of China if it has three figures.
   */
  readonly dateline: Pattern;
  /** Names under which the publisher signs besides the dateline's agency; Simplified ones stand for Traditional, too. */
  readonly agencies: readonly string[];
}

/** The parts of an article's HTML, as CSS selectors. Simple ones such as `#id`, `.class` and `tag` are the fastest. */
export interface HtmlLayout {
  /** The element of the text: the first in document order for the first selector that fits; without any, all of the HTML. */
  readonly body: readonly string[];
  /** Where no selector of the body fits, the body is the element that holds all the prose. */
  readonly findsProse?: boolean;
  /** What stands outside of the body is told. */
  readonly tellsOutside?: boolean;
  /**
   * Those of the selectors whose bodies have only pictures and videos of the article before them, and go on in elements like
   * them.
   */
  readonly wholeBodies?: readonly string[];
  /** Elements that are not part of the text wherever they stand. */
  readonly drop: readonly string[];
  /** What stands for a link besides `a`: its address is its `href`, else its `data-href` or `data-url`. */
  readonly links?: string;
  /** Text of a comment that ends the article where a whole page was pasted into its body. */
  readonly endComment?: string;
  /** Every node stands on a line of its own, so that white space around nodes says nothing. */
  readonly isPrettified: boolean;
  /** A header inside the body that repeats the title and may hold the lead picture. */
  readonly header?: string;
}

interface RawArticleBase {
  readonly id: ArticleId;
  /** What the file's frame states itself; wins over what is found in the text. */
  readonly stated: Partial<Omit<FrontMatter, "id">>;
  /** Pictures that the file holds within itself. The body names them by `EMBEDDED_FOLDER` and their names. */
  readonly embedded?: readonly EmbeddedPicture[];
  /** What the file itself says that the article is about, in a sentence or two. */
  readonly summary?: string;
  /** Paths by which links in other files of the mirror name the article, besides its file's own: `/2023/ferry/`, `ferry`. */
  readonly addresses?: readonly string[];
  /** The day by the folders that hold the file, for an article that has no other. */
  readonly dayOfFolders?: Day;
  /** What the format has to tell the operator of the file. */
  readonly notices?: readonly Notice[];
  /** `always` if absent: a page that was saved or scraped has been published. */
  readonly release?: Release;
}

/** A part of a saved page that is not part of its article. */
export interface DroppedPart {
  /** What it is taken for: `comments`, `sharing`, `navigation`. */
  readonly reason: string;
  /** Its words, at most 200 characters. */
  readonly text: string;
  /** The number of characters of all its words. */
  readonly length: number;
}

/** An article without the frame of its file. Its body is not converted yet. */
export type RawArticle =
  | (RawArticleBase & {
      readonly kind: "html";
      readonly html: string;
      readonly layout: HtmlLayout;
      readonly publisher?: Publisher;
      /** What the frame calls advertisements, and cuts out. */
      readonly adverts?: readonly string[];
      /** What was left out of a saved page. */
      readonly dropped?: readonly DroppedPart[];
    })
  | (RawArticleBase & { readonly kind: "markdown"; readonly markdown: string });

/** The file that a format is given. */
export interface FormatInput {
  readonly bytes: Uint8Array;
  /** The bytes as text, with `\n` as its line ends and without a byte order mark; undefined where their character set cannot be told. Of a page, only as UTF-8. */
  readonly text: string | undefined;
  /** A format may use the name of the file and, for an `index` file, that of its folder. It must not use the rest of the path. */
  readonly path: SourcePath;
  /** The id that the file's name gives the article. */
  readonly id: ArticleId;
  readonly limits: Limits;
}

/** One format of mirrored files. */
export interface Format {
  readonly name: string;
  /** File endings that it reads, with the dot. */
  readonly extensions: readonly string[];
  /** Tells whether a file is of this format, by its frame alone. */
  matches(input: FormatInput): boolean;
  /** Returns as a phrase what a file lacks to be of this format; undefined if it lacks nothing. */
  missing?(input: FormatInput): string | undefined;
  /** Takes the frame off. @throws ArticleError where the frame is broken */
  read(input: FormatInput): RawArticle;
}

import type { FrontMatter } from "./article.js";
import type { ArticleId } from "./names.js";
import type { Notice } from "./problem.js";

/**
 * What is true of everything that a publisher prints: data of a format, used by the shared extractors.
 * Patterns are matched against trimmed addresses and white-space-normalised text.
 */
export interface Publisher {
  /** The address of a tag page; group `slug` is the tag, percent-encoded. */
  readonly tagUrl: RegExp;
  /** The address of an article; group `id`, and `year` (two or four digits), `month`, `day` where the address has them. */
  readonly articleUrl: RegExp;
  /** The dateline at the text's start; groups `agency`, `year`, `month`, `day`. Its end is where the credit begins. */
  readonly dateline: RegExp;
  /** Names under which the publisher signs besides the dateline's agency. */
  readonly agencies: readonly string[];
}

/** Where things are in an article's HTML, in the terms of hast-util-select's simplest selectors: `#id`, `.class`, `tag`. */
export interface HtmlLayout {
  /** The element that holds the article's text; the first in document order counts. */
  readonly body: readonly string[];
  /** Elements that are not part of the text wherever they stand. */
  readonly drop: readonly string[];
  /** Text of a comment that ends the article where a whole page was pasted into its body. */
  readonly endComment?: string;
  /** Every node stands on a line of its own, so that white space around nodes says nothing. */
  readonly isPrettified: boolean;
  /** The body begins with the title as its `h1`, which the published page shows as its own. */
  readonly repeatsTitle?: boolean;
  /** A header inside the body that repeats the title and may hold the lead picture. */
  readonly header?: string;
}

interface RawArticleBase {
  readonly id: ArticleId;
  /** What the file's frame states itself; wins over what is found in the text. */
  readonly stated: Partial<Omit<FrontMatter, "id">>;
  /** Why the article is not meant for readers: it is marked as a draft, or as not published. */
  readonly draft?: "draft" | "unpublished";
  /** What the file itself says that the article is about, in a sentence or two. */
  readonly summary?: string;
  /** Paths by which links in other files of the mirror name the article, besides its file's own: `/2023/ferry/`, `ferry`. */
  readonly addresses?: readonly string[];
  /** What the format has to tell the operator of the file. */
  readonly notices?: readonly Notice[];
}

/** An article as its format reads it: the frame taken off, the body still as it was. */
export type RawArticle =
  | (RawArticleBase & {
      readonly kind: "html";
      readonly html: string;
      readonly layout: HtmlLayout;
      readonly publisher?: Publisher;
    })
  | (RawArticleBase & { readonly kind: "markdown"; readonly markdown: string });

/** One format of mirrored files. */
export interface Format {
  readonly name: string;
  /** File endings that it reads, with the dot. */
  readonly extensions: readonly string[];
  /** Tells from the text whether the file is of this format. Cheap: it looks at the frame only. */
  matches(text: string): boolean;
  /**
   * Takes the frame off.
   * @throws ArticleError where the frame is broken
   */
  read(text: string, id: ArticleId): RawArticle;
}

import type { ArticleLink, Picture, TagMention } from "../model/article.js";
import type { Limits } from "../model/limits.js";
import type { Day } from "../model/names.js";
import type { Notice } from "../model/problem.js";
import type { HtmlLayout, Publisher } from "../model/raw-article.js";

/** What the transforms of one article are told, and what they find on the way: lies in `file.data`. */
declare module "vfile" {
  interface DataMap {
    layout: HtmlLayout;
    limits: Limits;
    publisher: Publisher | undefined;
    /** The lead picture, once found. */
    lead: Picture | undefined;
    /** The lead picture stands outside the body, which need not show it again. */
    leadIsOutside: boolean;
    tagMentions: TagMention[];
    links: ArticleLink[];
    /** Addresses of the pictures in the body. */
    pictures: string[];
    title: string;
    /** What the operator is told of the article. Transforms add to it. */
    notices: Notice[];
    /** All words of the body. */
    text: string;
    /** The blocks' texts in order, with the places of the linked tags in them. */
    lines: TextLine[];
  }
}

/** The text of one block with where its tag links begin and end: [from, to) in UTF-16 units. */
export interface TextLine {
  readonly text: string;
  readonly tagRanges: readonly (readonly [from: number, to: number])[];
}

/** Who made an article, as far as its own text tells. */
export interface Credits {
  readonly agency?: string;
  readonly reporters?: readonly string[];
  readonly translators?: readonly string[];
  readonly editors?: readonly string[];
}

/** The line at the start of the text: who reports, of which day; `end` is where the text goes on. */
export interface Dateline {
  readonly agency?: string;
  readonly day?: Day;
  readonly end: number;
}

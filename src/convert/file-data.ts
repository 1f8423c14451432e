import type { Element } from "hast";
import type { ArticleLink, Picture, TagMention } from "../model/article.js";
import type { Limits } from "../model/limits.js";
import type { Day } from "../model/names.js";
import type { ProblemCode } from "../model/problem.js";
import type { HtmlLayout, Publisher } from "../model/raw-article.js";

/** What the transforms of one article are told, and what they find. It lies in `file.data`. */
declare module "vfile" {
  interface DataMap {
    layout: HtmlLayout;
    limits: Limits;
    publisher: Publisher | undefined;
    /** The address of the original, by which relative addresses are resolved. */
    source: string | undefined;
    /** The lead picture, once found. */
    lead: Picture | undefined;
    /** The element with the caption of the lead picture. */
    leadCaption: Element | undefined;
    /** The lead picture stands outside the body, which need not show it again. */
    leadIsOutside: boolean;
    /** What rare markup there is, so that most articles need not be searched for it. */
    rareMarkup: ReadonlySet<RareMarkup>;
    tagMentions: TagMention[];
    links: ArticleLink[];
    /** Addresses of the pictures in the body. */
    pictures: string[];
    title: string;
    /** What does not reach the Markdown, by kind. */
    dropped: DroppedByKind;
    /** All words of the body. */
    text: string;
    /** The texts of the blocks in order, with the ranges of the linked tags in them. */
    lines: TextLine[];
  }
}

/** Kinds of markup that few articles have. A step for one kind skips the articles without it. */
export type RareMarkup = "email" | "embed" | "lines" | "math" | "ruby" | "task" | "within";

type DroppedByKind = Map<ProblemCode, DroppedThings>;

/** What was lost of one kind. */
interface DroppedThings {
  /** The first of them. */
  readonly example: string;
  count: number;
}

/** The text of one block, and where the links of tags begin and end in it: [from, to) in UTF-16 units. */
export interface TextLine {
  readonly text: string;
  readonly tagRanges: readonly (readonly [from: number, to: number])[];
}

/** The agency and people that the text of an article names. */
export interface Credits {
  readonly agency?: string;
  readonly reporters?: readonly string[];
  readonly translators?: readonly string[];
  readonly editors?: readonly string[];
}

/** The beginning of the text that names agency and day. */
export interface Dateline {
  readonly agency?: string;
  readonly day?: Day;
  /** Offset in the line at which the text goes on. */
  readonly end: number;
}

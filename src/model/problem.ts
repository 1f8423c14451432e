import type { SourcePath } from "./names.js";

/**
 * The kinds of problems that an input file can have. `text` is the heading under which problems of a kind are listed.
 *
 * An `error` means that a file or an article is not on the site. A `notice` means that the article is on the site,
 * but a part of it is not, or the program decided something.
 */
export const PROBLEM_KINDS = {
  "unreadable-file": { level: "error", text: "files that could not be read" },
  "file-too-large": { level: "error", text: "files that are too large" },
  "not-utf8": { level: "error", text: "files in no known character set" },
  "empty-file": { level: "error", text: "empty files" },
  "unknown-format": { level: "error", text: "files in no known format" },
  "bad-front-matter": { level: "error", text: "front matter that cannot be used" },
  "no-title": { level: "error", text: "articles without a title" },
  "no-body": { level: "error", text: "articles without text" },
  "unsafe-name": { level: "error", text: "names that cannot be addresses" },
  "nested-too-deep": { level: "error", text: "elements nested too deep" },
  "too-many-elements": { level: "error", text: "articles with too many elements" },
  "title-too-long": { level: "error", text: "titles that are too long" },
  "no-articles": { level: "error", text: "no articles" },
  "unusable-static-file": { level: "error", text: "static files that cannot be on the site" },
  "conversion-failed": { level: "error", text: "files that could not be converted" },
  "unusable-picture": { level: "notice", text: "pictures that cannot be shown" },
  "long-title": { level: "notice", text: "unusually long titles" },
  "long-summary": { level: "notice", text: "unusually long summaries" },
  "unusable-tags": { level: "notice", text: "tags that were left out" },
  "misplaced-directory": { level: "notice", text: "folders named like an article" },
  "passed-over": { level: "notice", text: "files that are not articles" },
  "unused-exclude": { level: "notice", text: "globs of `exclude` that exclude nothing" },
  "left-out": { level: "notice", text: "articles that git has not checked out" },
  "no-commit": { level: "notice", text: "content whose commit is not known" },
  undated: { level: "notice", text: "articles without a date" },
  renamed: { level: "notice", text: "names that were changed, since they cannot be addresses" },
  "misstated-charset": { level: "notice", text: "files in another character set than expected" },
  "misstated-language": { level: "notice", text: "pages in another language than they say" },
  "cut-off": { level: "notice", text: "files that end in the midst of their text" },
  "undecodable-characters": { level: "notice", text: "characters that could not be decoded" },
  "merge-conflict": { level: "notice", text: "files that git could not merge" },
  "error-page": {
    level: "notice",
    text: "pages that look like an error or a check of the host, not like an article",
  },
  "several-entries": { level: "notice", text: "pages of several entries, such as exported chats" },
  "title-from-name": { level: "notice", text: "files without a title, named after their file" },
  "broken-metadata": { level: "notice", text: "metadata that cannot be read" },
  "unknown-field": { level: "notice", text: "front matter fields that are not understood" },
  "unknown-markup": { level: "notice", text: "markup that is not understood" },
  "dropped-picture": { level: "notice", text: "pictures that are not on the site" },
  "dropped-link": { level: "notice", text: "links that lead nowhere, and became text" },
  "dropped-footnote": { level: "notice", text: "footnotes that are not on the site" },
  "dropped-element": { level: "notice", text: "elements that are not on the site" },
  "outside-text": { level: "notice", text: "words and pictures beside the text, which are not on the site" },
  "old-template": { level: "notice", text: "your copies of templates that have changed since" },
  "missing-words": { level: "notice", text: "words of the pages that are in English" },
  "copies-differ": { level: "notice", text: "copies of an article that differ" },
} as const satisfies Record<string, { level: "error" | "notice"; text: string }>;

export type ProblemCode = keyof typeof PROBLEM_KINDS;

/** A problem with one input file. Problems are collected and reported; they do not stop a build. */
export interface Problem {
  readonly code: ProblemCode;
  readonly path: SourcePath;
  /** Line of the file, from 1, if it is known. */
  readonly line?: number;
  readonly message: string;
  /** What the operator can do about it. */
  readonly hint?: string;
}

/** Why a file is not on the site. */
export interface Refusal {
  readonly problem: Omit<Problem, "path">;
}

/** A notice about a file whose path is not known yet. */
export type Notice = Omit<Problem, "path">;

export function isError(problem: Problem): boolean {
  return PROBLEM_KINDS[problem.code].level === "error";
}

/** Thrown while one file is read or converted. The code that catches it adds the path and makes a `Problem` of it. */
export class ArticleError extends Error {
  override readonly name = "ArticleError";
  constructor(
    readonly code: ProblemCode,
    message: string,
    readonly hint?: string,
    readonly line?: number,
  ) {
    super(message);
  }

  /** Returns the problem, without the path. */
  problem(): Omit<Problem, "path"> {
    return {
      code: this.code,
      ...(this.line === undefined ? {} : { line: this.line }),
      message: this.message,
      ...(this.hint === undefined ? {} : { hint: this.hint }),
    };
  }
}

/** Thrown if a command cannot do its work. The message says what is wrong and where, the hint what to do. */
export class BuildError extends Error {
  override readonly name = "BuildError";
  constructor(
    message: string,
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

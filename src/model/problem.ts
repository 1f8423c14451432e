import type { SourcePath } from "./names.js";

/**
 * What can be wrong with one input file. The text says it to the operator in general;
 * the problem's own `message` says it of the file at hand.
 *
 * An `error` means that something the operator put in is not on the site.
 * A `notice` means that everything is there, but a decision was taken that the operator may want to know.
 */
export const PROBLEM_KINDS = {
  "unreadable-file": { level: "error", text: "could not be read" },
  "file-too-large": { level: "error", text: "larger than an article can be" },
  "not-utf8": { level: "error", text: "not valid UTF-8" },
  "empty-file": { level: "error", text: "empty" },
  "unknown-format": { level: "error", text: "no known article format" },
  "bad-front-matter": { level: "error", text: "front matter that cannot be used" },
  "no-title": { level: "error", text: "no title" },
  "no-body": { level: "error", text: "no article text" },
  "no-date": { level: "error", text: "no date of publication" },
  "unsafe-name": { level: "error", text: "a name that cannot be an address" },
  "nested-too-deep": { level: "error", text: "elements nested too deep" },
  "too-many-elements": { level: "error", text: "too many elements" },
  "title-too-long": { level: "error", text: "a title longer than a title can be" },
  "conversion-failed": { level: "error", text: "failed to convert" },
  "same-id": { level: "error", text: "different articles with one id" },
  "unusable-picture": { level: "notice", text: "pictures that cannot be shown" },
  "long-title": { level: "notice", text: "an unusually long title" },
  "unusable-tags": { level: "notice", text: "tags that were left out" },
  "misplaced-directory": { level: "notice", text: "a folder named like an article" },
  "passed-over": { level: "notice", text: "files that are no articles" },
  undated: { level: "notice", text: "articles without a date" },
  renamed: { level: "notice", text: "names that cannot be addresses; the articles have other ones" },
  "misstated-charset": { level: "notice", text: "another character set than the page states" },
  "broken-metadata": { level: "notice", text: "metadata that cannot be read" },
  "unknown-field": { level: "notice", text: "front matter fields that are not understood" },
  "unknown-markup": { level: "notice", text: "markup that is not understood, and shown as text" },
  "dropped-picture": { level: "notice", text: "pictures that are not on the site" },
  "dropped-link": { level: "notice", text: "links that lead nowhere, and became text" },
  "dropped-footnote": { level: "notice", text: "footnotes that are not on the site" },
  "dropped-element": { level: "notice", text: "elements that are not on the site" },
  "copies-differ": { level: "notice", text: "copies in several channels that differ" },
} as const satisfies Record<string, { level: "error" | "notice"; text: string }>;

export type ProblemCode = keyof typeof PROBLEM_KINDS;

/** One thing that was found wrong with one input file; collected and reported, never thrown through a build. */
export interface Problem {
  readonly code: ProblemCode;
  readonly path: SourcePath;
  /** 1-based line of the file, where it is known. */
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

/** Tells whether the problem keeps its file off the site. */
export function isError(problem: Problem): boolean {
  return PROBLEM_KINDS[problem.code].level === "error";
}

/** Thrown by the reading and converting of one file; its catcher adds the path and makes a Problem of it. */
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

  /** Returns what the operator is told of it. */
  problem(): Omit<Problem, "path"> {
    return {
      code: this.code,
      ...(this.line === undefined ? {} : { line: this.line }),
      message: this.message,
      ...(this.hint === undefined ? {} : { hint: this.hint }),
    };
  }
}

/** Thrown where the build as a whole cannot be made; the command line prints it and exits with 1. */
export class BuildError extends Error {
  override readonly name = "BuildError";
  constructor(
    message: string,
    readonly hint?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

import { RE2JS } from "re2js";
import type { Pattern, PatternMatch } from "../../model/raw-article.js";

/** A pattern that can also find all matches. */
export interface SearchPattern extends Pattern {
  /** Yields the matches from left to right, without empty ones. */
  all(text: string): Iterable<PatternMatch>;
}

/** The form of a pattern: a text between slashes, then flags, such as `/^Title: (.+)$/m`. */
const WRITTEN = /^\/(?<body>.+)\/(?<flags>[a-z]*)$/su;
const FLAGS: Readonly<Record<string, number>> = {
  i: RE2JS.CASE_INSENSITIVE,
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
  u: 0,
};

/** Tells whether a text has the form of a pattern, `/…/` with flags. */
export const isWrittenPattern = (text: string): boolean => WRITTEN.test(text);

/** Returns a pattern, without slashes around it, that matches a text itself. */
export const patternOf = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/**
 * Compiles a pattern for an engine of linear time, without lookaround and references to groups.
 * @param text a pattern as in JavaScript, with the flags `i`, `m`, `s` and `u`
 * @throws Error that says what is wrong with the pattern
 */
export function linearPattern(text: string): SearchPattern {
  const { body = "", flags = "" } = WRITTEN.exec(text)?.groups ?? {};
  if (body === "") throw new Error("not a pattern: write it between slashes, like /^Title: (.+)$/m");
  const unknown = [...flags].find((flag) => !(flag in FLAGS));
  if (unknown) throw new Error(`not a pattern: no flag \`${unknown}\`; there are i, m, s and u`);
  const bits = [...flags].reduce((sum, flag) => sum | (FLAGS[flag] ?? 0), 0);
  try {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(inEngineTerms(body)), bits);
    return {
      exec: (searched) => matchesIn(compiled, searched).next().value ?? null,
      all: (searched) => matchesIn(compiled, searched),
    };
  } catch (error) {
    throw new Error(`not a pattern: ${reasonOf(error)}`, { cause: error });
  }
}

/** The engine writes `\p{Script=Han}` as `\p{Han}`. */
const inEngineTerms = (body: string): string =>
  body.replace(/\\([pP])\{(?:Script|sc|General_Category|gc)=(\w+)\}/g, "\\$1{$2}");

function reasonOf(error: unknown): string {
  const message =
    error instanceof Error ? error.message.replace("error parsing regexp: ", "") : String(error);
  return /\(\?<?[=!]|invalid escape sequence: `\\\d/.test(message)
    ? `${message}: lookaround and references could take more than linear time`
    : message;
}

function* matchesIn(compiled: RE2JS, text: string): Generator<PatternMatch> {
  const matcher = compiled.matcher(text);
  while (matcher.find()) {
    const found = matcher.group(0) ?? "";
    if (found === "") continue;
    const groups = Array.from(
      { length: matcher.groupCount() },
      (_, index) => matcher.group(index + 1) ?? undefined,
    );
    yield {
      ...Object.fromEntries(groups.map((group, index) => [index + 1, group])),
      0: found,
      index: matcher.start(0),
      groups: matcher.getNamedGroups() as Record<string, string | undefined>,
    };
  }
}

/** Returns a search pattern for a regular expression of the program, which is safe. @param pattern without the flag `g` */
export function nativePattern(pattern: RegExp): SearchPattern {
  const all = new RegExp(pattern, `${pattern.flags}g`);
  return {
    exec: (text) => pattern.exec(text),
    *all(text) {
      for (const match of text.matchAll(all)) if (match[0] !== "") yield match;
    },
  };
}

import { readFileSync } from "node:fs";
import path from "node:path";
import { relativePath } from "../lib/paths.js";

export interface TemplateFault {
  /** Its path below the folder of templates. */
  readonly template: string;
  /** The line of the file, from 1. Absent if Nunjucks does not tell it. */
  readonly line?: number;
  readonly reason: string;
}

/** The templates in which Nunjucks was, the innermost last: `(path) [Line 3, Column 7]`. */
const PLACE = /\(([^()\n]+\.njk)\)(?: \[Line (\d+), Column \d+\])?/g;
/** Where Eleventy names the template alone. */
const NAMED = /(?:from template|template|from) "?([^\s"]+\.njk)/;

/** Returns the template's fault that an error of Eleventy tells of; undefined for another error. @param templates folder */
export function templateFault(error: unknown, templates: string): TemplateFault | undefined {
  const cause = originalOf(error);
  if (!(error instanceof Error && cause)) return undefined;
  const place = [...cause.message.matchAll(PLACE)].at(-1);
  const file = place?.[1] ?? NAMED.exec(error.message)?.[1];
  if (file === undefined) return undefined;
  const template = relativePath(templates, path.resolve(file));
  const reason = (
    cause.message
      .trimEnd()
      .split(place ? "\n" : "\n\n")
      .at(place ? -1 : 0) ?? ""
  ).trim();
  return { template, ...lineOf(place?.[2], cause, file), reason: reason.replace(/^Error: /, "") };
}

/** Returns the error that an error was thrown for: both Eleventy and Nunjucks wrap errors. */
function originalOf(error: unknown): Error | undefined {
  const { originalError, cause } = Object(error) as { originalError?: unknown; cause?: unknown };
  return [originalError, cause].find((one) => one instanceof Error);
}

/** Nunjucks counts from 1 what it parses, from 0 what it runs, and both without the front matter. */
function lineOf(stated: string | undefined, error: Error, file: string): { readonly line?: number } {
  if (stated === undefined) return {};
  const frontMatter = /^---\n[\s\S]*?\n---\n/.exec(readFileSync(file, "utf8"))?.[0] ?? "";
  return { line: Number(stated) + (originalOf(error) ? 1 : 0) + frontMatter.split("\n").length - 1 };
}

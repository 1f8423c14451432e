import { compare } from "../lib/compare.js";

/** One thing that is wrong with one file of a site or of a copy. */
export interface Finding {
  /** The name of the rule that the file breaks. */
  readonly rule: string;
  /** Below the site's root. */
  readonly path: string;
  /** What is wrong with this file. */
  readonly message: string;
}

/** Orders findings by path. Findings of one path stay in the order in which they were made. */
export function sortByPath(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => compare(a.path, b.path));
}

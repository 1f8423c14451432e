import type { RewriteRules } from "./rewriting.js";

/** Not behind a drive of Windows or a path on it: `C:\ `, `C:\Boats\ `; nor behind other strokes, as in drawings. */
const NO_PATH = String.raw`(?<!(?:^|[^A-Za-z])[A-Za-z]:|\\\w[^\s\\]{0,100}|[/|\\])`;

/**
 * Rules for backslashes that pandoc and converters of pages leave, by their beginnings: before a space at which no line breaks,
 * and at the end of a paragraph, where they break no line.
 */
export const SLASH_RULES: RewriteRules = [
  [String.raw`(?=\\ \S)${NO_PATH}(?<=\S|^)\\`, (_, offset) => ({ markdown: "\u00a0", end: offset + 2 })],
  [
    String.raw`(?=\\[ \t]*(?:\n[ \t>]*(?:\n|:{3,}|$(?![\s\S]))|$(?![\s\S])))${NO_PATH}(?<=\S|^[ \t>]*)\\`,
    (_, offset) => ({ markdown: "", end: offset + 1 }),
  ],
];

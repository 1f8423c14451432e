import { ArticleError } from "../../model/problem.js";

/** Markup that a file may have though its ending is that of Markdown, by the name that pandoc has for it. Each shows at the beginning. */
const SIGNS: readonly (readonly [name: string, reader: string, sign: RegExp])[] = [
  ["Org", "org", /^\s*#\+[a-z_]+:/i],
  [
    "AsciiDoc",
    "asciidoc",
    /^\s*(?:(?:\/\/|:[\w-]+:).*\n\s*)*= \S.{0,300}\n(?:.{0,300}\n){0,40}?(?::[\w-]+:|={2,} \S|image::|\S.{0,80} <\S+@)/,
  ],
  [
    "reStructuredText",
    "rst",
    /^(?:.{0,300}\n){0,12}(?:\.\. [\w-]+::|:(?:date|authors?|tags|category|slug|summary):\s)/,
  ],
  [
    "MediaWiki's markup",
    "mediawiki",
    /^\s*(?:={2,6}[^=\n]+={2,6}[ \t]*\n|(?:.{0,300}\n){0,12}(?:'''[^'\n]+'''|\[\[(?:Category|File):))/,
  ],
  ["Textile", "textile", /^\s*h[1-6]\. \S/],
  ["LaTeX", "latex", /^\s*(?:%.*\n\s*)*\\(?:documentclass|begin\{document\})/],
  ["RTF", "rtf", /^\s*\{\\rtf\d/],
];
/** Characters in which a sign shows. */
const BEGINNING = 30_000;
/** A block between fences. It may show another markup. */
const FENCED = /^(```|~~~)[\s\S]*?^\1/gm;
/** The first bytes of files that are no text at all. */
const NO_TEXT = /^(?:%PDF-|%!PS)/;

/** Refuses a text in another markup than Markdown, which would be shown with its marks. @throws ArticleError `unknown-format` */
export function refuseForeignMarkup(text: string): void {
  const beginning = text.slice(0, BEGINNING).replace(FENCED, "");
  const [name, reader] = SIGNS.find(([, , sign]) => sign.test(beginning)) ?? [];
  if (name !== undefined)
    throw new ArticleError(
      "unknown-format",
      `the text is written in ${name}, not in Markdown`,
      `convert it: pandoc -f ${reader} -t markdown`,
      1,
    );
  if (NO_TEXT.test(text))
    throw new ArticleError(
      "unknown-format",
      "it is no text, whatever its ending says",
      "convert it to Markdown, or name it in `exclude`",
    );
}

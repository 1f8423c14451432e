import { joinsWithoutSpace } from "../../lib/text/soft-line-break.js";
import { isInline } from "../format/is-inline.js";

/**
 * What of Markdown a reader does not see as it is. Comments and scripts are bounded, so that the time does not grow with the
 * square of the text.
 */
const SYNTAX = new RegExp(
  [
    /\\(?<escaped>[!-/:-@[-`{-~])/,
    /(?<ticks>`+)(?<code>[^`]+)\k<ticks>/,
    // A comment, a script, and the mark of a footnote.
    /<!--[\s\S]{0,2000}?-->/,
    /<(?<hidden>script|style|template)\b[\s\S]{0,5000}?<\/\k<hidden>\s*>/,
    /\[\^[^\]\s]+\]:?/,
    // A picture or a link.
    /!?\[(?<label>(?:[^\][\\]|\\.|\[[^\]]*\])*)\]\((?:<[^>\n]*>|[^\s()\\]*(?:\\.[^\s()\\]*|\([^\s()]*\)[^\s()\\]*)*)(?:\s+"(?<title>(?:[^"\\]|\\.)*)")?\s*\)/,
    /<(?<tag>\/?[a-z][a-z0-9-]*)(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?\/?>/,
    // Marks of emphasis.
    /\*+|~~|`+/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gi",
);

/** A block between fences. What is in it is text. */
const FENCED = /(^(?:```|~~~)[\s\S]*?^(?:```|~~~))/m;
const FENCE = /^(?:```+|~~~+).*$/gm;

/**
 * Returns what a reader sees of an article's body: the words of the text and of links, the descriptions and captions of
 * pictures. Addresses, tags and marks are left out. White space and punctuation are not exact, since the search ignores them.
 * Lines of one paragraph are joined where no space parts them, as in Chinese. Pure.
 */
export const articleText = (markdown: string): string =>
  markdown
    .split(FENCED)
    .map((part, index) => (index % 2 === 0 ? joinLines(withoutSyntax(part)) : part.replace(FENCE, "")))
    .join("");

const withoutSyntax = (markdown: string): string =>
  markdown.replace(SYNTAX, (whole: string, ...more) => {
    const { escaped, code, label, title, tag } = more.at(-1) as Record<string, string | undefined>;
    if (tag !== undefined) return isInline(tag.replace("/", "")) ? "" : "\n\n";
    if (label === undefined) return escaped ?? code ?? "";
    const isPicture = whole.startsWith("!");
    return `${withoutSyntax(label)}${isPicture && title ? ` ${withoutSyntax(title)} ` : ""}`;
  });

/** Headings and rows of tables are not continued by the next line. */
const ENDS_BLOCK = /^#|\|/;
const PREFIX = /^[ \t>]*/;

/** Joins each line with the next where both are of one paragraph and no space parts them. */
function joinLines(text: string): string {
  const lines: string[] = [];
  let previous = "";
  for (const line of text.split("\n")) {
    const words = line.replace(PREFIX, "");
    const isContinued = !ENDS_BLOCK.test(previous) && joinsWithoutSpace(previous.replace(/ $/, ""), words);
    if (isContinued && quoteDepth(line) <= quoteDepth(previous))
      lines.push((lines.pop() as string).trimEnd() + words);
    else lines.push(line);
    previous = line;
  }
  return lines.join("\n");
}

const quoteDepth = (line: string): number => (PREFIX.exec(line) as RegExpExecArray)[0].split(">").length;

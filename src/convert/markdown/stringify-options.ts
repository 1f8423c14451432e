import { defaultHandlers } from "mdast-util-to-markdown";
import type { Options } from "remark-stringify";

/**
 * How Markdown is written: one paragraph a line, and a backslash only where a reader would misread the text without it.
 * remark-stringify escapes each character that could mean something somewhere; what cannot mean anything in the line
 * that was written is taken back by `withoutNeedlessEscapes`.
 */
export const STRINGIFY_OPTIONS: Options = {
  bullet: "-",
  emphasis: "*",
  strong: "*",
  rule: "-",
  listItemIndent: "one",
  handlers: {
    text: (node, parent, state, info) =>
      PLAIN.test(node.value) ? node.value : defaultHandlers.text(node, parent, state, info),
    paragraph: (node, parent, state, info) => {
      const [only] = node.children;
      if (node.children.length === 1 && only?.type === "text" && PLAIN_LINE.test(only.value))
        return only.value;
      return withoutNeedlessEscapes(defaultHandlers.paragraph(node, parent, state, info));
    },
    heading: (node, parent, state, info) =>
      withoutNeedlessEscapes(defaultHandlers.heading(node, parent, state, info)),
  },
};

/** A character that Markdown can read nothing into wherever it stands. */
const HARMLESS = /[^\p{Cc}!#&(-+\-.:<->@[-`|~]|(?<=\d)[-.](?=\d)/u.source;

/**
 * Text of such characters, without a space at the edge of a line. Most Chinese text is like that, and looking for what to
 * escape is a tenth of all conversion.
 */
const PLAIN = new RegExp(`^(?! )(?:${HARMLESS})*(?<! )$`, "u");

/** A paragraph of nothing but such text; `#` is the end mark of many articles, and a heading's only where a line begins. */
const PLAIN_LINE = new RegExp(`^(?! )(?:${HARMLESS})*(?:(?<! )|(?<=[^ ] ?)#)$`, "u");

/**
 * Takes the backslashes back that change nothing, in one paragraph or heading as it was written:
 * - a `*`, `_`, `~` or backtick that is the only one of the line has no partner;
 * - `[` means something only before `](`, `]:` or in a task's box, none of which is ever written unescaped;
 * - `&` means something only before a name or number and `;`;
 * - `=` and `|` mean something only below another line;
 * - `\:`, `\.` and `\@` keep GFM from making links of `www.…` and addresses, whose text is the same either way, unless a
 *   mark stands in what GFM would take for the address.
 *
 * And gives one that is missing: a `_` beside an emoji is within a word to some readers and at its edge to others.
 */
export function withoutNeedlessEscapes(line: string): string {
  const safe = line.includes("_")
    ? line.replace(/(?<!\\)_(?=\p{So})|(?<=\p{So}|\p{Emoji_Modifier}|\ufe0f)_/gu, "\\_")
    : line;
  if (!safe.includes("\\")) return safe;
  let relaxed = safe
    .replace(/(?<!\\)\\&(?!#?\w+;)/g, "&")
    .replace(/^\\=/, "=")
    .replace(ADDRESS_ESCAPE, "");
  if (!relaxed.includes("\n")) relaxed = relaxed.replace(/(?<!\\)\\\|/g, "|");
  if (!/\][(:]/.test(relaxed)) relaxed = relaxed.replace(/(?<!\\)\\\[(?!\^|[ x]\])/gi, "[");
  for (const mark of ["*", "_", "~", "`"]) relaxed = withoutLoneEscape(relaxed, mark);
  return relaxed;
}

const ADDRESS_ESCAPE =
  /(?:(?<=[ps])\\(?=:)|(?<=[Ww])\\(?=\.)|(?<=[\w.+-])\\(?=@))(?=[^\s*_~[\]<>`\\]*(?:\s|$))/g;

/** Unescapes the mark when the line has no other; not at a line's start, where it may begin a list or a rule. */
function withoutLoneEscape(line: string, mark: string): string {
  const at = line.indexOf(`\\${mark}`);
  const isLone = at > 0 && line[at - 1] !== "\n" && line[at - 1] !== "\\" && line.indexOf(mark) === at + 1;
  return isLone && line.lastIndexOf(mark) === at + 1 ? line.slice(0, at) + line.slice(at + 1) : line;
}

import type { PhrasingContent } from "mdast";
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
    text: (node, parent, state, info) => {
      if (PLAIN.test(node.value)) return node.value;
      const written = defaultHandlers.text(node, parent, state, info);
      return state.stack.includes("autolink") ? written : withEscapesAtEmoji(written);
    },
    paragraph: (node, parent, state, info) => {
      const [only] = node.children;
      if (node.children.length === 1 && only?.type === "text" && PLAIN_LINE.test(only.value))
        return only.value;
      return relaxed(node.children, defaultHandlers.paragraph(node, parent, state, info));
    },
    heading: (node, parent, state, info) =>
      relaxed(node.children, defaultHandlers.heading(node, parent, state, info)),
  },
};

/** A backslash within code is no escape: a line with code keeps all that it has. */
const relaxed = (children: readonly PhrasingContent[], line: string): string =>
  holdsCode(children) ? line : withoutNeedlessEscapes(line);

const holdsCode = (nodes: readonly PhrasingContent[]): boolean =>
  nodes.some((node) => node.type === "inlineCode" || ("children" in node && holdsCode(node.children)));

/** A `_` beside an emoji is within a word to some readers, and at its edge to others: it needs an escape. */
const withEscapesAtEmoji = (text: string): string =>
  text.includes("_")
    ? text.replace(/(?<!\\)_(?=\p{So})|(?<=\p{So}|\p{Emoji_Modifier}|\ufe0f)_/gu, "\\_")
    : text;

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
 * Takes those backslashes back that change nothing, in one paragraph or heading as it was written:
 * - a `*`, `_`, `~` or backtick that is the only one of the line has no partner;
 * - `[` means something only before `](`, `]:` or in a task's box, none of which is ever written unescaped, and in `[^…]`
 *   and `^[…]`, which are notes to some readers;
 * - `&` means something only before a name or number and `;`;
 * - `=` and `|` mean something only below another line;
 * - `\:`, `\.` and `\@` keep GFM from making links of `www.…` and addresses, whose text is the same either way, unless a
 *   mark stands in what GFM would take for the address.
 */
export function withoutNeedlessEscapes(line: string): string {
  if (!line.includes("\\")) return line;
  let relaxed = line
    .replace(/(?<!\\)\\&(?!#?\w+;)/g, "&")
    .replace(/^\\=/, "=")
    .replace(ADDRESS_ESCAPE, "");
  if (!relaxed.includes("\n")) relaxed = relaxed.replace(/(?<!\\)\\\|/g, "|");
  if (!/\][(:]/.test(relaxed)) relaxed = relaxed.replace(/(?<![\\^])\\\[(?!\^|[ x]\])/gi, "[");
  for (const mark of ["*", "_", "~", "`"]) relaxed = withoutLoneEscape(relaxed, mark);
  return relaxed;
}

const ADDRESS_ESCAPE =
  /(?:(?<=[ps])\\(?=:)|(?<=[Ww])\\(?=\.)|(?<=[\w.+-])\\(?=@))(?=[^\s*_~[\]<>`\\]*(?:\s|$))/g;

/** Unescapes the mark when the line has no other; not at a line's start, where it may begin a list or a rule. */
function withoutLoneEscape(line: string, mark: string): string {
  const index = line.indexOf(`\\${mark}`);
  const isLone =
    index > 0 && line[index - 1] !== "\n" && line[index - 1] !== "\\" && line.indexOf(mark) === index + 1;
  return isLone && line.lastIndexOf(mark) === index + 1 ? line.slice(0, index) + line.slice(index + 1) : line;
}

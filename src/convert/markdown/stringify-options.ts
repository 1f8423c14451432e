import type { PhrasingContent } from "mdast";
import { defaultHandlers, type Handle } from "mdast-util-to-markdown";
import type { Options } from "remark-stringify";

/**
 * How Markdown is written: a paragraph on one line, and a backslash only where the text would be misread without it.
 * remark-stringify escapes each character that can mean something in some line. `withoutNeedlessEscapes` removes the
 * backslashes that mean nothing in their own line.
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
    link: Object.assign(writeLink, { peek: defaultHandlers.link.peek }),
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

function writeLink(...[node, parent, state, info]: Parameters<Handle>): string {
  const { options } = state;
  if (NO_AUTOLINK.test(node.url)) state.options = { ...options, resourceLink: true };
  const written = defaultHandlers.link(node, parent, state, info);
  state.options = options;
  return written;
}

/** A mail address that CommonMark does not read between `<` and `>`. */
const NO_AUTOLINK = /^mailto:(?![\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d.-]*[a-z\d])?$)/i;

/** Returns a line without needless escapes. A line with code is left alone, since a backslash within code is text. */
const relaxed = (children: readonly PhrasingContent[], line: string): string =>
  holdsCode(children) ? line : withoutNeedlessEscapes(line);

const holdsCode = (nodes: readonly PhrasingContent[]): boolean =>
  nodes.some((node) => node.type === "inlineCode" || ("children" in node && holdsCode(node.children)));

/** Escapes each `_` beside an emoji. To some readers it stands within a word, to others at the edge of one. */
const withEscapesAtEmoji = (text: string): string =>
  text.includes("_")
    ? text.replace(/(?<!\\)_(?=\p{So})|(?<=\p{So}|\p{Emoji_Modifier}|\ufe0f)_/gu, "\\_")
    : text;

/** A character that means nothing to Markdown in any place. */
const HARMLESS = /[^\p{Cc}!#&(-+\-.:<->@[-`|~]|(?<=\d)[-.](?=\d)/u.source;

/**
 * Text of such characters only, without a space at its edges. Most Chinese text is like that. To search it for characters
 * to escape would take a tenth of the time of conversion.
 */
const PLAIN = new RegExp(`^(?! )(?:${HARMLESS})*(?<! )$`, "u");

/** A paragraph of such text. It may end in `#`, the end mark of many articles, which means a heading only at the beginning. */
const PLAIN_LINE = new RegExp(`^(?! )(?:${HARMLESS})*(?:(?<! )|(?<=[^ ] ?)#)$`, "u");

/**
 * Removes the backslashes that change nothing from a paragraph or heading as it was written:
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

/** Removes the escape of a mark that is the only one of the line. At a line's beginning it could begin a list or a rule. */
function withoutLoneEscape(line: string, mark: string): string {
  const index = line.indexOf(`\\${mark}`);
  const isLone =
    index > 0 && line[index - 1] !== "\n" && line[index - 1] !== "\\" && line.indexOf(mark) === index + 1;
  return isLone && line.lastIndexOf(mark) === index + 1 ? line.slice(0, index) + line.slice(index + 1) : line;
}

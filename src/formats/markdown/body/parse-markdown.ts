import MarkdownIt, {
  type MarkdownIt as MarkdownItType,
  type StateBlock,
  type StateCore,
  type Token,
} from "markdown-it";
import deflist from "markdown-it-deflist";
import { cellAlignment } from "../../../lib/html/cell-alignment.js";
import { withoutRedirect } from "../../../lib/html/resolve-address.js";
import { joinsWithoutSpace } from "../../../lib/text/soft-line-break.js";
import { type Footnotes, footnotes, footnotesOf } from "./footnotes.js";
import { linkAddresses } from "./link-addresses.js";
import { linkPlaces, type Places } from "./places.js";
import { wideEmphasis } from "./wide-emphasis.js";

/**
 * The one parser of Markdown bodies: CommonMark with GitHub's tables, strikethrough, task lists and footnotes, with definition
 * lists, and with unchanged raw HTML. Its time is linear. Other parsers take the square of the time for lines of brackets.
 */
const markdownIt = new MarkdownIt({ html: true, linkify: false, typographer: false });

/** The user of an address checks it. A link without a usable address keeps its words. */
markdownIt.validateLink = () => true;
// An address stays as it was written, and is shown so.
markdownIt.normalizeLink = withoutRedirect;
markdownIt.normalizeLinkText = (address) => address;

markdownIt.use(footnotes).use(definitionLists).use(wideEmphasis);
markdownIt.core.ruler.push("addresses", linkAddresses);
markdownIt.core.ruler.push("task items", markTaskItems);
markdownIt.core.ruler.push("line breaks", joinLines);
markdownIt.core.ruler.push("figures", markFigures);
markdownIt.core.ruler.push("table cells", headColumns);
markdownIt.core.ruler.push("languages", nameLanguages);

/** A link to a place within the text, in Markdown or HTML. */
const LINK_WITHIN = /(?:\]\(\s*<?|\]:\s*<?|href\s*=\s*["']?)#/i;

export interface ParsedMarkdown {
  readonly tokens: Token[];
  readonly footnotes: Footnotes;
  /** The places within the text that links of the text lead to. */
  readonly places: Places;
}

/** Parses a Markdown body. Each call returns new tokens, which the caller may change. */
export function parseMarkdown(markdown: string): ParsedMarkdown {
  const env = {};
  const tokens = markdownIt.parse(markdown, env);
  const places: Places = LINK_WITHIN.test(markdown) ? linkPlaces(tokens) : new Map();
  return { tokens, footnotes: footnotesOf(env), places };
}

/** Tells whether a body has raw HTML. */
export const hasRawHtml = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ type, children }) => type === "html_block" || children?.some((child) => child.type === "html_inline"),
  );

/** Tells whether a token within a paragraph is the end of a line. */
export const isLineBreak = ({ type }: Token): boolean => type === "softbreak" || type === "hardbreak";

/** Returns an attribute of a token; empty if the token does not have it. */
export const attribute = (token: Token, name: string): string => String(token.attrGet(name) ?? "");

/**
 * Adds definition lists to markdown-it. A term is one line, and its definition begins on the next line. A line with a
 * backslash at its end is no term: the conversion of HTML writes line breaks so, and the next line may begin with a colon.
 */
function definitionLists(markdownIt: MarkdownItType): void {
  const { ruler } = markdownIt.block;
  const before: typeof ruler.before = (next, name, rule, options) =>
    ruler.before(
      next,
      name,
      (state, line, endLine, silent) =>
        (silent || hasPlainTerm(state, line, endLine)) && rule(state, line, endLine, silent),
      options,
    );
  deflist({ utils: markdownIt.utils, block: { ruler: { before } } });
}

function hasPlainTerm(state: StateBlock, line: number, endLine: number): boolean {
  const next = (state.bMarks[line + 1] ?? 0) + (state.tShift[line + 1] ?? 0);
  return (
    line + 1 < endLine &&
    /[:~]/.test(state.src.charAt(next)) &&
    state.src.charAt((state.eMarks[line] ?? 0) - 1) !== "\\"
  );
}

/** Shows `[ ]` and `[x]` at the beginning of a list's item as an empty and a ticked box. */
function markTaskItems({ tokens }: StateCore): void {
  for (const [index, { type, content, children }] of tokens.entries()) {
    const first = children?.[0];
    if (type !== "inline" || first?.type !== "text" || tokens[index - 2]?.type !== "list_item_open") continue;
    const box = /^\[([ xX])\](?=\s)/.exec(content);
    if (box) first.content = first.content.replace(/^\[[ xX]\]/, box[1] === " " ? "☐" : "☑");
  }
}

/** The name of a field at the beginning of a line: `作者：`. */
const FIELD = /^[*_]*\p{Script=Han}{2,6}[*_]*\s?[：:]/u;

/**
 * Removes the line breaks within paragraphs that part no words, as between Chinese characters. Those between fields, each on its
 * line, stay.
 */
function joinLines({ tokens }: StateCore): void {
  for (const { children, content } of tokens) {
    const lines = content.includes("\n") ? content.split("\n") : [];
    let line = 0;
    for (const [index, token] of children?.entries() ?? []) {
      if (isLineBreak(token)) line++;
      if (token.type !== "softbreak" || !children) continue;
      const before = textBeside(children, index, -1);
      const after = textBeside(children, index, 1);
      const isField = FIELD.test(lines[line - 1] ?? "") && FIELD.test(lines[line] ?? "");
      if (isField || !joinsWithoutSpace(before, after)) continue;
      token.type = "text";
      token.tag = "";
      token.content = "";
    }
  }
}

/** Returns the nearest text before or behind a token, beyond marks and tags. */
function textBeside(children: readonly Token[], index: number, step: 1 | -1): string {
  for (let near = index + step; near >= 0 && near < children.length; near += step) {
    const token = children[near] as Token;
    if (isLineBreak(token) || token.type === "image") return "";
    if (token.content && token.type !== "html_inline") return token.content;
  }
  return "";
}

/** Characters of the longest line that is a caption. */
const LONGEST_CAPTION = 300;

/** Tells whether what follows a picture in its paragraph is nothing, or the words of a caption on the next line. */
const isCaption = (picture: Token, others: readonly Token[]): boolean =>
  others.length === 0 ||
  (others[0]?.type === "softbreak" &&
    attribute(picture, "title") === "" &&
    others.every(({ type }) => /^(?:text|softbreak|(?:em|strong)_(?:open|close))$/.test(type)) &&
    others.reduce((sum, { content }) => sum + content.length, 0) <= LONGEST_CAPTION);

/** Makes a figure of a picture that is alone in its paragraph, or above its caption. The paragraph's tags are hidden. */
function markFigures({ tokens }: StateCore): void {
  for (const [index, { type, children }] of tokens.entries()) {
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    if (type !== "inline" || before?.type !== "paragraph_open" || after?.type !== "paragraph_close") continue;
    const [only, ...others] = children ?? [];
    if (only?.type !== "image" || !isCaption(only, others)) continue;
    before.hidden = true;
    after.hidden = true;
    only.meta = { isFigure: true };
    if (!children || others.length === 0) continue;
    only.attrSet(
      "title",
      others
        .map(({ type, content }) => (type === "softbreak" ? " " : content))
        .join("")
        .trim(),
    );
    children.length = 1;
  }
}

/**
 * Gives heading cells the scope of their column. An empty heading cell becomes a plain cell. The alignment of a column becomes a
 * class of its cells, because a page may have no styles.
 */
function headColumns({ tokens }: StateCore): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "th_open" && token.type !== "td_open") continue;
    const alignment = cellAlignment(attribute(token, "style"));
    token.attrs = alignment ? [["class", alignment]] : null;
    const [inline, close] = [tokens[index + 1], tokens[index + 2]];
    if (token.type === "td_open") continue;
    if (inline?.content !== "" || !close) token.attrSet("scope", "col");
    else [token.tag, close.tag] = ["td", "td"];
  }
}

/** Takes the language of code from `{.python .numbered}` and `js{1,3}` alone. */
function nameLanguages({ tokens }: StateCore): void {
  for (const token of tokens)
    if (token.type === "fence" && token.info.includes("{"))
      token.info = /^\s*\{?[.\s]*([^\s{}.:=,]+)(?![\w-]*=)/.exec(token.info)?.[1] ?? "";
}

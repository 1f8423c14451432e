import MarkdownIt, {
  type MarkdownIt as MarkdownItType,
  type StateBlock,
  type StateCore,
  type Token,
} from "markdown-it";
import deflist from "markdown-it-deflist";
import { joinsWithoutSpace } from "../../../lib/text/soft-line-break.js";
import { type Footnotes, footnotes, footnotesOf } from "./footnotes.js";
import { linkPlaces, type Places } from "./places.js";

/**
 * The one parser of Markdown bodies: CommonMark with GitHub's tables, strikethrough, task lists and footnotes, definition
 * lists, and raw HTML, which is left as it is. Linear: other parsers take the square of the time for lines of brackets.
 */
const markdownIt = new MarkdownIt({ html: true, linkify: false, typographer: false });

/** What an address may be is asked where it is used; a link that leads nowhere keeps its words. */
markdownIt.validateLink = () => true;
// An address is kept, and shown, as it was written.
markdownIt.normalizeLink = (address) => address;
markdownIt.normalizeLinkText = (address) => address;

markdownIt.use(footnotes).use(definitionLists);
markdownIt.core.ruler.push("task items", markTaskItems);
markdownIt.core.ruler.push("line breaks", joinLines);
markdownIt.core.ruler.push("figures", markFigures);
markdownIt.core.ruler.push("table cells", headColumns);

/** A link to a place within the text, in Markdown or HTML. */
const LINK_WITHIN = /(?:\]\(\s*<?|\]:\s*<?|href\s*=\s*["']?)#/i;

/** A parsed body. */
export interface ParsedMarkdown {
  readonly tokens: Token[];
  readonly footnotes: Footnotes;
  /** The places within the text that links of the text lead to. */
  readonly places: Places;
}

/** Parses a body. Tokens are anew on each call. */
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

/** Returns an attribute of a token; empty where it has none. */
export const attribute = (token: Token, name: string): string => String(token.attrGet(name) ?? "");

/**
 * A term is one line, and its definition begins on the next. A line that ends with the backslash of a break is none:
 * the conversion of HTML writes breaks so, and a line of its own may begin with a colon.
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

/** `[ ]` and `[x]` at the beginning of a list's item are boxes, empty and ticked. */
function markTaskItems({ tokens }: StateCore): void {
  for (const [index, { type, content, children }] of tokens.entries()) {
    const first = children?.[0];
    if (type !== "inline" || first?.type !== "text" || tokens[index - 2]?.type !== "list_item_open") continue;
    const box = /^\[([ xX])\](?=\s)/.exec(content);
    if (box) first.content = first.content.replace(/^\[[ xX]\]/, box[1] === " " ? "☐" : "☑");
  }
}

/** Takes out the line breaks within paragraphs at which words are joined without a space. */
function joinLines({ tokens }: StateCore): void {
  for (const { children } of tokens) {
    for (const [index, token] of children?.entries() ?? []) {
      if (token.type !== "softbreak" || !children) continue;
      const before = textBeside(children, index, -1);
      const after = textBeside(children, index, 1);
      if (!joinsWithoutSpace(before, after)) continue;
      token.type = "text";
      token.tag = "";
      token.content = "";
    }
  }
}

/** Returns the nearest text beside a token, marks and tags left aside. */
function textBeside(children: readonly Token[], index: number, step: 1 | -1): string {
  for (let near = index + step; near >= 0 && near < children.length; near += step) {
    const token = children[near];
    if (token?.type === "softbreak" || token?.type === "hardbreak" || token?.type === "image") return "";
    if (token?.content && token.type !== "html_inline") return token.content;
  }
  return "";
}

/** A picture alone in its paragraph, linked or not, is a figure: the paragraph's tags make way for it. */
function markFigures({ tokens }: StateCore): void {
  for (const [index, { type, children }] of tokens.entries()) {
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    if (type !== "inline" || before?.type !== "paragraph_open" || after?.type !== "paragraph_close") continue;
    const only = children?.length === 1 ? children[0] : undefined;
    if (only?.type !== "image") continue;
    before.hidden = true;
    after.hidden = true;
    only.meta = { isFigure: true };
  }
}

/**
 * Heading cells say that they head their column. One with nothing in it is no heading. Columns are not aligned, which
 * would take a style.
 */
function headColumns({ tokens }: StateCore): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "th_open" && token.type !== "td_open") continue;
    token.attrs = null;
    const [inline, close] = [tokens[index + 1], tokens[index + 2]];
    if (token.type === "td_open") continue;
    if (inline?.content !== "" || !close) token.attrSet("scope", "col");
    else [token.tag, close.tag] = ["td", "td"];
  }
}

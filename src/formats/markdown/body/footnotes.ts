import type { MarkdownIt, StateBlock, StateCore, StateInline, Token } from "markdown-it";

/** Characters of a label. The limit keeps a line of opening brackets linear. */
const LONGEST_LABEL = 200;
const DEFINITION = new RegExp(`\\[\\^([^\\s\\]]{1,${LONGEST_LABEL}})\\]:`, "y");
const REFERENCE = new RegExp(`\\[\\^([^\\s\\]]{1,${LONGEST_LABEL}})\\]`, "y");

/** The notes of one text. markdown-it's environment holds them. */
export interface Footnotes {
  /** The first line of each note, counted from 0, by the label of the note. */
  readonly lines: Map<string, number>;
  /** The number and the count of citations of each cited note, by its label, in the order of the numbers. */
  readonly cited: Map<string, { readonly number: number; count: number }>;
}

const KEY = "newsmirrorFootnotes";

/** Returns the notes of the text that markdown-it parsed with an environment. */
export function footnotesOf(env: object): Footnotes {
  const known = env as { [KEY]?: Footnotes };
  known[KEY] ??= { lines: new Map(), cited: new Map() };
  return known[KEY];
}

/**
 * Adds GitHub's footnotes to markdown-it: `[^label]` in the text cites a note, and `[^label]: …` at the beginning of a line
 * begins one. Indented lines continue a note. Notes go to the end of the text, in the order of their first citations, with
 * links back. A note without a citation does not appear.
 */
export function footnotes(markdownIt: MarkdownIt): void {
  const alt = ["paragraph", "reference", "blockquote", "list"];
  markdownIt.block.ruler.before("reference", "footnote definition", readDefinition, { alt });
  markdownIt.inline.ruler.after("image", "footnote reference", readReference);
  markdownIt.core.ruler.after("inline", "footnotes", moveNotesToTheEnd);
}

function readDefinition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  DEFINITION.lastIndex = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const label = DEFINITION.exec(state.src)?.[1];
  if (label === undefined) return false;
  if (silent) return true;
  const { lines } = footnotesOf(state.env);
  const isFirst = !lines.has(label);
  if (isFirst) lines.set(label, startLine);
  const open = state.push("footnote_open", "", 1);
  open.meta = { label: isFirst ? label : undefined };
  readContent(state, startLine, endLine, DEFINITION.lastIndex);
  state.push("footnote_close", "", -1);
  return true;
}

/** Reads the blocks of a note: the text behind the colon, and the lines below with four spaces before them. */
function readContent(state: StateBlock, line: number, endLine: number, colonEnd: number): void {
  const before = {
    bMark: state.bMarks[line] ?? 0,
    tShift: state.tShift[line] ?? 0,
    sCount: state.sCount[line] ?? 0,
    parentType: state.parentType,
  };
  const start = state.skipSpaces(colonEnd);
  state.bMarks[line] = colonEnd;
  state.tShift[line] = start - colonEnd;
  state.blkIndent += 4;
  state.sCount[line] = state.blkIndent;
  state.parentType = "root";
  state.md.block.tokenize(state, line, endLine);
  state.parentType = before.parentType;
  state.blkIndent -= 4;
  state.bMarks[line] = before.bMark;
  state.tShift[line] = before.tShift;
  state.sCount[line] = before.sCount;
}

function readReference(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x5b) return false;
  REFERENCE.lastIndex = state.pos;
  const label = REFERENCE.exec(state.src)?.[1];
  if (label === undefined || !footnotesOf(state.env).lines.has(label)) return false;
  if (!silent) state.push("footnote_reference", "", 0).meta = { label };
  state.pos = REFERENCE.lastIndex;
  return true;
}

/** Takes all notes out of the text, and puts the cited notes into a list at the end. */
function moveNotesToTheEnd(state: StateCore): void {
  const { lines, cited } = footnotesOf(state.env);
  if (lines.size === 0) return;
  const { text, notes } = splitNotes(state.tokens);
  numberReferences(text, cited);
  // A citation within a note adds to `cited`, and the loop reaches the added note.
  for (const label of cited.keys()) numberReferences(notes.get(label) ?? [], cited);
  const list: Token[] = [];
  for (const [label, { number, count }] of cited) {
    const content = notes.get(label) ?? [];
    addLinksBack(state, content, number, count);
    const open = tag(state, "list_item_open", "li", 1);
    open.attrSet("id", `fn-${number}`);
    list.push(open, ...content, tag(state, "list_item_close", "li", -1));
  }
  state.tokens = text;
  if (list.length === 0) return;
  const section = tag(state, "footnotes_open", "section", 1);
  section.attrSet("class", "footnotes");
  for (const token of [section, tag(state, "ordered_list_open", "ol", 1)]) text.push(token);
  for (const token of list) text.push(token);
  for (const token of [
    tag(state, "ordered_list_close", "ol", -1),
    tag(state, "footnotes_close", "section", -1),
  ])
    text.push(token);
}

/** Parts the tokens of the notes from the tokens of the text. A note within a note becomes a separate note. */
function splitNotes(tokens: readonly Token[]): { text: Token[]; notes: Map<string, Token[]> } {
  const text: Token[] = [];
  const notes = new Map<string, Token[]>();
  const open: Token[][] = [text];
  for (const token of tokens) {
    if (token.type === "footnote_open") {
      const content: Token[] = [];
      open.push(content);
      if (token.meta?.label !== undefined) notes.set(token.meta.label as string, content);
    } else if (token.type === "footnote_close") open.pop();
    else open.at(-1)?.push(token);
  }
  return { text, notes };
}

/** Numbers the citations among some tokens. */
function numberReferences(tokens: readonly Token[], cited: Footnotes["cited"]): void {
  for (const { children } of tokens) {
    for (const token of children ?? []) {
      if (token.type !== "footnote_reference") continue;
      const label = token.meta?.label as string;
      const note = cited.get(label) ?? { number: cited.size + 1, count: 0 };
      cited.set(label, note);
      token.meta = { number: note.number, count: ++note.count };
    }
  }
}

/** Adds the links back to the end of a note's last paragraph, or in a new paragraph. */
function addLinksBack(state: StateCore, content: Token[], number: number, count: number): void {
  const links: Token[] = [];
  for (let index = 1; index <= count; index++) {
    const token = new state.Token("footnote_back", "", 0);
    token.meta = { number, count: index };
    links.push(token);
  }
  const last = content.at(-2);
  if (content.at(-1)?.type === "paragraph_close" && last?.type === "inline") {
    last.children = [...(last.children ?? []), ...links];
    return;
  }
  const inline = new state.Token("inline", "", 0);
  inline.children = links;
  content.push(tag(state, "paragraph_open", "p", 1), inline, tag(state, "paragraph_close", "p", -1));
}

function tag(state: StateCore, type: string, name: string, nesting: 1 | -1): Token {
  const token = new state.Token(type, name, nesting);
  token.block = true;
  return token;
}

/** Returns the id of a note's citation. @param count the number of the citation, from 1 */
const placeOf = (number: number, count: number): string => `fnref-${number}${count > 1 ? `-${count}` : ""}`;

const metaOf = (token: Token | undefined): { number: number; count: number } =>
  (token?.meta ?? { number: 0, count: 0 }) as { number: number; count: number };

/** Renders a citation: the number of the note, as a link to the note. */
export function footnoteReference(tokens: readonly Token[], index: number): string {
  const { number, count } = metaOf(tokens[index]);
  return `<sup><a href="#fn-${number}" id="${placeOf(number, count)}">${number}</a></sup>`;
}

/** Renders the link from a note back to a citation. */
export function footnoteBack(tokens: readonly Token[], index: number): string {
  const { number, count } = metaOf(tokens[index]);
  const which = count > 1 ? `<sup>${count}</sup>` : "";
  return ` <a href="#${placeOf(number, count)}">↩${which}</a>`;
}

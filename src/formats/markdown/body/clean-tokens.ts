import type { Token } from "markdown-it";
import { cleanRawHtml, type LostMarkup, type OpenElements } from "./clean-raw-html.js";
import { fateOf } from "./html-elements.js";
import { isLineBreak, type ParsedMarkdown } from "./parse-markdown.js";

/**
 * Cleans the raw HTML of a parsed body in place: tokens of the types `html_block` and `html_inline` then hold the HTML that
 * `cleanRawHtml` returns.
 * @returns the lost parts, with lines of the body, counted from 0
 */
export function cleanTokens({ tokens, places }: ParsedMarkdown): readonly LostMarkup[] {
  const open: OpenElements = { count: 0, places, met: new Set() };
  const lost: LostMarkup[] = [];
  const clean = (token: Token, line: number): void => {
    const cleaned = cleanRawHtml(token.content, open);
    token.content = cleaned.html;
    for (const one of cleaned.lost) lost.push({ ...one, line: line + one.line });
  };
  for (const token of tokens) {
    const line = token.map?.[0] ?? 0;
    if (token.type === "html_block") clean(token, line);
    if (!token.children?.some((child) => child.type === "html_inline")) continue;
    token.children = withJoinedLeftOut(token.children);
    let below = 0;
    for (const child of token.children) {
      if (isLineBreak(child)) below++;
      if (child.type === "html_inline") clean(child, line + below);
    }
  }
  return lost;
}

/**
 * Returns the tokens of a paragraph, in which each tag is a token. The tokens of an element that is left out with its
 * content become one token, so that they are cleaned together.
 */
function withJoinedLeftOut(children: readonly Token[]): Token[] {
  const ends = lastEnds(children);
  const joined: Token[] = [];
  for (let index = 0; index < children.length; index++) {
    const token = children[index] as Token;
    joined.push(token);
    const name = startOf(token);
    if (name === undefined || !isLeftOut(name) || (ends.get(name) ?? -1) <= index) continue;
    const inside: string[] = [];
    do inside.push(sourceOf(children[++index] as Token));
    while (endOf(children[index] as Token) !== name);
    token.content += inside.join("");
  }
  return joined;
}

const nameIn = ({ type, content }: Token, tag: RegExp): string | undefined =>
  type === "html_inline" ? tag.exec(content)?.[1]?.toLowerCase() : undefined;

const startOf = (token: Token): string | undefined => nameIn(token, /^<([a-z][a-z0-9]*)/i);
const endOf = (token: Token): string | undefined => nameIn(token, /^<\/([a-z][a-z0-9]*)/i);

const isLeftOut = (name: string): boolean => ["dropped", "linked"].includes(fateOf(name).kind);

/** Returns the index of each element's last end tag, by the name of the element. */
const lastEnds = (children: readonly Token[]): ReadonlyMap<string | undefined, number> =>
  new Map(children.map((child, index) => [endOf(child), index]));

/** Returns the source of a token within an element that is left out. Its tags stay, since a `source` may hold an address. */
function sourceOf(token: Token): string {
  if (token.type === "html_inline") return token.content;
  return isLineBreak(token) ? "\n" : token.content.replaceAll("<", " ");
}

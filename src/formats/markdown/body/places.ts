import type { Token } from "markdown-it";
import { headingSlug } from "../../../lib/text/heading-slug.js";
import { unescapeAddress } from "../../../lib/text/unescape-address.js";

/** The ids of places on the page, by their names in the links of the text. */
export type Places = ReadonlyMap<string, string>;

const HREF = /\bhref\s*=\s*["']?#([^"'\s>]{1,200})/gi;
const ID = /<[a-z][^<>]{0,500}?\s(?:id|name)\s*=\s*["']?([^"'\s>]{1,200})/gi;

/**
 * Finds the places within a text that its links lead to: headings, under the names that GitHub and most generators give
 * them, and elements of raw HTML with an id. Sets the ids of the headings and the addresses of the links in Markdown. A
 * link to a missing place gets the address `#`.
 */
export function linkPlaces(tokens: readonly Token[]): Places {
  const wanted = new Set<string>();
  const links: Token[] = [];
  for (const token of inOrder(tokens)) {
    if (isHtml(token))
      for (const [, name = ""] of token.content.matchAll(HREF)) wanted.add(unescapeAddress(name));
    if (token.type !== "link_open" || !String(token.attrGet("href")).startsWith("#")) continue;
    links.push(token);
    wanted.add(unescapeAddress(String(token.attrGet("href")).slice(1)));
  }
  const places = findPlaces(tokens, wanted);
  for (const link of links) {
    const id = places.get(unescapeAddress(String(link.attrGet("href")).slice(1)));
    link.attrSet("href", id ? `#${id}` : "#");
  }
  return places;
}

function findPlaces(tokens: readonly Token[], wanted: ReadonlySet<string>): Places {
  const places = new Map<string, string>();
  const ids = new Set<string>();
  const add = (name: string): string | undefined => {
    const id = `a-${name.replace(/[^\p{L}\p{M}\p{N}_-]/gu, "-")}`;
    if (!wanted.has(name) || places.has(name) || ids.has(id)) return undefined;
    ids.add(id);
    places.set(name, id);
    return id;
  };
  const seen = new Map<string, number>();
  for (const [index, token] of tokens.entries()) {
    for (const one of [token, ...(token.children ?? [])])
      if (isHtml(one)) for (const [, name = ""] of one.content.matchAll(ID)) add(name);
    if (token.type !== "heading_open") continue;
    const slug = slugOf(tokens[index + 1]);
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    const id = add(count > 0 ? `${slug}-${count}` : slug);
    if (id) token.attrSet("id", id);
  }
  return places;
}

const slugOf = (heading: Token | undefined): string =>
  headingSlug(
    (heading?.children ?? [])
      .filter(({ type }) => type === "text" || type === "code_inline")
      .map(({ content }) => content)
      .join(""),
  );

function* inOrder(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token;
    for (const child of token.children ?? []) yield child;
  }
}

const isHtml = ({ type }: Token): boolean => type === "html_block" || type === "html_inline";

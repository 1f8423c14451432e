import type { Token } from "markdown-it";
import { attributeOf, bodyTree, isElement, type TreeNode } from "../formats/markdown/body/body-tree.js";
import { cleanTokens } from "../formats/markdown/body/clean-tokens.js";
import { escapeHtml } from "../formats/markdown/body/escape-html.js";
import { levelHeadings } from "../formats/markdown/body/level-headings.js";
import { attribute, hasRawHtml, parseMarkdown } from "../formats/markdown/body/parse-markdown.js";
import { turnBlocks } from "../formats/markdown/body/turn-blocks.js";
import { isSamePicture } from "../lib/picture/same-picture.js";
import type { RenderedArticle } from "../model/views/article-view.js";
import { allowedMarkup } from "./allowed-markup.js";
import { Addresses, type BodyContext } from "./body-context.js";
import { nameSilentLinks } from "./render-link.js";
import { renderTokens } from "./render-tokens.js";
import { renderTree } from "./render-tree.js";
import { reachLongLines } from "./scroll-frames.js";

/** Returns the HTML of a body, with raw HTML closed, and whether the lead picture is shown above it. Pure. */
export function renderBody(markdown: string, context: BodyContext): RenderedArticle {
  const parsed = parseMarkdown(markdown);
  const addresses = new Addresses(context);
  if (!hasRawHtml(parsed.tokens)) {
    const body = renderTokens(parsed.tokens, context, addresses);
    return finishBody(body, picturesOfTokens(parsed.tokens), context);
  }
  cleanTokens(parsed);
  const tree = bodyTree(parsed.tokens);
  return finishBody(renderTree(tree, context, addresses), picturesOfTree(tree), context);
}

/** The beginning of a link from a note back to the text. */
const NOTE_BACK = /<a (?=href="#fnref-[^"]*">↩)/g;

/** Names links, levels headings, turns blocks, holds a body against the allow-list, and tells whether the lead picture is shown above it. */
function finishBody(
  body: string,
  shown: Iterable<string>,
  { lead, lang, words }: BodyContext,
): RenderedArticle {
  const showsLead = lead === undefined || ![...shown].some((src) => isSamePicture(src, lead.src));
  const named = body.replace(NOTE_BACK, () => `<a aria-label="${escapeHtml(words.noteBack)}" `);
  const reached = reachLongLines(nameSilentLinks(named.trim(), words));
  return { body: allowedMarkup(turnBlocks(levelHeadings(reached), lang)), showsLead };
}

const picturesOfTokens = (tokens: readonly Token[]): string[] =>
  tokens
    .flatMap((token) => token.children ?? [])
    .filter((token) => token.type === "image")
    .map((token) => attribute(token, "src"));

function* picturesOfTree(nodes: readonly TreeNode[]): Generator<string> {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (node.tagName === "img") yield attributeOf(node, "src");
    yield* picturesOfTree(node.childNodes);
  }
}

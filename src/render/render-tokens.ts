import MarkdownIt, { type Token } from "markdown-it";
import { footnoteBack, footnoteReference } from "../formats/markdown/body/footnotes.js";
import { attribute } from "../formats/markdown/body/parse-markdown.js";
import type { Addresses, BodyContext } from "./body-context.js";
import { renderLinkStart } from "./render-link.js";
import { captionHtml, renderFigure, renderPicture } from "./render-picture.js";
import { TABLE_END, tableStart } from "./scroll-frames.js";

/** What the rules see of the page. */
interface Env {
  readonly context: BodyContext;
  readonly addresses: Addresses;
  /** Of the links that are open, whether they are shown. */
  readonly links: boolean[];
}

const { renderer, options } = new MarkdownIt();
const envOf = (env: unknown): Env => env as Env;

/** Renders the tokens of a body without raw HTML. */
export function renderTokens(tokens: Token[], context: BodyContext, addresses: Addresses): string {
  const env: Env = { context, addresses, links: [] };
  return renderer.render(tokens, options, env as unknown as Record<string, unknown>);
}

renderer.rules.image = (tokens, index, rendering, env) => {
  const token = tokens[index] as Token;
  const { context, addresses, links } = envOf(env);
  const picture = {
    src: attribute(token, "src"),
    alt: renderer.renderInlineAsText(token.children ?? [], rendering, env),
    title: attribute(token, "title"),
    isLinked: links.includes(true),
  };
  return token.meta?.isFigure
    ? renderFigure(picture, addresses, context)
    : renderPicture(picture, addresses, context) + captionHtml(picture.title);
};

renderer.rules.link_open = (tokens, index, _options, env) => {
  const token = tokens[index] as Token;
  const { addresses, context, links } = envOf(env);
  const start = renderLinkStart(attribute(token, "href"), attribute(token, "title"), addresses, context.root);
  links.push(start !== undefined);
  return start ?? "";
};

renderer.rules.link_close = (_tokens, _index, _options, env) => (envOf(env).links.pop() ? "</a>" : "");

renderer.rules.table_open = (_tokens, _index, _options, env) => tableStart(envOf(env).context.words);
renderer.rules.table_close = () => TABLE_END;
renderer.rules.footnote_reference = footnoteReference;
renderer.rules.footnote_back = footnoteBack;

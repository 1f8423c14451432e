import type { Root } from "hast";
import MarkdownIt from "markdown-it";
import { okToLinks, treeOf } from "../../lib/html/parse-html.js";
import { firstPresent, nonEmpty, present } from "../../lib/present.js";
import type { SearchPattern } from "../../lib/text/linear-pattern.js";
import { ArticleError } from "../../model/problem.js";
import type { Format, FormatInput, HtmlLayout, RawArticle } from "../../model/raw-article.js";
import { escapeHtml } from "../markdown/body/escape-html.js";
import { withFullAddresses } from "../markdown/syntax/full-addresses.js";
import { statedByFile } from "../stated-by-file.js";
import { textAsHtml } from "../text-as-html.js";
import type { Frame } from "./frame.js";
import { readFields, type SearchedFile } from "./frame-fields.js";

/** Returns the format that reads files with a frame. */
export function frameFormat(frame: Frame): Format {
  return {
    name: frame.name,
    extensions: frame.extensions,
    matches: ({ text }) => text !== undefined && missingIn(frame, text) === undefined,
    missing: ({ text }) => (text === undefined ? "it is not valid UTF-8" : missingIn(frame, text)),
    read: (input) => readFrame(frame, input),
  };
}

const missingIn = ({ match }: Frame, text: string): string | undefined =>
  match.find(({ pattern }) => !pattern.exec(text))?.missing;

function readFrame(frame: Frame, input: FormatInput): RawArticle {
  const { text = "" } = input;
  const own = statedByFile(input);
  const { stated: found, notices } = readFields(frame, searched(text, input), own.source);
  const stated = { ...own, ...found };
  if (!stated.title)
    throw new ArticleError("no-title", "no title where the format looks for it", hintFor(frame), 1);
  const { content, adverts } = cutFrame(frame, text);
  if (frame.linksWithoutText && stated.source && !hasSomething(content))
    return linkTo(stated.source, { id: input.id, stated });
  const base = { id: input.id, stated, ...present({ notices: nonEmpty(notices) }) };
  const body = requireText(content, frame);
  if (frame.markup === "markdown")
    return { ...base, kind: "markdown", markdown: withFullAddresses(body, stated.source) };
  return {
    ...base,
    kind: "html",
    html: htmlOf(body, frame),
    layout: { ...frame.layout, isPrettified: frame.isPrettified ?? isPrettified(content) },
    ...present({ adverts: nonEmpty(adverts), publisher: frame.publisher }),
  };
}

/**
 * Returns the body in a file, trimmed: the text between the frame's beginning and end or, if a pattern of the body matches in
 * it, that match. Advertisements are cut out, and returned as they were. If no pattern for the beginning or the end matches,
 * the body begins or ends with the file.
 */
function cutFrame(
  { after, before, adverts, bodyPatterns }: Frame,
  text: string,
): { readonly content: string; readonly adverts: readonly string[] } {
  const opening = after?.exec(text);
  const rest = opening ? text.slice(opening.index + opening[0].length) : text;
  const closing = before && [...before.all(rest)].at(-1);
  const inside = closing ? rest.slice(0, closing.index) : rest;
  const body = firstPresent(bodyPatterns, (pattern) => pattern.exec(inside) ?? undefined);
  const cut: string[] = [];
  const whole = body ? (body[1] ?? body[0]) : inside;
  return {
    content: adverts.reduce((kept, advert) => without(kept, advert, cut), whole).trim(),
    adverts: cut,
  };
}

/** Returns a text without the matches of a pattern, and adds these to a list. */
function without(text: string, advert: SearchPattern, cut: string[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const { index, 0: found } of advert.all(text)) {
    parts.push(text.slice(end, index));
    cut.push(found);
    end = index + found.length;
  }
  return end === 0 ? text : parts.join("") + text.slice(end);
}

/** Tells whether HTML has words, a picture, a video or a recording. Words in a tag without an end count. */
const hasSomething = (html: string): boolean =>
  /<(?:img|picture|video|audio|iframe)\b/i.test(html) || /\S/u.test(html.replace(/<[^<>]*>/g, ""));

const LINK_LAYOUT: HtmlLayout = { body: [], drop: [], isPrettified: false };

function linkTo(address: string, { id, stated }: Pick<RawArticle, "id" | "stated">): RawArticle {
  const html = `<p><a href="${escapeHtml(address)}">${escapeHtml(stated.title ?? address)}</a></p>`;
  return { kind: "html", id, html, layout: LINK_LAYOUT, stated };
}

/** Returns a file to search for fields. Its tree is that of the whole file, since fields may stand outside the body. */
function searched(text: string, { limits }: FormatInput): SearchedFile {
  let tree: Root | undefined;
  return {
    text,
    tree: () => {
      const isPage = /<(?:!doctype|html|head|body)\b/i.test(text);
      tree ??= treeOf(okToLinks(text), limits, isPage);
      return tree;
    },
  };
}

/**
 * Prettified HTML has at most this share of tags behind words on their line. Those right behind a tag may be the scraper's
 * own.
 */
const MOST_INLINE = 0.2;
/** HTML with fewer tags does not count as prettified. */
const FEWEST_TAGS = 3;

/** Tells whether a tool put each node of some HTML on its own line. White space around nodes then has no meaning. */
function isPrettified(html: string): boolean {
  let tags = 0;
  let inline = 0;
  for (let index = html.indexOf("<"); index >= 0; index = html.indexOf("<", index + 1)) {
    let before = index - 1;
    while (isBlank(html.charCodeAt(before))) before--;
    if (html[before] === ">") continue;
    tags++;
    if (before >= 0 && !isLineEnd(html.charCodeAt(before))) inline++;
  }
  return tags >= FEWEST_TAGS && inline <= MOST_INLINE * tags;
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;
const isLineEnd = (code: number): boolean => code === 0x0a || code === 0x0d;

const markdownIt = new MarkdownIt();

/** Returns a body as HTML. A text without tags is Markdown. */
function htmlOf(body: string, { markup }: Frame): string {
  if (markup === "text") return textAsHtml(body);
  return body.includes("<") ? body : markdownIt.render(body);
}

function requireText(content: string, frame: Frame): string {
  if (content !== "") return content;
  const kind = frame.markup === "html" ? "HTML" : "text";
  throw new ArticleError(
    "no-body",
    `no ${kind} between the frame's beginning and its end`,
    hintFor(frame),
    1,
  );
}

const hintFor = ({ name }: Frame): string =>
  `scrape it again; \`newsmirror formats\` shows what the format ${name} finds in it`;

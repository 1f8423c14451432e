import type { Root } from "hast";
import { okToLinks, treeOf } from "../../lib/html/parse-html.js";
import { ArticleError } from "../../model/problem.js";
import type { Format, FormatInput, HtmlLayout, RawArticle } from "../../model/raw-article.js";
import { escapeHtml } from "../markdown/body/escape-html.js";
import { statedByFile } from "../stated-by-file.js";
import { textAsHtml } from "../text-as-html.js";
import { cutFrame } from "./cut-frame.js";
import type { SearchedFile } from "./find-field.js";
import type { Frame } from "./frame.js";
import { readFields } from "./frame-fields.js";
import { isPrettified } from "./is-prettified.js";

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
  const { stated: found, notices } = readFields(frame, searched(text, input));
  const stated = { ...own, ...found };
  if (!stated.title)
    throw new ArticleError("no-title", "no title where the format looks for it", hintFor(frame), 1);
  const content = cutFrame(frame, text);
  if (frame.linksWithoutText && stated.source && !hasSomething(content))
    return linkTo(stated.source, { id: input.id, stated });
  const base = { id: input.id, stated, ...(notices.length > 0 ? { notices } : {}) };
  const body = requireText(content, frame);
  if (frame.markup === "markdown") return { ...base, kind: "markdown", markdown: body };
  return {
    ...base,
    kind: "html",
    html: frame.markup === "text" ? textAsHtml(body) : body,
    layout: layoutFor(frame, content),
    ...(frame.publisher ? { publisher: frame.publisher } : {}),
  };
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

/** The layouts of each frame. Equal layouts are one object, which makes the comparison of copies of an article fast. */
const layouts = new WeakMap<Frame, readonly [plain: HtmlLayout, prettified: HtmlLayout]>();

function layoutFor(frame: Frame, html: string): HtmlLayout {
  const known = layouts.get(frame) ?? [
    { ...frame.layout, isPrettified: false },
    { ...frame.layout, isPrettified: true },
  ];
  layouts.set(frame, known);
  return known[(frame.isPrettified ?? isPrettified(html)) ? 1 : 0];
}

function requireText(content: string, frame: Frame): string {
  if (frame.markup === "html" ? content.includes("<") : content !== "") return content;
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

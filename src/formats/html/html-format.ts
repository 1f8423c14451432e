import type { Element, Root, RootContent, Text } from "hast";
import { toHtml } from "hast-util-to-html";
import { pageNameOf } from "../../intake/article-names.js";
import { breakLines, keepsLines } from "../../lib/html/break-lines.js";
import { withSingleSpaces } from "../../lib/html/characters.js";
import {
  attribute,
  elementsIn,
  hasClassLike,
  hasElement,
  hasText,
  isElement,
  isSection,
  mapChildren,
  named,
  textOf,
} from "../../lib/html/elements.js";
import { treeOf } from "../../lib/html/parse-html.js";
import { showTaskBoxes } from "../../lib/html/show-task-boxes.js";
import { writeFormulas } from "../../lib/html/write-formulas.js";
import { nameOf } from "../../lib/paths.js";
import { imageFileAddress } from "../../lib/picture/picture-address.js";
import { isSamePicture } from "../../lib/picture/same-picture.js";
import { nonEmpty, present } from "../../lib/present.js";
import type { Picture } from "../../model/article.js";
import type { Limits } from "../../model/limits.js";
import { ArticleError } from "../../model/problem.js";
import type { FormatInput, RawArticle } from "../../model/raw-article.js";
import { sourceAtEdges } from "../markdown/fields/source-at-edges.js";
import { hasTags, taggedTextAsHtml, textAsHtml } from "../text-as-html.js";
import { decodePage } from "./decode-page.js";
import { countEntries } from "./entries/count-entries.js";
import { listsArticles } from "./entries/lists-articles.js";
import { signPosts } from "./entries/sign-posts.js";
import { type FoundBody, findBody } from "./find-body.js";
import { unshown } from "./furniture/unshown.js";
import { markCaptions } from "./mark-captions.js";
import { clearLanguage } from "./metadata/clear-language.js";
import { partHeadings } from "./metadata/part-headings.js";
import { nestLists } from "./nest-lists.js";
import { isCaption } from "./page/element-names.js";
import { commentNotices, entriesNotices, titleFromName, unshownNotices } from "./page-notices.js";
import { prepareLinks } from "./prepare-links.js";
import { preparePictures } from "./prepare-pictures.js";
import { prepareQuotations } from "./prepare-quotations.js";
import { isMhtml, readMhtml } from "./read-mhtml.js";
import { type PageMetadata, readPageMetadata } from "./read-page-metadata.js";
import { unwrapBoxes } from "./unwrap-boxes.js";
import { xhtmlAsHtml } from "./xhtml-as-html.js";

/** The body is handed on in an element of its own; nothing more is dropped, since all furniture is gone. */
const LAYOUT = { body: ["newsmirror-body"], drop: [], isPrettified: false } as const;

type HtmlArticle = RawArticle & { readonly kind: "html" };

/**
 * Reads a saved page of any site: decodes it, reads what it says of itself, and finds the text of its article.
 * @throws ArticleError `not-utf8`, `no-title`, `no-body`, `nested-too-deep`, `too-many-elements`, `passed-over`
 */
export function readSavedPage({ bytes, id, path, limits }: Omit<FormatInput, "text">): HtmlArticle {
  const archive = isMhtml(bytes) ? readMhtml(bytes) : undefined;
  const decoded = archive ? { text: archive.text } : decodePage(bytes);
  const tree = treeOf(xhtmlAsHtml(decoded.text), limits, true);
  unwrapBoxes(tree, limits);
  partHeadings(tree);
  const metadata = readPageMetadata(tree, archive?.location);
  const title = titleOf(tree, metadata, path);
  const { opening, pictures } = prepareTree(tree, metadata, path, archive?.resources);
  const names = [...(metadata.authors ?? []), ...(metadata.siteName ? [metadata.siteName] : [])];
  const found = findBody(tree, title, names);
  const shown = shownIn(found, metadata.text === undefined ? "" : title);
  if (!shown && hasElement(tree, isFrames))
    throw new ArticleError("passed-over", "it shows other pages in frames, and has no text of its own");
  const bodyTree: Root = { type: "root", children: shown ?? textOfMetadata(metadata.text, limits) };
  const image = leadPicture(found, metadata, bodyTree);
  const source = metadata.source ?? sourceInText(bodyTree);
  const { lang, notice } = metadata.lang ? clearLanguage(metadata.lang, textOf(bodyTree)) : {};
  const { lang: _, ...others } = opening
    ? { date: opening.date, authors: [opening.person], ...metadata }
    : metadata;
  const stated = statedFields({ ...others, ...present({ source, lang }) }, title, image);
  const html = `<newsmirror-body>${toHtml(bodyTree)}</newsmirror-body>`;
  const notices = [
    ...("notice" in decoded && decoded.notice ? [decoded.notice] : []),
    ...metadata.notices,
    ...(notice ? [notice] : []),
    ...pictures.notices,
    ...unshownNotices(found.dropped),
    ...commentNotices(found.dropped, withSingleSpaces(textOf(bodyTree)).length),
    ...entriesNotices(countEntries(tree)),
    ...(title === metadata.title ? [] : [titleFromName(title)]),
  ];
  return {
    ...{ kind: "html", id, html, layout: LAYOUT, stated },
    ...present({
      embedded: nonEmpty(pictures.embedded),
      notices: nonEmpty(notices),
      dropped: nonEmpty(found.dropped),
    }),
  };
}

/** @throws ArticleError `passed-over` if the page only lists articles; `no-title` */
function titleOf(tree: Root, metadata: PageMetadata, path: string): string {
  if (listsArticles(tree, metadata))
    throw new ArticleError(
      "passed-over",
      "it lists articles of its site, and is none itself",
      "if it is one, declare a format for it: docs/formats.md says how",
    );
  const title = [metadata.title, pageNameOf(path)].find(isTitle);
  if (title === undefined)
    throw new ArticleError("no-title", "the page has no title", "give the page a <title>");
  return title;
}

/** Makes of a page what a reader saw of it. Changes the tree. Returns who opened a discussion, and the pictures that the page embeds. */
function prepareTree(
  tree: Root,
  metadata: PageMetadata,
  path: string,
  resources: Parameters<typeof preparePictures>[2],
) {
  writeFormulas(tree);
  showTaskBoxes(tree);
  const opening = signPosts(tree);
  nestLists(tree);
  dropUnseen(tree);
  prepareQuotations(tree);
  const pictures = preparePictures(tree, metadata.base, resources);
  markCaptions(tree);
  prepareLinks(tree, metadata, nameOf(path));
  // The element with the style may be the body or lie around it, and is not handed on then.
  for (const node of elementsIn(tree)) {
    if (node.tagName !== "pre" && keepsLines(node)) breakLines(node);
    if (hasClassLike(node, SIDE_NOTE)) node.children = [space(), ...node.children, space()];
  }
  return { opening, pictures };
}

/** A note that the page shows beside the line in which it stands. */
const SIDE_NOTE = /^(?:side|margin)-?note$/;
const space = (): Text => ({ type: "text", value: " " });

/** Marks alone are no title, but a picture among the characters may be. */
const isTitle = (text: string): boolean => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);

/**
 * Reads what a page says of itself, without its text and its pictures.
 * @throws ArticleError `not-utf8`, `nested-too-deep`, `too-many-elements`
 */
export function readPageStatements({ bytes, limits }: FormatInput): RawArticle["stated"] {
  const metadata = readPageMetadata(treeOf(xhtmlAsHtml(decodePage(bytes).text), limits, true));
  return statedFields(metadata, metadata.title || undefined);
}

function statedFields(metadata: PageMetadata, title?: string, image?: Picture): RawArticle["stated"] {
  const { date, time, source, authors: reporters, tags, lang } = metadata;
  return present({ title, date, time, source, reporters, tags, image, lang });
}

/** Returns the content of a body; undefined if it shows nothing but a title. */
function shownIn({ children }: FoundBody, title: string): RootContent[] | undefined {
  const words = children.map(textOf).join("");
  if (title !== "" && withSingleSpaces(words) === title) return undefined;
  // A page without words may consist of pictures or links.
  return children.some((one) => hasText(one) || hasElement(one, named("img a"))) ? [...children] : undefined;
}

/** Returns the text that the metadata of a page states, which is HTML or plain text. */
const textOfMetadata = (text = "", limits: Limits): RootContent[] =>
  treeOf(hasTags(text) ? taggedTextAsHtml(text) : textAsHtml(text), limits).children as RootContent[];

const isFrames = named("frameset");
const isPicture = named("img");

/** Pictures of the site, which many pages name as theirs. */
const OF_THE_SITE = /logo|favicon|placeholder|default|apple-touch|site-?image|og-?image|share-?image|avatar/i;

/**
 * Returns the lead picture: the one that stands over the text, in the larger copy that the page names; else, where the
 * body shows no picture at all, the one that the page names.
 */
function leadPicture(found: FoundBody, { image }: PageMetadata, body: Root): Picture | undefined {
  const named = image && !/^data:/i.test(image) ? image : undefined;
  const shown = found.lead && pictureOf(found.lead);
  if (shown) return named && isSamePicture(named, shown.src) ? { ...shown, src: named } : shown;
  const hasPicture = hasElement(body, isPicture);
  if (!named || hasPicture || OF_THE_SITE.test(new URL(named).pathname.split("/").at(-1) ?? ""))
    return undefined;
  return { src: named, alt: "", caption: "" };
}

function pictureOf(figure: Element): Picture | undefined {
  const inner = [figure, ...elementsIn(figure)];
  const image = inner.find(isPicture);
  const src = image && attribute(image, "src");
  if (!image || !src) return undefined;
  const link = inner.find((one) => isElement(one, "a") && hasElement(one, (inner) => inner === image));
  const caption = inner.slice(1).find(isCaption) ?? inner.find(isPlainLine);
  return {
    src: (link && imageFileAddress(attribute(link, "href"))) ?? src,
    alt: withSingleSpaces(attribute(image, "alt") ?? ""),
    // A credit may stand right behind the words, and apart from them by style alone.
    caption: caption ? withSingleSpaces(caption.children.map(captionPart).join("")) : "",
  };
}

/** A line in the box of a picture is its caption, unless it links to something else, or is a day or another short label. */
const isPlainLine = (one: Element): boolean =>
  (one.tagName === "p" || (one.tagName === "span" && textOf(one).trim().length >= LABEL)) &&
  !hasElement(one, named("a img"));

/** Characters of what is more than a label. */
const LABEL = 20;

const captionPart = (node: RootContent): string =>
  named("cite small div p ul")(node) ? ` ${textOf(node)} ` : textOf(node);

/** Lists within lists would each be written once for every list around them. */
const isLine = (one: Element): boolean => named("p li")(one) && !hasElement(one, named("p li"));

/** Returns the address of the original that a line at the edge of a text names. */
function sourceInText(body: Root): string | undefined {
  const lines = [...elementsIn(body)].filter(isLine).map((line) => toHtml(line).replace(/\s+/g, " "));
  return sourceAtEdges(lines.join("\n"))?.replace(/&#x26;/g, "&");
}

const isUnseen = named("script style template head link meta base title noembed noframes");
/** Old names of `pre`, whose content would not be read as it is written. */
const isOldPre = named("xmp listing plaintext");

/** Drops the head, scripts, styles, templates and comments. None has words for a reader; those of a template or section are told. */
function dropUnseen(tree: Root): void {
  mapChildren(tree, (node) => {
    if (node.type === "doctype") return [];
    if (node.type === "comment") return isSection(node) ? node : [];
    if (node.type === "element" && isOldPre(node)) node.tagName = "pre";
    if (!isUnseen(node)) return node;
    return (isElement(node, "template") && unshown(node)) || [];
  });
}

import { escapeHtml } from "../markdown/body/escape-html.js";
import { addressIn, asHtml, firstIn, isGallery, isPicture, isText, listIn, typeOf } from "./block-values.js";
import { isMapping, type Mapping } from "./json-values.js";

/** Writes a block. @param inner its text, or the blocks in it, as HTML */
export type Writer = (inner: string, block: Mapping) => string;

/** Types of blocks of one picture. */
export const PICTURE = /image|picture|photo|asset|^figure$|^media$|^img$/;

/** Returns a writer of what is within some elements; of nothing, it writes nothing. */
export const within =
  (...tags: string[]): Writer =>
  (inner) =>
    inner && tags.reduceRight((html, tag) => `<${tag}>${html}</${tag.replace(/ .*/, "")}>`, inner);

const WRITERS: readonly (readonly [type: RegExp, write: Writer])[] = [
  [/^(?:paragraph|p|block|normal|unstyled|text)$/, writeText],
  [/^(?:head(?:er|ing)|h[1-6]$)/, (inner, block) => within(`h${levelOf(block)}`)(inner, block)],
  [/^(?:mediatext|cover)$/, writePictureBeside],
  [PICTURE, writePicture],
  [
    /upload|file|attach/,
    (inner, block) => (isPicture(addressIn(block)) ? writePicture : writeLink)(inner, block),
  ],
  [/^(?:bullet|number|check)(?:ed)?listitem$|^todo$/, writeListOfOne],
  [/(?:list|task)item$|^li$/, writeItem],
  [/list$|^[uo]l$/, (inner, block) => within(listTag(block))(inner, block)],
  [/quote/, writeQuote],
  [/code/, within("pre", "code")],
  [/^(?:delimiter|separator|divider|hr|horizontalrule)$/, () => "<hr>"],
  [
    /embed|video|youtube|vimeo|iframe|audio|tweet|twitter|instagram|facebook|tiktok|soundcloud/,
    writeEmbedded,
  ],
  [/^table$/, writeTable],
  [/^tablerow$/, within("tr")],
  [/^table(?:header)?(?:cell)?$/, within("td")],
  [/link$|^linktool$|^bookmark$/, writeLink],
  [/break$/, () => "<br>"],
];

/** Returns what writes a block of its type; undefined for an unknown type. */
export const writerOf = (block: Mapping): Writer | undefined =>
  WRITERS.find(([type]) => type.test(typeOf(block)))?.[1];

/** Portable Text has headings, quotes and items as styles of its blocks. */
function writeText(inner: string, block: Mapping): string {
  const style = String(block.style ?? "");
  const tag = /^h[1-6]$/.test(style) || style === "blockquote" ? style : "p";
  return block.listItem ? within(listTag(block), "li")(inner, block) : within(tag)(inner, block);
}

const LEVELS = ["one", "two", "three", "four", "five", "six"];

/** Slate has the level of a heading in its type. */
function levelOf({ level, tag, type }: Mapping): number {
  const written = String(level ?? tag ?? type);
  const word = LEVELS.findIndex((one) => written.endsWith(one)) + 1;
  return Number(/[1-6]/.exec(written)?.[0] ?? (word || 2));
}

function listTag(block: Mapping): string {
  const { style, format, listItem, listType, list_type, tag, start } = block;
  const kinds = [typeOf(block), style, format, listItem, listType, list_type, tag].map(String);
  const isOrdered = block.ordered === true || kinds.some((kind) => /(?<!un)ordered|number|^ol/i.test(kind));
  return isOrdered ? `ol${Number.isInteger(start) ? ` start="${start}"` : ""}` : "ul";
}

/** Writes an item of a list, with the box of a task. */
export function writeItem(inner: string, block: Mapping): string {
  const checked = block.checked ?? (isMapping(block.meta) ? block.meta.checked : undefined);
  if (typeof checked !== "boolean") return within("li")(inner, block);
  return `<li><input type="checkbox" disabled${checked ? " checked" : ""}>${inner}</li>`;
}

/** Notion and BlockNote have items without a list. */
function writeListOfOne(inner: string, block: Mapping): string {
  return within(listTag(block))(writeItem(inner, block), block);
}

function writeTable(inner: string, { caption }: Mapping): string {
  const words = isText(caption) && caption !== "" ? `<caption>${asHtml(caption)}</caption>` : "";
  return inner && `<table>${words}${inner}</table>`;
}

/** Arc has the source of a quotation beside its blocks. */
function writeQuote(inner: string, { citation }: Mapping): string {
  const source = isMapping(citation) ? citation.content : citation;
  const cited = isText(source) && source !== "" ? `<p>${asHtml(source)}</p>` : "";
  return inner && `<blockquote>${/<p>/.test(inner) ? inner : `<p>${inner}</p>`}${cited}</blockquote>`;
}

/** Writes a picture with its caption. */
export function writePicture(inner: string, block: Mapping): string {
  const address = addressIn(block);
  if (!address) return inner;
  const alt = firstIn(block, ["alt", "alternativeText", "alt_text"], isText) ?? "";
  const caption = firstIn(block, ["caption"], isText) ?? textsIn(block.caption);
  const words = caption ? asHtml(caption) : listIn(block) ? inner : "";
  return `<figure><img src="${escapeHtml(address)}" alt="${escapeHtml(alt)}"><figcaption>${words}</figcaption></figure>`;
}

/** Gutenberg has blocks beside or over a picture. */
function writePictureBeside(inner: string, block: Mapping): string {
  const address = [block.mediaUrl, block.url].find(isPicture);
  return (address ? writePicture("", { src: address, alt: block.alt }) : "") + inner;
}

/** Slate has a caption as a list of words. */
const textsIn = (list: unknown): string =>
  (Array.isArray(list) ? list : [])
    .map((one) => (isMapping(one) ? String(one.plain_text ?? one.text ?? "") : ""))
    .join("");

/** Writes a block that another site shows: its words where the block has them, else a link. */
function writeEmbedded(inner: string, block: Mapping): string {
  const html = firstIn(block, ["html"], isText) ?? "";
  return /<blockquote/i.test(html) ? html : within("p")(writeLink(inner, block), block);
}

/** Writes a link around what it is called. */
export function writeLink(inner: string, block: Mapping): string {
  const address = addressIn(block);
  if (!address) return inner;
  const words = inner || escapeHtml(firstIn(block, ["title", "fileName"], isText) || address);
  return `<a href="${escapeHtml(address)}">${words}</a>`;
}

/** Writes a block of an unknown type. What stands beside the blocks in it goes before them. */
export const writeUnknown: Writer = (inner, block) => {
  const title = listIn(block) && !isGallery(typeOf(block)) ? (block.title ?? block.summary) : undefined;
  const caption = listIn(block) && isGallery(typeOf(block)) ? block.caption : undefined;
  const before = isText(title) ? within("p")(asHtml(title), block) : "";
  const behind = isText(caption) ? within("p")(asHtml(caption), block) : "";
  return before + (listIn(block) ? inner : within("p")(inner, block)) + behind;
};

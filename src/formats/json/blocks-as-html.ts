import { firstPresent, nonEmpty } from "../../lib/present.js";
import { escapeHtml } from "../markdown/body/escape-html.js";
import { plainName } from "../markdown/fields/field-names.js";
import { draftBlocks } from "./draft-blocks.js";
import { isMapping, type Mapping } from "./json-values.js";

/** The text of a list of blocks, and the types of the blocks of which nothing is in it. */
interface BlocksAsHtml {
  readonly html: string;
  readonly unread: readonly string[];
}

/** Levels of blocks. */
const DEEPEST_BLOCK = 30;
/** Levels of values in a block. */
const DEEPEST_VALUE = 6;

/**
 * Returns the text of a list of typed blocks, or of the document around one, as Editor.js, Gutenberg, Portable Text,
 * Contentful, Strapi, ProseMirror and Draft.js write them; undefined if the value is something else, or holds plain texts alone.
 */
export function blocksAsHtml(value: unknown): BlocksAsHtml | undefined {
  const blocks = draftBlocks(value) ?? listIn(value) ?? [];
  if (!blocks.every(isBlock) || !blocks.some((one) => isMapping(one) && writerOf(one))) return undefined;
  if (blocks.every((one) => typeof one === "string" || isPlain(one as Mapping))) return undefined;
  const unread = new Set<string>();
  const html = blocks.map((block) => htmlOf(block, unread, 0)).join("");
  // Portable Text has a list of each item.
  return { html: html.replace(/<\/(ul|ol)><\1>/g, ""), unread: [...unread] };
}

const isBlock = (value: unknown): boolean =>
  typeof value === "string" || (isMapping(value) && (typeOf(value) !== "" || typeof value.text === "string"));

const isPlain = (block: Mapping): boolean =>
  /^(?:text|paragraph)?$/.test(typeOf(block)) &&
  typeof (block.text ?? block.value ?? block.html) === "string";

/** Returns the plain name of a block's type: `image` for `core/image` and `blocks.image`. */
function typeOf({ _type, nodeType, blockName, __component, type, name }: Mapping): string {
  const names = [_type, nodeType, blockName, __component, type, name];
  return plainName(String(names.find((one) => typeof one === "string") ?? "").replace(/^.*[/.]/, ""));
}

/** Returns the blocks in a document or in a block. */
function listIn(value: unknown, depth = 0): readonly unknown[] | undefined {
  if (Array.isArray(value)) return nonEmpty(value);
  if (!isMapping(value) || depth > DEEPEST_VALUE) return undefined;
  const names = ["children", "innerBlocks", "blocks", "content", "items", "root", "document"];
  return firstPresent(names, (name) => listIn(value[name], depth + 1));
}

const PICTURE = /image|picture|photo|asset|^figure$|^media$/;

type Writer = (inner: string, block: Mapping) => string;

const within =
  (...tags: string[]): Writer =>
  (inner) =>
    inner && tags.reduceRight((html, tag) => `<${tag}>${html}</${tag}>`, inner);

const WRITERS: readonly (readonly [type: RegExp, write: Writer])[] = [
  [/^(?:paragraph|p|block|normal|unstyled|text)$/, writeText],
  [/^head(?:er|ing)/, (inner, block) => within(`h${levelOf(block)}`)(inner, block)],
  [PICTURE, writePicture],
  [
    /upload|file|attach/,
    (inner, block) => (isPicture(addressIn(block)) ? writePicture : linked)(inner, block),
  ],
  [/(?:list|task)item$/, within("li")],
  [/list$/, (inner, block) => within(isOrdered(block) ? "ol" : "ul")(inner, block)],
  [/quote/, within("blockquote", "p")],
  [/code/, within("pre", "code")],
  [/^(?:delimiter|separator|divider|hr|horizontalrule)$/, () => "<hr>"],
  [/embed|video|iframe|audio|tweet/, (inner, block) => `<p>${linked(inner, block)}</p>`],
  [/^table$/, within("table")],
  [/^tablerow$/, within("tr")],
  [/^table(?:header)?(?:cell)?$/, within("td")],
  [/link$/, linked],
  [/break$/, () => "<br>"],
];

const writerOf = (block: Mapping): Writer | undefined =>
  WRITERS.find(([type]) => type.test(typeOf(block)))?.[1];

function htmlOf(value: unknown, unread: Set<string>, depth: number): string {
  if (typeof value === "string") return depth === 0 ? `<p>${asHtml(value)}</p>` : asHtml(value);
  if (!isMapping(value) || depth > DEEPEST_BLOCK) return "";
  const block = { ...value, ...[value.data, value.attributes, value.attrs].find(isMapping) };
  const type = typeOf(value);
  const { text } = block;
  const isWords = (type === "text" || type === "span") && depth > 0;
  if (isWords) return marked(escapeHtml(String(text ?? block.value ?? "")), block);
  const inner =
    listIn(block)
      ?.map((one) => itemOf(withMarks(one, block), type, unread, depth + 1))
      .join("") || textsOf(block);
  const html = writerOf(value)?.(inner, block) ?? within("p")(inner, block);
  const isLost = html === "" && !/^(?:paragraph|block|text|unstyled)?$/.test(type);
  if (isLost || (PICTURE.test(type) && !html.includes("<img"))) unread.add(type);
  return depth === 0 && /^(?:[^<]|<a )/.test(html) ? `<p>${html}</p>` : html;
}

/** Portable Text names the links of its words by keys. */
function withMarks(value: unknown, { markDefs }: Mapping): unknown {
  if (!isMapping(value) || !Array.isArray(value.marks) || !Array.isArray(markDefs)) return value;
  const links = new Map(markDefs.filter(isMapping).map((link) => [link._key, link]));
  return { ...value, marks: value.marks.map((mark: unknown) => links.get(mark) ?? mark) };
}

/** Items of lists and rows of tables may have no types. */
function itemOf(value: unknown, type: string, unread: Set<string>, depth: number): string {
  if (Array.isArray(value))
    return `<tr>${value.map((cell) => `<td>${asHtml(String(cell))}</td>`).join("")}</tr>`;
  const nested =
    isMapping(value) && typeOf(value) === "" && isText(value.content) ? listIn(value) : undefined;
  if (nested && isMapping(value))
    return `<li>${asHtml(String(value.content))}<ul>${nested.map((one) => itemOf(one, type, unread, depth + 1)).join("")}</ul></li>`;
  const html = htmlOf(value, unread, depth);
  const isItem = type.endsWith("list") && !(isMapping(value) && typeOf(value) !== "");
  return isItem ? `<li>${html}</li>` : html;
}

/** Returns the texts of a block that has no blocks in it. */
const textsOf = (block: Mapping): string =>
  ["text", "html", "content", "value", "code", "message", "title", "caption"]
    .flatMap((name) => [block[name]].filter((text) => typeof text === "string"))
    .map((text) => asHtml(String(text)))
    .join("<br>");

/** Editors keep the text of a block as HTML, or as it is read. */
const asHtml = (text: string): string => (/<\/?[a-z][^<>]*>|&#?\w+;/i.test(text) ? text : escapeHtml(text));

/** Portable Text has headings, quotes and items as styles of its blocks. */
function writeText(inner: string, block: Mapping): string {
  const style = String(block.style ?? "");
  const tag = /^h[1-6]$/.test(style) || style === "blockquote" ? style : "p";
  return block.listItem
    ? within(isOrdered(block) ? "ol" : "ul", "li")(inner, block)
    : within(tag)(inner, block);
}

const levelOf = ({ level, tag }: Mapping): number => Number(/[1-6]/.exec(String(level ?? tag))?.[0] ?? 2);

const isOrdered = (block: Mapping): boolean =>
  block.ordered === true ||
  /(?<!un)ordered|number/i.test([typeOf(block), block.style, block.format, block.listItem].join(" "));

function writePicture(inner: string, block: Mapping): string {
  const address = addressIn(block);
  if (!address) return inner;
  const alt = firstIn(block, ["alt", "alternativeText", "alt_text"], isText) ?? "";
  const caption = firstIn(block, ["caption"], isText) ?? "";
  const words = caption ? asHtml(caption) : listIn(block) ? inner : "";
  return `<figure><img src="${escapeHtml(address)}" alt="${escapeHtml(alt)}"><figcaption>${words}</figcaption></figure>`;
}

function linked(inner: string, block: Mapping): string {
  const address = addressIn(block);
  return address ? `<a href="${escapeHtml(address)}">${inner || escapeHtml(address)}</a>` : inner;
}

const isText = (value: unknown): value is string => typeof value === "string";

const isPicture = (value: unknown): value is string =>
  isText(value) && /\S\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(value);

const isAddress = (value: unknown): value is string =>
  isPicture(value) || (isText(value) && /^(?:https?:|mailto:|\/)[^\s<>]+$/i.test(value));

const addressIn = (block: Mapping): string | undefined =>
  firstIn(block, ["src", "url", "source_url", "href", "uri", "source", "value", "target"], isAddress);

/** Returns the first fitting text under one of the names in a block, but not in the blocks in it. */
function firstIn(
  block: Mapping,
  names: readonly string[],
  fits: (value: unknown) => value is string,
  depth = 0,
): string | undefined {
  if (depth > DEEPEST_VALUE) return undefined;
  return (
    names.map((name) => block[name]).find(fits) ??
    firstPresent(Object.values(block), (inner) =>
      isMapping(inner) ? firstIn(inner, names, fits, depth + 1) : undefined,
    )
  );
}

const MARKS = [
  [/^(?:bold|strong)$/, "strong"],
  [/^(?:italic|em|emphasis)$/, "em"],
  [/^sub(?:script)?$/, "sub"],
  [/^sup(?:erscript)?$/, "sup"],
  [/^code$/, "code"],
] as const;

/** Returns words within their marks, which stand in a list or as fields that are true. */
function marked(words: string, text: Mapping): string {
  const listed = Array.isArray(text.marks) ? (text.marks as readonly unknown[]) : [];
  const names = [
    ...listed.map((mark) => (isMapping(mark) ? typeOf(mark) : mark)),
    ...Object.keys(text).filter((name) => text[name] === true),
  ];
  const tags = MARKS.flatMap(([name, tag]) => (names.some((one) => name.test(String(one))) ? tag : []));
  const link = listed.find((mark): mark is Mapping => isMapping(mark) && typeOf(mark) === "link");
  const html = within(...tags)(words, text);
  return link ? linked(html, link) : html;
}

import { escapeHtml } from "../markdown/body/escape-html.js";
import { addressIn, asHtml, isGallery, isPicture, isText, listIn, textsOf, typeOf } from "./block-values.js";
import {
  PICTURE,
  within,
  writeItem,
  writeLink,
  writePicture,
  writerOf,
  writeUnknown,
} from "./block-writers.js";
import { draftBlocks } from "./draft-blocks.js";
import { isMapping, type Mapping } from "./json-values.js";
import { sectionBlocks } from "./section-blocks.js";

/** The text of a list of blocks, and the types of the blocks of which nothing is in it. */
interface BlocksAsHtml {
  readonly html: string;
  readonly unread: readonly string[];
}

/** Levels of blocks. */
const DEEPEST_BLOCK = 30;

/**
 * Returns the text of a list of typed blocks, or of the document around one, as Editor.js, Gutenberg, Portable Text,
 * Contentful, Strapi, ProseMirror, Slate, Lexical, Draft.js and Arc write them; undefined if the value is something else, or holds
 * plain texts alone.
 */
export function blocksAsHtml(value: unknown): BlocksAsHtml | undefined {
  const blocks = draftBlocks(value) ?? sectionBlocks(value) ?? listIn(value) ?? [];
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

/** Types of blocks whose children are words. */
const IN_LINES = /^(?:paragraph|p|h[1-6]|head(?:er|ing)\w*)$/;

/** Returns the values of a block, some of which editors keep in a mapping of their own. */
const partsOf = (block: Mapping): Mapping => ({
  ...block,
  ...[block.data, block.attributes, block.attrs, block.props, block.fields, block[String(block.type)]].find(
    isMapping,
  ),
});

function htmlOf(value: unknown, unread: Set<string>, depth: number): string {
  if (typeof value === "string") return depth === 0 ? `<p>${asHtml(value)}</p>` : asHtml(value);
  if (!isMapping(value) || depth > DEEPEST_BLOCK) return "";
  const block = partsOf(value);
  const type = typeOf(value);
  if (isWords(value) && depth > 0 && !Array.isArray(block.content)) return wordsOf(block);
  const inner =
    headOf(block, type, unread, depth) +
    (listIn(block)
      ?.map((one) => itemOf(withMarks(one, block, unread), type, unread, depth + 1))
      .join("") || textsOf(block));
  const html = (writerOf(value) ?? writeUnknown)(inner, block);
  const isEmptyText = type === "block" ? listIn(value) !== undefined : EMPTY.test(type);
  const isLost = html === "" && !isEmptyText;
  if (isLost || (PICTURE.test(type) && !html.includes("<img"))) unread.add(type);
  return depth === 0 && /^(?:[^<]|<a )/.test(html) ? `<p>${html}</p>` : html;
}

/** Types of blocks that may be empty lines. */
const EMPTY = /^(?:p|paragraph|text|unstyled)?$/;

const isWords = (block: Mapping): boolean => /^(?:text|span|codehighlight)$/.test(typeOf(block));

/** Returns words with their marks. A line break in them is one that the editor shows. */
function wordsOf(block: Mapping): string {
  const text = String(block.plain_text ?? block.text ?? block.value ?? block.content ?? "");
  // Notion and BlockNote keep the marks in a mapping.
  const marks = [block.annotations, block.styles].find(isMapping);
  const html = marked(escapeHtml(text).replaceAll("\n", "<br>"), { ...block, ...marks });
  return isText(block.href) ? writeLink(html, { href: block.href }) : html;
}

const MARKS = [
  [/^(?:bold|strong)$/, "strong", 1],
  [/^(?:italic|em|emphasis)$/, "em", 2],
  [/^(?:s|strike|strike-?through|del)$/, "del", 4],
  [/^sub(?:script)?$/, "sub", 32],
  [/^sup(?:erscript)?$/, "sup", 64],
  [/^code$/, "code", 16],
] as const;

/** Returns words within their marks, which stand in a list, as fields that are true, or as the bits of a number, as in Lexical. */
function marked(words: string, text: Mapping): string {
  const listed = Array.isArray(text.marks) ? (text.marks as readonly unknown[]) : [];
  const bits = typeof text.format === "number" ? text.format : 0;
  const names = [
    ...listed.map((mark) => (isMapping(mark) ? typeOf(mark) : mark)),
    ...Object.keys(text).filter((name) => text[name] === true),
  ];
  const tags = MARKS.flatMap(([name, tag, bit]) =>
    (bits & bit) !== 0 || names.some((one) => name.test(String(one))) ? tag : [],
  );
  const link = listed.find((mark): mark is Mapping => isMapping(mark) && typeOf(mark) === "link");
  const html = within(...tags)(words, text);
  return link ? writeLink(html, link) : html;
}

/** Returns the first row of a table that has it apart from the others. */
function headOf({ header, head }: Mapping, type: string, unread: Set<string>, depth: number): string {
  if (type !== "table") return "";
  const rows = [...(Array.isArray(header) ? [header] : []), ...(Array.isArray(head) ? head : [])];
  return rows.map((row) => itemOf(row, type, unread, depth + 1)).join("");
}

/** Portable Text names the links of its words by keys. Other things that a key names are told of. */
function withMarks(value: unknown, { markDefs }: Mapping, unread: Set<string>): unknown {
  if (!isMapping(value) || !Array.isArray(value.marks) || !Array.isArray(markDefs)) return value;
  const defined = new Map(markDefs.filter(isMapping).map((one) => [one._key, one]));
  const marks = value.marks.map((mark: unknown) => defined.get(mark) ?? mark);
  for (const mark of marks) if (isMapping(mark) && listIn(mark)) unread.add(typeOf(mark));
  return { ...value, marks };
}

/** Items of lists, rows of tables, words and pictures of a gallery may have no types. */
function itemOf(value: unknown, type: string, unread: Set<string>, depth: number): string {
  const row = isMapping(value) && /^(?:tablerow)?$/.test(typeOf(value)) && value.cells;
  const cells = Array.isArray(row) ? row : value;
  if (Array.isArray(cells))
    return `<tr>${cells.map((cell) => `<td>${htmlOf(cell, unread, depth + 1)}</td>`).join("")}</tr>`;
  const isTyped = isMapping(value) && typeOf(value) !== "";
  if (!isMapping(value) || isTyped) {
    if (isTyped && IN_LINES.test(type) && !isWords(value) && !writerOf(value)) return textsOf(partsOf(value));
    const html = htmlOf(value, unread, depth);
    const isItem = !isTyped || /^(?:text|paragraph)$/.test(typeOf(value));
    return type.endsWith("list") && isItem ? within("li")(html, {}) : html;
  }
  if (type.endsWith("list")) return writeItem(itemText(value, type, unread, depth), value);
  if (isGallery(type) && isPicture(addressIn(value))) return writePicture("", value);
  return isText(value.plain_text ?? value.text) && !listIn(value)
    ? wordsOf(value)
    : htmlOf(value, unread, depth);
}

/** Returns the text of an item, and the list in it. */
function itemText(value: Mapping, type: string, unread: Set<string>, depth: number): string {
  const nested = isText(value.content) ? listIn(value) : undefined;
  if (!nested) return htmlOf(value, unread, depth);
  const items = nested.map((one) => itemOf(one, type, unread, depth + 1)).join("");
  return `${asHtml(String(value.content))}<ul>${items}</ul>`;
}

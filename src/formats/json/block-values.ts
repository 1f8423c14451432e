import { firstPresent, nonEmpty } from "../../lib/present.js";
import { escapeHtml } from "../markdown/body/escape-html.js";
import { plainName } from "../markdown/fields/field-names.js";
import { isMapping, type Mapping } from "./json-values.js";

/** Levels of values in a block. */
const DEEPEST_VALUE = 6;

export const isText = (value: unknown): value is string => typeof value === "string";

/** Returns the plain name of a block's type: `image` for `core/image` and `blocks.image`. Scrapers call it by its tag. */
export function typeOf({
  _type,
  nodeType,
  blockName,
  __component,
  fields,
  type,
  name,
  tag,
}: Mapping): string {
  const inner = isMapping(fields) ? fields.blockType : undefined;
  const names = [_type, nodeType, blockName, __component, inner, type, name, tag];
  return plainName(String(names.find(isText) ?? "").replace(/^.*[/.]/, ""));
}

const CHILDREN =
  "children innerBlocks blocks content items root document content_elements rich_text columns".split(" ");
/** What rows of pictures and tables have besides. */
const OF_ROWS = ["files", "images", "slides", "rows", "cells", "body"];

/** Types of blocks with several pictures. */
export const isGallery = (type: string): boolean => /gallery|slide|carousel|^(?:images|files)$/.test(type);

/** Returns the blocks in a document or in a block. */
export function listIn(value: unknown, depth = 0): readonly unknown[] | undefined {
  if (Array.isArray(value)) return nonEmpty(value);
  if (!isMapping(value) || depth > DEEPEST_VALUE) return undefined;
  const type = typeOf(value);
  const names = isGallery(type) || type.startsWith("table") ? [...CHILDREN, ...OF_ROWS] : CHILDREN;
  const own = [value.content, value.children].filter(Array.isArray);
  // BlockNote has the words of an item beside the items below it.
  if (own.length === 2 && own.every((list) => list.length > 0)) return [...own.flat()];
  const found = firstPresent(names, (name) => listIn(value[name], depth + 1));
  // The text of a box may be a list of blocks.
  return found ?? (Array.isArray(value.text) ? nonEmpty(value.text) : undefined);
}

/** Tells whether a value is the address of a file that is a picture. */
export const isPicture = (value: unknown): value is string =>
  isText(value) && /\S\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(value);

const isAddress = (value: unknown): value is string =>
  isPicture(value) || (isText(value) && /^(?:https?:|mailto:|\/)[^\s<>]+$/i.test(value));

const ADDRESSES = "src url source_url href uri source value target link embed_url".split(" ");

/** Returns the first address in a block, but not in the blocks in it. */
export const addressIn = (block: Mapping): string | undefined => firstIn(block, ADDRESSES, isAddress);

/** Returns the first fitting text under one of the names in a block, but not in the blocks in it. */
export function firstIn(
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

/** Returns the text of a block as HTML. Editors keep it so, or as it is read. */
export const asHtml = (text: string): string =>
  /<\/?[a-z][^<>]*>|&#?\w+;/i.test(text) ? text : escapeHtml(text.trim()).replaceAll("\n", "<br>");

const TEXTS =
  "title text plain_text html innerHTML content value code message body question answer summary label emoji caption".split(
    " ",
  );

/** Returns the texts of a block that has no blocks in it, without those that stand in another one again. */
export function textsOf(block: Mapping): string {
  const texts = TEXTS.map((name) => block[name]).filter(isText);
  const plain = texts.map((text) => text.replace(/<[^<>]*>|\s+/g, ""));
  const isAgain = (one: string, index: number): boolean =>
    plain.some((other, at) => at !== index && other.includes(one) && (other !== one || at < index));
  return texts
    .filter((text, index) => text !== "" && !isAgain(plain[index] ?? "", index))
    .map(asHtml)
    .join("<br>");
}

import { pictureBehind } from "../../../lib/picture/picture-service.js";
import { firstPresent } from "../../../lib/present.js";
import { isPictureAddress } from "../../../model/allow-list.js";
import type { Picture } from "../../../model/article.js";
import { withoutLinks } from "../syntax/write-markdown.js";
import type { Fields, FieldValue } from "./fields.js";
import { firstOf, readTexts } from "./read-texts.js";

/** The names of the parts of a picture. A name goes before the names behind it. */
const SRC = "src url contentUrl path image overlay_image file feature teaser href relative_src basic".split(
  " ",
);
const ALT = ["alt", "alternative", "description"];
const CAPTION = ["caption", "title"];

/**
 * Returns the picture of a field. The field is an address, a mapping with an address, alternative text and caption, or a
 * list of these: the first picture of a list counts. The address stays as it was written, and leads to the web or to a file
 * of the mirror. Returns undefined if the field names no picture.
 */
export function readLeadPicture(value: FieldValue): Picture | undefined {
  if (typeof value === "string") return pictureIn(value);
  if (Array.isArray(value)) return firstPresent(value, readLeadPicture);
  const parts = value as Fields;
  const picture = readLeadPicture(firstOf(parts, SRC) ?? "");
  return (
    picture && {
      ...picture,
      alt: textOf(parts, ALT) || picture.alt,
      caption: plainCaption(textOf(parts, CAPTION)) || picture.caption,
    }
  );
}

/** Returns a caption without tags, and with the words of its links. */
export const plainCaption = (caption: string): string =>
  withoutLinks(caption.replace(/<\/?[a-z][^<>]*>/gi, ""));

function pictureIn(text: string): Picture | undefined {
  const marked = firstPresent(MARKED, (pattern) => pattern.exec(text)?.groups);
  const src = (marked?.src ?? text).trim().replace(/^(?=\/\/)/, "https:");
  return isFile(src) ? { src: pictureBehind(src), alt: marked?.alt ?? "", caption: "" } : undefined;
}

/** A picture in the marks of Markdown, Obsidian and HTML. */
const MARKED = [
  /^\s*!\[(?<alt>[^[\]]*)\]\(\s*(?<src>[^()\s]+)[^()]*\)\s*$/,
  /^\s*!?\[\[(?<src>[^[\]|]+)(?:\|[^[\]]*)?\]\]\s*$/,
  /^\s*<img\b(?=[^<>]*?\ssrc=["'](?<src>[^"'<>]+))(?:[^<>]*?\salt=["'](?<alt>[^"'<>]*))?/i,
];

/** Tells whether a text is the address of a file. A single word such as `true` is not. */
const isFile = (address: string): boolean =>
  isPictureAddress(address) && (/[/\\]/.test(address) || /\.\w{2,5}(?:[?#].*)?$/.test(address));

const textOf = (parts: Fields, names: readonly string[]): string =>
  readTexts(firstOf(parts, names) ?? "")?.[0] ?? "";

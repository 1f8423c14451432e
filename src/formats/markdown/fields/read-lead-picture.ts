import { withSingleSpaces } from "../../../lib/html/characters.js";
import { firstPresent } from "../../../lib/present.js";
import { isPictureAddress } from "../../../model/allow-list.js";
import type { Picture } from "../../../model/article.js";
import type { FieldValue } from "./fields.js";

/** The names of the parts of a picture. A name goes before the names behind it. */
const SRC = ["src", "url", "path", "image", "file", "feature", "teaser", "href", "relative_src"];
const ALT = ["alt", "alternative", "description"];
const CAPTION = ["caption", "title"];

/**
 * Returns the picture of a field. The field is an address, a mapping with an address, alternative text and caption, or a
 * list of these: the first picture of a list counts. The address stays as it was written, and leads to the web or to a file
 * of the mirror. Returns undefined if the field names no picture.
 */
export function readLeadPicture(value: FieldValue): Picture | undefined {
  if (typeof value === "string") {
    const src = value.trim();
    return isFile(src) ? { src, alt: "", caption: "" } : undefined;
  }
  if (Array.isArray(value)) return firstPresent(value, readLeadPicture);
  const parts = value as Readonly<Record<string, FieldValue>>;
  const src = textOf(parts, SRC);
  return isFile(src) ? { src, alt: textOf(parts, ALT), caption: textOf(parts, CAPTION) } : undefined;
}

/** Tells whether a text is the address of a file. A single word such as `true` is not. */
const isFile = (address: string): boolean =>
  isPictureAddress(address) && (/[/\\]/.test(address) || /\.\w{2,5}(?:[?#].*)?$/.test(address));

function textOf(parts: Readonly<Record<string, FieldValue>>, names: readonly string[]): string {
  for (const name of names) {
    const value = parts[name];
    if (typeof value === "string" && value.trim() !== "") return withSingleSpaces(value);
  }
  return "";
}

import { isPictureAddress } from "../../../model/allow-list.js";
import type { Picture } from "../../../model/article.js";
import type { FieldValue } from "./fields.js";

/** What the parts of a picture are called, those that count most first. */
const SRC = ["src", "url", "path", "image", "file", "feature", "teaser", "href", "relative_src"];
const ALT = ["alt", "alternative", "description"];
const CAPTION = ["caption", "title"];

/**
 * Returns the picture that a field names: an address, a mapping with an address, alternative text and caption, or a list,
 * whose first picture counts. The address is as it was written: on the web, or of a file of the mirror.
 * Returns undefined where the field names no picture.
 */
export function readLeadPicture(value: FieldValue): Picture | undefined {
  if (typeof value === "string") {
    const src = value.trim();
    return isFile(src) ? { src, alt: "", caption: "" } : undefined;
  }
  if (Array.isArray(value)) {
    for (const item of value) {
      const picture = readLeadPicture(item);
      if (picture) return picture;
    }
    return undefined;
  }
  const parts = value as Readonly<Record<string, FieldValue>>;
  const src = textOf(parts, SRC);
  return isFile(src) ? { src, alt: textOf(parts, ALT), caption: textOf(parts, CAPTION) } : undefined;
}

/** A word alone, such as `true` or `sunset`, is no address. */
const isFile = (address: string): boolean =>
  isPictureAddress(address) && (/[/\\]/.test(address) || /\.\w{2,5}(?:[?#].*)?$/.test(address));

function textOf(parts: Readonly<Record<string, FieldValue>>, names: readonly string[]): string {
  for (const name of names) {
    const value = parts[name];
    if (typeof value === "string" && value.trim() !== "") return value.replace(/\s+/gu, " ").trim();
  }
  return "";
}

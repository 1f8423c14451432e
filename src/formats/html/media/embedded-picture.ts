import { imageSize } from "image-size";
import { digestOf } from "../../../lib/digest.js";
import type { EmbeddedPicture } from "../../../model/article.js";

/** Kinds of pictures that the site shows, as their bytes tell; an address may call them something else. */
const SHOWN = new Set(["jpg", "png", "gif", "webp", "avif", "bmp"]);
/** CSS pixels of a picture that only holds a place, or counts readers. */
const TINY = 2;

/**
 * Reads the picture in a `data:` address. Returns `tiny` if its width or its height is so small that nobody sees it. Returns
 * `unusable` if it is not a picture, or not of a kind that the site shows. SVG is never shown, since it can hold scripts: a
 * short one is `tiny`, any other `unusable`.
 * @param tiny CSS pixels up to which a side is small
 */
export function readEmbeddedPicture(address: string, tiny = TINY): EmbeddedPicture | "tiny" | "unusable" {
  const [, type = "", parameters = "", data = ""] =
    /^data:([\w/+.-]*)((?:;[^,;]*)*),(.*)$/is.exec(address) ?? [];
  if (!/^image\/(?!svg)/i.test(type))
    return /^data:image\/svg/i.test(address) && address.length < 600 ? "tiny" : "unusable";
  const bytes = Buffer.from(unescaped(data), /;\s*base64\s*$/i.test(parameters) ? "base64" : "latin1");
  const size = sizeOf(bytes);
  const ending = size?.type ?? "";
  if (!size || !SHOWN.has(ending) || size.width === 0 || size.height === 0) return "unusable";
  if (size.width <= tiny || size.height <= tiny) return "tiny";
  const { width, height } = size;
  return { name: `${digestOf(bytes)}.${ending}`, bytes, width, height };
}

const unescaped = (data: string): string =>
  data.replace(/%[\da-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));

function sizeOf(bytes: Uint8Array): ReturnType<typeof imageSize> | undefined {
  try {
    return imageSize(bytes);
  } catch (error) {
    // The library throws for whatever is no picture that it knows, with errors of several kinds.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

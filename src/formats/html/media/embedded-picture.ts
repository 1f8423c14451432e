import { hash } from "node:crypto";
import { imageSize } from "image-size";

/** A picture that a page holds within itself. */
export interface EmbeddedPicture {
  /** Named after its bytes, so that the same picture has one name: `<digest>.<ending>`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const ENDINGS = new Map([
  ["image/jpeg", "jpg"],
  ["image/jpg", "jpg"],
  ["image/png", "png"],
  ["image/gif", "gif"],
  ["image/webp", "webp"],
  ["image/avif", "avif"],
  ["image/bmp", "bmp"],
]);
/** CSS pixels of a picture that only holds a place, or counts readers. */
const TINY = 2;

/**
 * Reads a `data:` address. `tiny` is a picture of a pixel or two, which nobody sees; `unusable` is none of a kind that
 * the site shows, or not one at all. SVG is not taken: it is a document that can hold scripts.
 * @param tiny CSS pixels up to which a picture is tiny
 */
export function readEmbeddedPicture(address: string, tiny = TINY): EmbeddedPicture | "tiny" | "unusable" {
  const [, type = "", parameters = "", data = ""] =
    /^data:([\w/+.-]*)((?:;[^,;]*)*),(.*)$/is.exec(address) ?? [];
  const ending = ENDINGS.get(type.toLowerCase());
  if (!ending) return /^data:image\/svg/i.test(address) && address.length < 600 ? "tiny" : "unusable";
  const bytes = /;\s*base64\s*$/i.test(parameters)
    ? Buffer.from(
        data.replace(/%[\da-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16))),
        "base64",
      )
    : Buffer.from(bytesOf(data), "latin1");
  const size = sizeOf(bytes);
  if (!size) return "unusable";
  if (size.width <= tiny || size.height <= tiny) return "tiny";
  return { name: `${hash("sha256", bytes, "hex").slice(0, 20)}.${ending}`, bytes };
}

const bytesOf = (data: string): string =>
  data.replace(/%[\da-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));

function sizeOf(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  try {
    return imageSize(bytes);
  } catch (error) {
    // The library throws for whatever is no picture that it knows, with errors of several kinds.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

import type { Element } from "hast";
import { isWebAddress } from "../../model/allow-list.js";
import { attribute } from "./elements.js";

const IMAGE_FILE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp)$/i;

/** Returns the address of the image that an `img` shows, with `//` and image proxies resolved; undefined where it has none. */
export function pictureAddress(image: Element): string | undefined {
  const candidates = [attribute(image, "src"), attribute(image, "dataSrc"), attribute(image, "dataLazySrc")];
  for (const candidate of candidates) {
    const address = webAddress(candidate ?? "");
    if (address) return unproxied(address);
  }
  return undefined;
}

/** Returns the address when it is an http(s) address of an image file, else undefined. */
export function imageFileAddress(href: string | undefined): string | undefined {
  const address = webAddress(href ?? "");
  return address && IMAGE_FILE.test(new URL(address).pathname) ? unproxied(address) : undefined;
}

/** Returns what two addresses of one picture in different sizes share: the file's name without size and ending. */
export function pictureKey(address: string): string {
  const file = address.replace(/[?#].*$/, "").replace(/^.*\//, "");
  return file.replace(/(?:-\d+x\d+)?\.\w+$/, "");
}

function webAddress(text: string): string | undefined {
  const trimmed = text.trim();
  const address = trimmed.startsWith("//") ? `https:${trimmed}` : trimmed;
  return isWebAddress(address) ? address : undefined;
}

/** `https://site/_next/image?url=https%3A%2F%2Fimages…&w=…` shows the picture that its `url` names. */
function unproxied(address: string): string {
  const { pathname, searchParams } = new URL(address);
  if (!pathname.endsWith("/_next/image")) return address;
  return webAddress(searchParams.get("url") ?? "") ?? address;
}

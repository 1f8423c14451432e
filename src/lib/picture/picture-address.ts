import type { Element } from "hast";
import { isRelativeAddress } from "../../model/allow-list.js";
import { EMBEDDED_FOLDER } from "../../model/article.js";
import { attribute } from "../html/elements.js";
import { isBesidePage } from "../html/files-of-page.js";
import { resolveWebAddress } from "../html/resolve-address.js";
import { pictureBehind } from "./picture-service.js";

/** The name of a file that is called like an image. Wikis call the page about one `File:lamp.jpg`. */
export const IMAGE_FILE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp)$(?<!\/[^/.:]+:[^/]*)/i;

/** Attributes with the address of a picture. Scripts read those that begin with `data-`. */
const ADDRESS_ATTRIBUTES = ["src", "dataSrc", "dataLazySrc", "dataOriginal"];

const PLACEHOLDER =
  /(?:^|[/_.-])(?:placeholder|blank|spacer|transparent|pixel|loading|lazy-?load|grey|gray|1x1|spinner|dummy|empty)(?:[_.-][\w-]*)?\.(?:gif|png|svg|jpe?g|webp)(?:$|\?)/i;

/** Tells whether an address is that of a picture that stands in the place of one that was not loaded yet. */
export const isPlaceholderAddress = (address: string): boolean => PLACEHOLDER.test(address);

/**
 * Returns the full address of the picture that an `img` shows: of `src`, unless that is a placeholder, else of an attribute
 * for scripts, else of the largest size in `srcset`. An address of a resizing service becomes that of the picture itself. An
 * embedded picture has a path in `EMBEDDED_FOLDER`, which is returned as it is.
 * @param base the address of the page; without it a relative address is kept, since the picture may lie beside the file
 * @returns undefined if the `img` has no usable address
 */
export function pictureAddress(image: Element, base?: string): string | undefined {
  const named = ADDRESS_ATTRIBUTES.map((name) => attribute(image, name)?.trim() ?? "");
  const [src = "", ...lazy] = named;
  const written = isPlaceholderAddress(src) ? [...lazy, src] : named;
  for (const address of written) {
    if (address.startsWith(EMBEDDED_FOLDER)) return address;
    if (isBesidePage(address)) return address.replace(/\s/gu, encodeURI);
    const full = resolveWebAddress(address, base);
    if (full) return pictureBehind(full);
  }
  const sizes = attribute(image, "srcSet") ?? attribute(image, "dataSrcset") ?? "";
  const largest = resolveWebAddress(addressesInSet(sizes)[0], base);
  if (largest) return pictureBehind(largest);
  const relative = named.findLast((address) => isRelativeAddress(address));
  return relative && pictureBehind(relative.replace(/\s/gu, encodeURI));
}

/** Returns the address of a link to an image file, see `pictureBehind`; else undefined. @param base the address of the page */
export function imageFileAddress(href: string | undefined, base?: string): string | undefined {
  const address = resolveWebAddress(href, base);
  return address && IMAGE_FILE.test(new URL(address).pathname) ? pictureBehind(address) : undefined;
}

/** Returns the addresses of a `srcset`, the one with the greatest width or density first; of equals the first. */
export const addressesInSet = (srcset: string): string[] =>
  [...srcset.matchAll(/([^\s,]\S*[^\s,])(?:\s+(\d*\.?\d+)[wx])?/g)]
    .map(([, address = "", size = "1"]) => ({ address, size: Number(size) }))
    .sort((one, other) => other.size - one.size)
    .map(({ address }) => address);

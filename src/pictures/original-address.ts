import { pictureAddress } from "../lib/picture/picture-address.js";

/** Addresses that ask for a picture in a certain size, and the address without the size. */
const SIZED: readonly { readonly pattern: RegExp; readonly original: string }[] = [
  // WordPress keeps the file that was uploaded beside its smaller copies.
  { pattern: /-\d{2,5}x\d{2,5}(\.(?:jpe?g|png|gif|webp|avif))(?:\?.*)?$/i, original: "$1" },
  // Photon shrinks pictures of other hosts. Its path begins with the other host.
  { pattern: /^https?:\/\/i[0-3]\.wp\.com\/([^/?#]+\.[^/?#]+\/[^?#]+).*$/i, original: "https://$1" },
];

/**
 * Returns the address at which the largest size of a picture is likely. It may not be there: a name may only look like a
 * size. Addresses of resizing proxies are resolved. An address without a size is returned as it is.
 */
export function originalAddress(address: string): string {
  const properties = { src: address };
  const resolved = pictureAddress({ type: "element", tagName: "img", properties, children: [] }) ?? address;
  return SIZED.reduce((text, { pattern, original }) => text.replace(pattern, original), resolved);
}

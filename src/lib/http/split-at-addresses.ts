/** A web address in text. It is ASCII, since Chinese text follows it without a space, and does not end in punctuation. */
const ADDRESS = /https?:\/\/[\w\-.~:/?#@!$&'()*+,;=%[\]]*[\w/=#&%~)-]/gi;

interface FoundAddress {
  readonly address: string;
  /** The offset at which it begins. */
  readonly index: number;
}

/** Returns the web addresses in a text, in their order. A bracket that is not opened in an address does not belong to it. */
function webAddresses(text: string): FoundAddress[] {
  if (!text.includes("://")) return [];
  return Array.from(text.matchAll(ADDRESS), ({ 0: match, index }) => ({
    address: balanced(match),
    index,
  })).filter(({ address }) => URL.canParse(address));
}

/** Cuts the brackets off an address that are not opened in it, and the punctuation before them. */
function balanced(address: string): string {
  let excess = address.split(")").length - address.split("(").length;
  let end = address;
  for (; excess > 0 && end.endsWith(")"); excess--) end = end.slice(0, -1).replace(/[^\w/=#&%~)-]$/, "");
  return end;
}

/**
 * Returns the parts of a text between and of its web addresses; the text alone if it has none.
 * @param ofText makes a part of what is not an address
 */
export function splitAtAddresses<Part>(
  text: string,
  ofText: (text: string) => Part,
  ofAddress: (address: string) => readonly Part[],
): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { address, index } of webAddresses(text)) {
    if (index > end) parts.push(ofText(text.slice(end, index)));
    parts.push(...ofAddress(address));
    end = index + address.length;
  }
  if (end < text.length) parts.push(ofText(text.slice(end)));
  return parts;
}

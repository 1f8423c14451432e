/** Returns a part of an address without percent-escapes; the part as it is if its escapes are not UTF-8. */
export function unescapeAddress(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

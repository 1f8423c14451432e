/**
 * Returns an address of a page in full, as a browser reads it: without white space at its edges and without line breaks,
 * inner spaces escaped, backslashes turned. What has no scheme or no host takes them from the page's own address. An
 * address that begins with `www.` lacks its scheme; it is no file beside the page.
 * @param base the address of the page; without it, `//host` means https, and a relative address has no full form
 * @returns undefined where there is no such address, or where its scheme is not http, https or mailto
 */
export function resolveAddress(raw: string, base?: string): string | undefined {
  const written = raw.trim();
  if (isLinkAddress(written) && !/[\s\\]/u.test(written)) return written;
  const escaped = written
    .replace(/\s+/gu, (run) => (/[\n\r\t]/.test(run) ? "" : "%20".repeat(run.length)))
    .replaceAll("\\", /^mailto:/i.test(written) ? "%5C" : "/");
  if (isLinkAddress(escaped)) return escaped;
  if (/^(?:https?:\/\/|mailto:)/i.test(written)) {
    // A space within the host or the mailbox is a slip.
    return linkAddress(written.replace(/[\s\\]+/gu, ""));
  }
  if (escaped === "" || /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(escaped)) return undefined;
  if (escaped.startsWith("//")) return linkAddress(`${schemeOf(base)}${escaped}`);
  if (/^www\.[\w-]+\.\w/i.test(escaped)) return linkAddress(`${schemeOf(base)}//${escaped}`);
  return base && URL.canParse(escaped, base) ? linkAddress(new URL(escaped, base).href) : undefined;
}

const schemeOf = (base = ""): string => (/^http:/i.test(base) ? "http:" : "https:");

/** The allow-list asks the same, and parses each address twice: half of what all links of an article cost. */
const isLinkAddress = (address: string): boolean =>
  /^(?:https?:\/\/[^/]|mailto:.)/i.test(address) && URL.canParse(address);

const linkAddress = (address: string): string | undefined => (isLinkAddress(address) ? address : undefined);

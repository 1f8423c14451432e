import { isLinkAddress } from "../../model/allow-list.js";

/**
 * Returns the full form of an address on a page, as a browser reads it. White space at the edges and line breaks are
 * removed, inner spaces are escaped, and backslashes become slashes. A missing scheme or host is that of the page. An
 * address that begins with `www.` gets a scheme, since it is no file beside the page.
 * @param base the address of the page; without it `//host` gets https, and a relative address has no full form
 * @returns undefined if there is no full form, or if its scheme is not http, https or mailto
 */
export function resolveAddress(raw: string, base?: string): string | undefined {
  // Editors paste an address behind the scheme that stands in the field.
  const written = raw.trim().replace(/^https?:\/\/(?=https?:\/\/)/i, "");
  if (isLinkAddress(written) && !/[\s\\]/u.test(written)) return written;
  const escaped = written
    .replace(/\s+/gu, (run) => (/[\n\r\t]/.test(run) ? "" : encodeURI(run)))
    .replaceAll("\\", /^mailto:/i.test(written) ? "%5C" : "/");
  if (isLinkAddress(escaped)) return escaped;
  if (/^(?:https?:\/\/|mailto:)/i.test(written)) {
    // A space in the host or the mailbox is a typing error.
    return linkAddress(written.replace(/[\s\\]+/gu, ""));
  }
  if (escaped === "" || /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(escaped)) return undefined;
  if (escaped.startsWith("//")) return linkAddress(`${schemeOf(base)}//${escaped.replace(/^\/+/, "")}`);
  if (/^www\.[\w-]+\.\w/i.test(escaped)) return linkAddress(`${schemeOf(base)}//${escaped}`);
  return base && URL.canParse(escaped, base) ? linkAddress(new URL(escaped, base).href) : undefined;
}

/** Returns the full form of an address as `resolveAddress` does; undefined if there is none, or if its scheme is not http(s). */
export function resolveWebAddress(raw: string | undefined, base?: string): string | undefined {
  const address = raw === undefined ? undefined : resolveAddress(raw, base);
  return address && !/^mailto:/i.test(address) ? address : undefined;
}

const schemeOf = (base = ""): string => (/^http:/i.test(base) ? "http:" : "https:");

const linkAddress = (address: string): string | undefined => (isLinkAddress(address) ? address : undefined);

/** What web archives put before the address of a page: their own, a time, and perhaps how it is shown. */
const ARCHIVED =
  /^https?:\/\/(?:[^/]+\/(?:[\w-]+\/){0,3}(?:\d{4,14}(?:[a-z]{2}_)?|\d{4}\.\d\d\.\d\d-\d{6})|archive\.[a-z]{2,5}\/o\/\w+)\/(?=https?:\/\/[^/]|mailto:)/i;

/** Returns the address of a page that a web archive keeps, for the address of its copy there. Any other address stays as it is. */
export const withoutArchive = (address: string): string => address.replace(ARCHIVED, "");

/** Pages that count a click and send the reader on. */
const REDIRECTOR =
  /^https?:\/\/(?:link\.(?:zhihu\.com|juejin\.cn|csdn\.net)\/?|links\.jianshu\.com\/go|www\.jianshu\.com\/go-wild|gitee\.com\/link|www\.douban\.com\/link2\/|weibo\.cn\/sinaurl|www\.google(?:\.com?)?(?:\.[a-z]{2,3})?\/url|(?:lm?|www)\.facebook\.com\/l\.php|l\.messenger\.com\/l\.php|l\.instagram\.com\/|www\.youtube\.com\/redirect|t\.umblr\.com\/redirect|steamcommunity\.com\/linkfilter\/|vk\.com\/away\.php|out\.reddit\.com\/\w+|www\.linkedin\.com\/(?:safety\/go|redir\/redirect)|slack-redir\.net\/link|[a-z\d]+\.safelinks\.protection\.outlook\.com\/|href\.li\/|www\.deviantart\.com\/users\/outgoing)\?(?=.)/i;

/**
 * Returns the address to which a known redirector sends the reader on, where the query names it in full: who follows a link
 * reports to nobody else. Any other address stays as it is.
 */
export function withoutRedirect(address: string): string {
  const [redirector] = REDIRECTOR.exec(address) ?? [];
  if (!redirector || !URL.canParse(address)) return address;
  const query = address.slice(redirector.length);
  const target = /^https?:\/\//i.test(query) ? resolveWebAddress(query) : addressInQuery(query);
  return target === undefined ? address : withoutRedirect(target);
}

/** Returns the first full http(s) address among the values of a query; undefined if there is none. */
export const addressInQuery = (query = ""): string | undefined =>
  resolveWebAddress([...new URLSearchParams(query).values()].find((value) => /^https?:/i.test(value)));

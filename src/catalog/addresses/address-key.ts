/** Parameters that tell a publisher where a reader comes from. */
const COUNTING = /^(?:utm_\w+|fbclid|gclid|dclid|yclid|ysclid|msclkid|mc_[ce]id|igshid|_openstat)(?:=|$)/i;

/**
 * Returns what the addresses of one page have in common, however they are written: without scheme, `www.`, parameters that
 * only count, a slash at the end and the place in the page. An address of another scheme than http is its own key.
 */
export function addressKey(address: string): string {
  const [, host = "", page = "", query = "", place = ""] =
    /^https?:\/\/(?:www\.)?([^/?#]*)([^?#]*)\??([^#]*)#?(.*)$/is.exec(address) ?? [];
  if (host === "") return address;
  const parameters = query.split("&").filter((parameter) => parameter !== "" && !COUNTING.test(parameter));
  // Behind such a mark stands the path of a page that a script shows.
  const route = /^[!/]/.test(place) ? `#${place}` : "";
  const shown = parameters.length > 0 ? `?${parameters.join("&")}` : "";
  return host.toLowerCase().replace(/:(?:80|443)$/, "") + unescaped(page.replace(/\/+$/, "") + shown + route);
}

/** Returns a part of an address with its letters in the place of their escapes. */
function unescaped(text: string): string {
  if (!text.includes("%")) return text;
  const upper = text.replace(/%[\da-f]{2}/gi, (octet) => octet.toUpperCase());
  try {
    return decodeURI(upper);
  } catch (error) {
    if (error instanceof URIError) return upper;
    throw error;
  }
}

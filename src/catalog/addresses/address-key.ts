import { unescapeAddress } from "../../lib/text/unescape-address.js";
import { isWebAddress } from "../../model/allow-list.js";

/** Parameters that tell a publisher where a reader comes from. */
const COUNTING = /^(?:utm_\w+|fbclid|gclid|dclid|yclid|ysclid|msclkid|mc_[ce]id|igshid|_openstat)(?:=|$)/i;

/**
 * Returns what the addresses of one page have in common, however they are written: without scheme, `www.`, parameters that
 * only count readers, a slash at the end and the place in the page. An address of another scheme than http is its own key.
 */
export function addressKey(address: string): string {
  if (!isWebAddress(address)) return address;
  const [, host = "", page = "", query = "", place = ""] =
    /^([^/?#]*)([^?#]*)\??([^#]*)#?(.*)$/s.exec(withoutScheme(address)) ?? [];
  const parameters = query.split("&").filter((parameter) => parameter !== "" && !COUNTING.test(parameter));
  // Behind such a mark stands the path of a page that a script shows.
  const route = /^[!/]/.test(place) ? `#${place}` : "";
  const shown = parameters.length > 0 ? `?${parameters.join("&")}` : "";
  return (
    host.toLowerCase().replace(/:(?:80|443)$/, "") + unescapeAddress(page.replace(/\/+$/, "") + shown + route)
  );
}

/** Returns an address without the `http://` or `https://` at its start, and without a `www.` behind that. */
export const withoutScheme = (address: string): string => address.replace(/^https?:\/\/(?:www\.)?/i, "");

import { resolveWebAddress } from "../html/resolve-address.js";

/** Nearly all addresses are decided by this, which is much faster than parsing them. */
const SERVICE =
  /\/_(?:next\/|vercel\/)?image\/?\?|\/\/(?:images\.weserv|wsrv)\.nl\/|\/\/i\d\.wp\.com\/|\/cdn-cgi\/image\/|\/thumb\/[^?]*\?fname=http|[?&](?:url|src|u|uri|image|img)=https?(?::|%3a)|\/\/camo\.[^/]+\/[\da-f]+\/|\.cdn\.ampproject\.|\/(?:image\/fetch|unsafe|img)\/[^/]*\/https?(?::|%3a)/i;

/** Parameters in which proxies, thumbnailers and caches of search engines name a picture: `timthumb.php?src=http://…/a.jpg`. */
const IN_QUERY = ["url", "src", "u", "uri", "image", "img"];
const IMAGE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp)$/i;
const FILE = /^https?:\/\/[^?#]+\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:[?#]|$)/i;

/** Stands for the unknown host of a relative address. */
const NOWHERE = "https://nowhere.invalid";

/** Returns the address of the picture behind a resizing service; any other as it is. @param address http(s), or relative */
export function pictureBehind(address: string): string {
  if (!SERVICE.test(address) || !URL.canParse(address, NOWHERE)) return address;
  const inner = innerAddress(new URL(address, NOWHERE));
  return inner === undefined ? address : pictureBehind(inner.replace(NOWHERE, ""));
}

function innerAddress({ href, host, pathname, search, searchParams }: URL): string | undefined {
  if (/^(?:images\.weserv\.nl|wsrv\.nl)$/.test(host)) return hostAddress(searchParams.get("url") ?? "");
  if (/^i\d\.wp\.com$/.test(host)) return hostAddress(pathname.slice(1) + photonQuery(search));
  const [, isSecure, cached] =
    (/\.cdn\.ampproject\.(?:org|net)$/.test(host) && /^\/i\/(s\/)?(.+)$/.exec(pathname)) || [];
  if (cached) return hostAddress(`${isSecure ? "https" : "http"}://${cached}${search}`);
  // Daum's servers.
  if (searchParams.has("fname")) return resolveWebAddress(searchParams.get("fname") ?? "");
  if (/\/_(?:next\/|vercel\/)?image\/?$/.test(pathname))
    return resolveWebAddress(searchParams.get("url") ?? searchParams.get("href") ?? "", href);
  const named = IN_QUERY.map((name) => searchParams.get(name) ?? "").find((one) => FILE.test(one));
  if (named && !IMAGE.test(pathname)) return resolveWebAddress(named);
  const hexadecimal = /^camo\./.test(host) && /^\/[\da-f]+\/([\da-f]+)$/.exec(pathname)?.[1];
  if (hexadecimal) return resolveWebAddress(Buffer.from(hexadecimal, "hex").toString());
  const [, inPath] = /\/(?:image\/fetch|unsafe|img)\/[^/]*\/(https?(?::\/|%3a%2f).+)$/i.exec(pathname) ?? [];
  const decoded = inPath && /^https?%/i.test(inPath) ? decodeURIComponent(inPath) : inPath;
  const inCdn = decoded ?? /\/cdn-cgi\/image\/[^/]+\/(.+)$/.exec(pathname)?.[1];
  return (
    inCdn &&
    resolveWebAddress(/^https?:\//.test(inCdn) ? inCdn.replace(/^(https?:\/)\/?/, "$1/") : `/${inCdn}`, href)
  );
}

/** Returns the full address of a picture that a service names. It may lack its scheme or begin with `ssl:`. */
function hostAddress(named: string): string | undefined {
  const address = named.replace(/^ssl:/i, "").replace(/^(?!https?:)\/{0,2}/i, "https://");
  return /^https?:\/\/[^/]+\.[^/]+\/./i.test(address) ? resolveWebAddress(address) : undefined;
}

/** Photon takes the query of the picture in `q`. Without `q`, all but Photon's own parameters may be the picture's. */
function photonQuery(search: string): string {
  const query = new URLSearchParams(search);
  const own = query.get("q");
  if (own) return `?${own}`;
  for (const name of ["resize", "fit", "w", "h", "ssl", "quality", "strip", "zoom", "crop", "lb", "ulb"])
    query.delete(name);
  return query.size > 0 ? `?${query}` : "";
}

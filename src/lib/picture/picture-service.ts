import { resolveWebAddress, withoutArchive } from "../html/resolve-address.js";

/** Parameters in which proxies, thumbnailers and caches of search engines name a picture: `timthumb.php?src=http://…/a.jpg`. */
const IN_QUERY = ["url", "src", "u", "uri", "image", "img"];
/** The end of the name of a file that is a picture. */
export const PICTURE_FILE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp)$/i;
/** The address of such a file in full, or from the root of the host. */
const FILE = /^(?:https?:\/)?\/[^?#]+\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:[?#@]|$)/i;
/** What a path has before an address that is no file's by its name. */
const BEFORE_ADDRESS = /\/(?:image\/fetch|unsafe|img)\/[^/]*\/$/i;

/** Services by the whole names of their hosts, and the address that theirs names, which may lack its scheme. */
const BY_HOST: readonly (readonly [host: string, named: (address: URL) => string])[] = [
  [String.raw`(?:images\.weserv|wsrv)\.nl`, ({ searchParams }) => searchParams.get("url") ?? ""],
  [String.raw`i\d\.wp\.com`, ({ pathname, search }) => pathname.slice(1) + photonQuery(search)],
  [
    String.raw`cdn\.statically\.io`,
    ({ pathname }) => pathname.replace(/^\/img\/([^/]+\/)(?:[^/]*=[^/]*\/)?/, "$1"),
  ],
  [
    String.raw`static\.wixstatic\.com`,
    ({ host, pathname }) =>
      /\/v1\/(?:fill|fit|crop)\//.test(pathname) ? host + pathname.replace(/\/v1\/.*$/, "") : "",
  ],
  [String.raw`ezoimgfmt\.com`, ({ pathname }) => pathname.slice(1)],
  [
    String.raw`(?:[^/]+\.)?cdn\.ampproject\.(?:org|net)`,
    ({ pathname, search }) =>
      (pathname + search).replace(/^\/i\/(s\/)?/, (_, isSecure) => (isSecure ? "https://" : "http://")),
  ],
];

/** What an address of any other service has. */
const ELSEWHERE =
  /\/[_.](?:next\/|vercel\/|netlify\/)?images?\/?\?|\/_ipx\/|\/cdn-cgi\/image\/|\/thumb\/[^?]*\?fname=http|[?&](?:url|src|u|uri|image|img)=(?:https?(?::|%3a)|\/|%2f)|\/\/camo\.[^/]+\/[\da-f]+\/|\/\/[^?]+\/https?(?::|%3a)|#https?:|\/unsafe\//;

/** Nearly all addresses are decided by this, which is much faster than parsing them. */
const SERVICE = new RegExp(`//(?:${BY_HOST.map(([host]) => host).join("|")})/|${ELSEWHERE.source}`, "i");

/** Stands for the unknown host of a relative address. */
const NOWHERE = "https://nowhere.invalid";

/** Returns the address of the picture behind a resizing service; any other as it is. @param address http(s), or relative */
export function pictureBehind(address: string): string {
  if (!SERVICE.test(address) || !URL.canParse(address, NOWHERE)) return address;
  const inner = innerAddress(new URL(address, NOWHERE));
  return inner === undefined ? address : pictureBehind(inner.replace(NOWHERE, ""));
}

function innerAddress(address: URL): string | undefined {
  const { href, hash, host, pathname, searchParams } = address;
  const [, named] = BY_HOST.find(([name]) => new RegExp(`^${name}$`).test(host)) ?? [];
  if (named) return hostAddress(named(address));
  // Daum's servers.
  if (searchParams.has("fname")) return resolveWebAddress(searchParams.get("fname") ?? "");
  if (/\/[_.](?:next\/|vercel\/|netlify\/)?images?\/?$/.test(pathname))
    return resolveWebAddress(searchParams.get("url") ?? searchParams.get("href") ?? "", href);
  const inQuery = IN_QUERY.map((name) => searchParams.get(name) ?? "").find((one) => FILE.test(one));
  if (inQuery && !PICTURE_FILE.test(pathname)) return resolveWebAddress(inQuery, href);
  const hexadecimal = /^camo\./.test(host) && /^\/[\da-f]+\/([\da-f]+)$/.exec(pathname)?.[1];
  if (hexadecimal) return resolveWebAddress(Buffer.from(hexadecimal, "hex").toString());
  // Google writes the address behind that of its copy.
  if (FILE.test(hash.slice(1))) return hash.slice(1);
  return resolveWebAddress(addressInPath(pathname, href), href);
}

/** Returns the address that a service has at the end of its own, in full or from the root. A copy in a web archive is no service. */
function addressInPath(pathname: string, href: string): string | undefined {
  const [, before = "", inPath] = /^(.*?\/)(https?(?::\/|%3a%2f).+)$/i.exec(pathname) ?? [];
  const decoded = (inPath && /^https?%/i.test(inPath) ? decodeURIComponent(inPath) : inPath)?.replace(
    /^(https?:\/)\/?/,
    "$1/",
  );
  if (decoded && withoutArchive(href) === href && (BEFORE_ADDRESS.test(before) || FILE.test(decoded)))
    return decoded.replace(/@[a-z]+$/, "");
  const [, host] = /\/unsafe\/(?:[^/.]+\/)*((?:[\w-]+\.)+[a-z]{2,}\/.+)$/i.exec(pathname) ?? [];
  if (host) return `https://${host}`;
  const own = /\/(?:cdn-cgi\/image|_ipx)\/[^/]+\/(.+)$/.exec(pathname)?.[1];
  return own && (/^https?:\//.test(own) ? own : `/${own}`);
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

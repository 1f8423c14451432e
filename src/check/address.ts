import type { SitePath } from "../model/names.js";

/** Where an address leads. */
export type Address =
  | { readonly kind: "inside"; readonly path: SitePath; readonly fragment: string }
  /** To another host, over http or https. */
  | { readonly kind: "web" }
  | { readonly kind: "mail" }
  /** Within this host, but not into the site. */
  | { readonly kind: "beside" }
  /** By another scheme, or not an address at all. */
  | { readonly kind: "bad" };

/** Deep enough that no number of `../` in a page of ours leads to the host's root. */
const ROOT = "http://site.invalid/a/b/c/d/e/f/";
const ROOT_PATH = new URL(ROOT).pathname;

/** Reads addresses as a browser does that shows the page, wherever the site may stand. */
export class AddressReader {
  private readonly page: URL;
  private readonly known = new Map<string, Address>();

  /** @param base where the site says that it stands: absolute addresses that begin so are its own */
  constructor(
    path: string,
    private readonly base?: URL,
  ) {
    this.page = new URL(path.split("/").map(encodeURIComponent).join("/"), ROOT);
  }

  read(value: string): Address {
    let address = this.known.get(value);
    if (!address) {
      address = this.parsed(value);
      this.known.set(value, address);
    }
    return address;
  }

  private parsed(value: string): Address {
    if (!URL.canParse(value, this.page.href)) return { kind: "bad" };
    const url = new URL(value, this.page.href);
    if (url.protocol === "mailto:") return { kind: "mail" };
    if (url.protocol !== "http:" && url.protocol !== "https:") return { kind: "bad" };
    if (this.base && url.origin === this.base.origin && url.pathname.startsWith(this.base.pathname)) {
      return inside(url.pathname.slice(this.base.pathname.length), url.hash);
    }
    if (url.origin !== this.page.origin) return { kind: "web" };
    if (url.pathname.startsWith(ROOT_PATH)) return inside(url.pathname.slice(ROOT_PATH.length), url.hash);
    // The “not found” page stands everywhere, so its links begin at the host's root.
    const fromRoot = this.base?.pathname;
    if (fromRoot && url.pathname.startsWith(fromRoot))
      return inside(url.pathname.slice(fromRoot.length), url.hash);
    return { kind: "beside" };
  }
}

function inside(pathname: string, hash: string): Address {
  const path = decoded(pathname);
  const fragment = decoded(hash.slice(1));
  return path === undefined || fragment === undefined
    ? { kind: "bad" }
    : { kind: "inside", path: path as SitePath, fragment };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

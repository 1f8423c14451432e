import { memoize } from "../../lib/memoize.js";
import type { SitePath } from "../../model/names.js";

/** Where an address leads. */
export type Address =
  | {
      readonly kind: "inside";
      readonly path: SitePath;
      readonly fragment: string;
      /** Whether the address names the host, and so leads to that host from every copy of the site. */
      readonly namesHost: boolean;
    }
  /** To another host, over http or https. */
  | { readonly kind: "web" }
  | { readonly kind: "mail" }
  /** To this host, but not into the site. */
  | { readonly kind: "beside" }
  /** By another scheme, or nowhere: it is no address. */
  | { readonly kind: "bad" };

/** The folders make `../` lead out of the site, and not to the host's root, however many a page has. */
const ROOT = "https://site.invalid/a/b/c/d/e/f/";
const ROOT_PATH = new URL(ROOT).pathname;

/** Over http, `https:x` names the host x; over https, it is the path x. No honest address is written so. */
const DEPENDS_ON_SCHEME = /^https?:(?![\\/]{2})/i;
const NAMES_HOST = /^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i;

/** Reads the addresses in one file as a browser does. The site may be published at any address. */
export class AddressReader {
  private readonly file: URL;
  /** @param base where the site says that it is published: absolute addresses that begin with it lead inside */
  constructor(
    path: SitePath,
    private readonly base?: URL,
  ) {
    this.file = new URL(path.split("/").map(encodeURIComponent).join("/"), ROOT);
  }

  /** Returns where an address in the file leads. The text is as it is written there. */
  readonly read = memoize((value: string): Address => this.parse(value));

  private parse(value: string): Address {
    if (!URL.canParse(value, this.file.href)) return { kind: "bad" };
    const url = new URL(value, this.file.href);
    const written = withoutIdle(value);
    if (DEPENDS_ON_SCHEME.test(written)) return { kind: "bad" };
    if (url.protocol === "mailto:") return { kind: "mail" };
    if (url.protocol !== "http:" && url.protocol !== "https:") return { kind: "bad" };
    return NAMES_HOST.test(written) ? this.withHost(url) : this.onHost(url);
  }

  private withHost(url: URL): Address {
    const { base } = this;
    return base && url.origin === base.origin && url.pathname.startsWith(base.pathname)
      ? inside(url.pathname.slice(base.pathname.length), url.hash, true)
      : { kind: "web" };
  }

  private onHost(url: URL): Address {
    if (url.pathname.startsWith(ROOT_PATH))
      return inside(url.pathname.slice(ROOT_PATH.length), url.hash, false);
    // Hosts show the “not found” page under any address, so its links begin at the host's root.
    const fromRoot = this.base?.pathname;
    return fromRoot && url.pathname.startsWith(fromRoot)
      ? inside(url.pathname.slice(fromRoot.length), url.hash, false)
      : { kind: "beside" };
  }
}

/** A browser passes over white space and control characters in front of an address, and over line ends inside it. */
const withoutIdle = (value: string): string => value.replace(/^[\0-\x20]+|[\t\n\r]/g, "");

/**
 * Tells whether a text looks like an address that leads to a host, or that runs or shows something. Browsers take almost any
 * character for a part of a host, and pass over some, so whatever stands there counts.
 */
export const leadsToHost = (value: string): boolean =>
  /^(?:(?:[\\/]{2}|(?:https?|ftp|wss?):)[\0-\x20\\/]*[^\0-\x20\\/]|[a-z][a-z0-9+.-]*:[\\/]|(?:data|blob|javascript|vbscript):\S)/i.test(
    withoutIdle(value),
  );

function inside(pathname: string, hash: string, namesHost: boolean): Address {
  const path = decode(pathname);
  const fragment = decode(hash.slice(1));
  return path === undefined || fragment === undefined
    ? { kind: "bad" }
    : { kind: "inside", path: path as SitePath, fragment, namesHost };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return undefined;
  }
}

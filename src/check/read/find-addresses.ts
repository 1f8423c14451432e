import { leadsToHost } from "./address.js";
import { attributeOf, type Element, HTML_NAMESPACE, startTag } from "./element.js";
import { readCss } from "./read-css.js";
import type { FileKind, WrittenAddress } from "./site-file.js";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Attributes with an address that a browser may load, on any element. */
const LOADING = words(
  "archive background classid code codebase data dynsrc lowsrc manifest poster src action",
);
const LISTS_OF_PICTURES = words("srcset imagesrcset");
/** Attributes with an address that a browser neither shows nor follows. */
const MENTIONING = words("cite longdesc formaction");
/** Elements whose `href` is followed if the reader clicks. */
const LINKS = words("a area");
/** What a `link` may be without being loaded. Firefox loads `next`. */
const IDLE_RELATIONS = words(
  "alternate amphtml author bookmark canonical help license me prev privacy-policy publisher self shortlink terms-of-service",
);
/** Names of `meta` elements whose content is the address of a picture or of a file that Windows loads. */
const LOADING_META = /^msapplication-(?:tileimage|config|square\w+logo|wide\w+logo)$/i;
/** Names of `meta` elements whose content has fields, some of them addresses. Windows asks `polling-uri` again and again. */
const META_WITH_FIELDS = /^msapplication-(?:badge|notification|task)$/i;

/** Finds the addresses in a page or an SVG, those in its styles included, and the reasons why styles are not well-formed. */
export function markupAddresses(elements: readonly Element[]): {
  readonly addresses: readonly WrittenAddress[];
  readonly errors: readonly string[];
} {
  const addresses: WrittenAddress[] = [];
  const errors: string[] = [];
  for (const element of elements) {
    const add = (value: string, use: WrittenAddress["use"], takenFor?: FileKind): void => {
      addresses.push({ value, use, takenFor, shown: startTag(element), element });
    };
    const addStyle = (css: string, isStyle: boolean): void => {
      const read = readCss(css);
      for (const value of read.loads) add(value, "load", read.imports.has(value) ? "stylesheet" : undefined);
      if (isStyle) for (const message of read.errors) errors.push(`${startTag(element)}: ${message}`);
    };
    for (const { name, value } of element.attributes) {
      if (name === "content" && META_WITH_FIELDS.test(attributeOf(element, "name") ?? ""))
        for (const [, one = ""] of value.matchAll(/uri\d*\s*=\s*([^;]*)/gi)) add(one.trim(), "load");
      if (LISTS_OF_PICTURES.has(name)) for (const one of addressesOfList(value)) add(one, "load");
      else {
        const use = useOf(element, name);
        if (use) add(value, use, use === "load" ? kindTakenFor(element) : undefined);
      }
      if (name === "style") addStyle(value, true);
      else if (element.namespace !== HTML_NAMESPACE && !name.startsWith("aria-")) addStyle(value, false);
    }
    if (element.name === "style") addStyle(element.text, true);
  }
  return { addresses, errors };
}

function useOf(element: Element, attribute: string): WrittenAddress["use"] | undefined {
  if (LOADING.has(attribute)) return "load";
  if (MENTIONING.has(attribute)) return "mention";
  if (attribute === "content" && LOADING_META.test(attributeOf(element, "name") ?? "")) return "load";
  if (attribute !== "href") return undefined;
  if (LINKS.has(element.name)) return "link";
  return element.name === "ok" || isIdleLink(element) ? "mention" : "load";
}

function kindTakenFor(element: Element): FileKind | undefined {
  if (element.name === "use") return "svg";
  if (element.name !== "link") return undefined;
  const relations = relationsOf(element);
  return relations.includes("stylesheet")
    ? "stylesheet"
    : relations.includes("manifest")
      ? "web-manifest"
      : undefined;
}

const relationsOf = (element: Element): string[] =>
  (attributeOf(element, "rel") ?? "").toLowerCase().split(/\s+/).filter(Boolean);

function isIdleLink(element: Element): boolean {
  const relations = relationsOf(element);
  return element.name === "link" && relations.every((one) => IDLE_RELATIONS.has(one));
}

/** Returns the addresses of a `srcset`. An address that holds a comma comes in pieces. */
const addressesOfList = (value: string): string[] =>
  value.split(",").map((candidate) => /[^\t\n\f\r ]+/.exec(candidate)?.[0] ?? "");

/** Attributes of feeds and of descriptions of a search with an address that programs load. */
const LOADING_XML = words("src url template");
/** Elements of feeds, sitemaps and playlists whose text is an address. */
const LINK_ELEMENTS = words("loc link uri comments docs");
const LOADED_ELEMENTS = words("icon logo url image location new-feed-url newlocation");
/** What a `link` of a feed may be without being loaded. Feed readers load `next`, and their servers call `hub`. */
const IDLE_FEED_RELATIONS = words("alternate author license related self via");

/** Finds the addresses in a feed, a sitemap, a playlist or a description of a search. */
export const xmlAddresses = (elements: readonly Element[]): WrittenAddress[] =>
  elements.flatMap((element) => {
    const found = element.attributes.flatMap(({ name, value }) => {
      if (LOADING_XML.has(name)) return [{ value, use: "load" as const }];
      if (element.name === "cloud" && name === "domain")
        return [{ value: `//${value}`, use: "load" as const }];
      const isLoaded =
        element.name === "image" || !IDLE_FEED_RELATIONS.has(attributeOf(element, "rel") ?? "alternate");
      return name === "href" ? [{ value, use: isLoaded ? ("load" as const) : ("link" as const) }] : [];
    });
    const text = element.text.trim();
    const elementName = element.name.toLowerCase();
    if (text && LINK_ELEMENTS.has(elementName)) found.push({ value: text, use: "link" });
    if (text && LOADED_ELEMENTS.has(elementName)) found.push({ value: text, use: "load" });
    return found.map((one) => ({ ...one, shown: one.value }));
  });

const LOADED_OF_APP = /^(?:src|url|start_url|scope|action)$/;

/** Finds the addresses in a web app's manifest. A value that leads to a host is one under any name. */
export const webManifestAddresses = (manifest: unknown): WrittenAddress[] =>
  addressesInJson(manifest, (name, value) => LOADED_OF_APP.test(name) || leadsToHost(value));

/** Fields of a feed in JSON that readers load. Their servers call hubs, and a `url` with a type is that of an attachment. */
const LOADED_OF_FEED = /^(?:icon|favicon|image|banner_image|avatar|next_url)$/;

/** Finds the addresses that the readers of a feed in JSON load. */
export const jsonFeedAddresses = (feed: unknown): WrittenAddress[] =>
  addressesInJson(
    feed,
    (name, _, around) =>
      LOADED_OF_FEED.test(name) || (name === "url" && ("mime_type" in around || "type" in around)),
  );

/** Finds values that are loaded, at any depth. The function does not call itself: the depth has no limit. */
function addressesInJson(
  json: unknown,
  isLoaded: (name: string, value: string, around: object) => boolean,
): WrittenAddress[] {
  const addresses: WrittenAddress[] = [];
  const rest: unknown[] = [json];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value !== "object" || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner !== "string") rest.push(inner);
      else if (isLoaded(name, inner, value)) addresses.push({ value: inner, use: "load", shown: inner });
    }
  }
  return addresses;
}

import type { Element, Root } from "hast";
import type { VFile } from "vfile";
import { withSingleSpaces } from "../../lib/html/characters.js";
import {
  attribute,
  element,
  elementsIn,
  hasText,
  isElement,
  mapElements,
  named,
  textOf,
} from "../../lib/html/elements.js";
import { unescapeAddress } from "../../lib/text/unescape-address.js";
import { isRelativeAddress } from "../../model/allow-list.js";
import type { ArticleLink, TagMention } from "../../model/article.js";
import type { ArticleId } from "../../model/names.js";
import type { Publisher } from "../../model/raw-article.js";
import { noteDropped } from "../dropped.js";
import "../file-data.js";
import { documentName } from "../../lib/html/files-of-page.js";
import { resolveAddress, withoutRedirect } from "../../lib/html/resolve-address.js";
import { imageFileAddress } from "../../lib/picture/picture-address.js";
import { leadsWithin } from "./link-places.js";

/**
 * Replaces each link by what it is on the site. The link of a tag becomes a `span` with `dataTag`. A link without words
 * becomes its content; if it leads to a picture around a picture, the inner picture gets its address, and a link to a document
 * follows its picture. A link that leads nowhere becomes its content. Each other link gets its full address, that of a
 * redirector the address that it names; in a file without a source, the path of another file stays. Sets `tagMentions`
 * and `links` in the file's data.
 */
export function resolveLinks() {
  return (tree: Root, file: VFile): void => {
    const { publisher, source } = file.data;
    const found = new FoundLinks(publisher);
    file.data.tagMentions = found.tags;
    file.data.links = found.links;
    mapElements(tree, (node) => {
      if (node.tagName !== "a" || leadsWithin(node)) return node;
      const address = addressOf(node, source);
      const href = address ?? (source === undefined && hasText(node) ? fileIn(node) : undefined);
      const slug = href && publisher && slugIn(href, publisher, source);
      if (slug) {
        found.addTag(slug, withSingleSpaces(textOf(node)));
        return element("span", node.children, { dataTag: true });
      }
      if (!hasText(node)) {
        const content = withLargerPicture(node, source);
        const name = content.some(holdsPicture) ? documentName(href ?? attribute(node, "href")) : undefined;
        // In prettified files a link would add words to the text.
        if (name && href && !file.data.layout?.isPrettified) {
          found.addLink(href);
          return [...content, element("p", [element("a", [{ type: "text", value: name }], { href })])];
        }
        if (name) noteDropped(file, "dropped-link", `a picture (${href ?? name})`);
        return content;
      }
      if (!href) {
        if (isBroken(node)) noteDropped(file, "dropped-link", described(node));
        return node.children;
      }
      found.addLink(href);
      return element("a", node.children, { href });
    });
    if (file.data.leadCaption) findTags(file.data.leadCaption, found, file);
  };
}

/**
 * Returns the full address of a link; undefined if it leads nowhere. A link to a place within the page leads nowhere here,
 * since `linkPlaces` has taken those that are in the text. A relative link whose words are an address leads nowhere either:
 * the words become a link later.
 */
function addressOf(link: Element, base: string | undefined): string | undefined {
  const written = (attribute(link, "href") ?? "").trim();
  const isInFull = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(written);
  if (!isInFull && (written.startsWith("#") || isAddress(textOf(link)))) return undefined;
  const address = resolveAddress(written, base);
  return address && withoutRedirect(address);
}

/** Returns the path in a link to another file of a copied website whose address is not known. The catalog finds the file. */
function fileIn(link: Element): string | undefined {
  const path = (attribute(link, "href") ?? "").trim();
  // A path from the root of a site that is not known names no file.
  if (!isRelativeAddress(path) || path.startsWith("/") || isAddress(textOf(link))) return undefined;
  // Without a folder it would be the name of a file in any folder, as in links of wikis.
  return path.includes("/") ? path : `./${path}`;
}

const isAddress = (words: string): boolean => /^\s*https?:\/\/\S+\s*$/i.test(words);

/** Finds the tags in the caption of the lead picture, which is plain text, and tells of other links in it. */
function findTags(caption: Element, found: FoundLinks, file: VFile): void {
  const { publisher, source } = file.data;
  mapElements(caption, (node) => {
    const href = node.tagName === "a" ? addressOf(node, source) : undefined;
    const slug = href && publisher && slugIn(href, publisher, source);
    if (href && !slug && hasText(node))
      noteDropped(file, "outside-text", `a link: ${textOf(node)} (${href})`);
    if (!slug) return node;
    found.addTag(slug, withSingleSpaces(textOf(node)));
    return element("span", node.children, { dataTag: true });
  });
}

/**
 * Returns the tag to whose page an address leads, still escaped; undefined if it leads elsewhere.
 * @param base the address of the page
 */
function slugIn(href: string, publisher: Publisher, base: string | undefined): string | undefined {
  const { tagUrl, ownTagUrl } = publisher;
  const slug = tagUrl.exec(href)?.groups?.slug;
  const own = slug ? undefined : ownTagUrl?.exec(href)?.groups?.slug;
  return own && base && hostOf(href) === hostOf(base) ? own : slug;
}

const hostOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : undefined;

/** The tags and links of an article, each once. */
class FoundLinks {
  readonly tags: TagMention[] = [];
  readonly links: ArticleLink[] = [];
  /** Addresses of links, and tags as slug and text. An address has no line break. */
  private readonly known = new Set<string>();

  constructor(private readonly publisher: Publisher | undefined) {}

  addTag(slug: string, text: string): void {
    const decoded = decodeSlug(slug);
    const mention = `${decoded}\n${text}`;
    if (text && decoded && !this.known.has(mention))
      this.tags.push(decoded === text ? { text } : { text, slug: decoded });
    this.known.add(mention);
  }

  addLink(url: string): void {
    if (this.known.has(url)) return;
    this.known.add(url);
    const id = this.publisher && articleIdIn(url, this.publisher);
    this.links.push(id ? { url, id } : { url });
  }
}

/** An anchor that only names a place, and a button that runs a script, lead nowhere on purpose. */
function isBroken(link: Element): boolean {
  const href = attribute(link, "href")?.trim();
  if (href === undefined) return attribute(link, "id") === undefined && attribute(link, "name") === undefined;
  return !/^(?:javascript:|#(?:top)?$)/i.test(href) && !isAddress(textOf(link));
}

const described = (link: Element): string =>
  `${textOf(link)} (${attribute(link, "href")?.trim() || "no address"})`;

/** Returns the id of the publisher's article that an address leads to, malformed endings forgiven; else undefined. */
function articleIdIn(href: string, publisher: Publisher): ArticleId | undefined {
  return publisher.articleUrl.exec(href)?.groups?.id as ArticleId | undefined;
}

/** Tells whether an element was the link of a tag. `joinWhiteSpace` and `collectLines` need to know it. */
export const isTagSpan = (node: Element): boolean => node.properties.dataTag === true;

/** Decodes a tag's percent-escapes, twice where the first decoding leaves some (two real tags were encoded twice). */
const decodeSlug = (slug: string): string => unescapeAddress(unescapeAddress(slug));

function withLargerPicture(link: Element, base: string | undefined): Element["children"] {
  const images = link.children.filter((child) => isElement(child, "img"));
  const larger = imageFileAddress(attribute(link, "href"), base);
  if (larger && images.length === 1) (images[0] as Element).properties.src = larger;
  return link.children;
}

const holdsPicture = (node: Element["children"][number]): boolean =>
  node.type === "element" && [node, ...elementsIn(node)].some(named("img"));

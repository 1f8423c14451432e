import type { Element, Root } from "hast";
import type { VFile } from "vfile";
import { isLinkAddress } from "../../model/allow-list.js";
import type { ArticleLink, TagMention } from "../../model/article.js";
import type { ArticleId } from "../../model/names.js";
import type { Publisher } from "../../model/raw-article.js";
import { withSingleSpaces } from "../../lib/html/characters.js";
import { attribute, element, hasText, mapChildren, textOf } from "../../lib/html/elements.js";
import "../file-data.js";
import { imageFileAddress } from "../../lib/html/picture-address.js";

/**
 * Decides what each link is. A tag's link becomes a marked `span` and the tag is collected; a link to a picture around
 * a picture hands it the larger address; links that lead nowhere become their content; the others keep a cleaned `href`
 * and are collected.
 */
export function resolveLinks() {
  return (tree: Root, file: VFile): void => {
    const publisher = file.data.publisher;
    const tags: TagMention[] = [];
    const links: ArticleLink[] = [];
    /** Addresses of links, and tags as slug and text; an address has no line break. */
    const known = new Set<string>();
    file.data.tagMentions = tags;
    file.data.links = links;
    mapChildren(tree, (node) => {
      if (node.type !== "element" || node.tagName !== "a") return node;
      const href = cleanHref(attribute(node, "href") ?? "");
      const slug = href && publisher?.tagUrl.exec(href)?.groups?.slug;
      if (slug) {
        const text = withSingleSpaces(textOf(node));
        const decoded = decodeSlug(slug);
        const mention = `${decoded}\n${text}`;
        if (text && decoded && !known.has(mention))
          tags.push(decoded === text ? { text } : { text, slug: decoded });
        known.add(mention);
        return element("span", node.children, { dataTag: true });
      }
      if (!hasText(node)) return withLargerPicture(node, href);
      if (!href) return node.children;
      const id = publisher && articleIdIn(href, publisher);
      if (!known.has(href)) links.push(id ? { url: href, id } : { url: href });
      known.add(href);
      return element("a", node.children, { href });
    });
  };
}

/** Returns the id of the publisher's article that an address leads to, malformed endings forgiven; else undefined. */
function articleIdIn(href: string, publisher: Publisher): ArticleId | undefined {
  return publisher.articleUrl.exec(href)?.groups?.id as ArticleId | undefined;
}

/** The marker of a tag's former link, which the white-space rule needs; see join-white-space.ts. */
export const isTagSpan = (node: Element): boolean => node.properties.dataTag === true;

/** Returns the address when it is one that a link may have (http, https, mailto), trimmed and without inner white space. */
function cleanHref(raw: string): string | undefined {
  const href = raw.replace(/\s+/gu, "");
  return isLinkAddress(href) ? href : undefined;
}

/** Decodes a tag's percent-escapes, twice where the first decoding leaves some (two real tags were encoded twice). */
function decodeSlug(slug: string): string {
  let decoded = slug;
  for (let round = 0; round < 2 && /%[0-9a-f]{2}/i.test(decoded); round++) {
    try {
      decoded = decodeURIComponent(decoded);
    } catch {
      return decoded; // Not UTF-8: the slug as it stands is still a name.
    }
  }
  return decoded;
}

function withLargerPicture(link: Element, href: string | undefined): Element["children"] {
  const images = link.children.filter(
    (child): child is Element => child.type === "element" && child.tagName === "img",
  );
  const larger = imageFileAddress(href);
  if (larger && images.length === 1) (images[0] as Element).properties.src = larger;
  return link.children;
}

import type { Element, Root, RootContent } from "hast";
import { attribute, classesOf, elementsIn, hasText, mapChildren, textOf } from "../../lib/html/elements.js";
import { embedLink } from "../../lib/html/embed-link.js";
import { isBesidePage } from "../../lib/html/files-of-page.js";
import { isCounter } from "../../lib/html/is-counter.js";
import { resolveWebAddress, withoutArchive } from "../../lib/html/resolve-address.js";
import { revealEmail } from "../../lib/html/reveal-email.js";
import { unshown, unshownAs } from "./furniture/unshown.js";

/**
 * Prepares the links of a page. Makes their addresses absolute, but for those within the page. Writes out e-mail addresses that
 * Cloudflare hides. Puts a link in place of each frame, video and sound. Changes the tree.
 * @param base the address that relative addresses are resolved against; without it they stay as they are
 */
export function prepareLinks(tree: Root, base: string | undefined): void {
  mapChildren(tree, (node) => {
    if (node.type !== "element") return node;
    if (isEmbedded(node)) return linkToEmbedded(node, base);
    const shown = revealEmail(node);
    if (shown.tagName === "a" && shown.properties.href !== undefined) resolveHref(shown, base);
    return shown;
  });
}

function resolveHref(link: Element, base: string | undefined): void {
  const href = (attribute(link, "href") ?? "").trim();
  const resolved = /^(?:#|mailto:|tel:)/i.test(href) ? href : (resolveWebAddress(href, base) ?? href);
  // On a web archive's copy all links lead to other copies; the author of another page may mean a copy.
  const isCopy = base !== undefined && withoutArchive(base) !== base;
  link.properties.href = isCopy ? withoutArchive(resolved) : resolved;
}

const EMBEDDED = new Set(
  "iframe embed object video audio amp-video amp-audio amp-iframe amp-youtube amp-vimeo amp-dailymotion amp-twitter amp-instagram amp-facebook amp-tiktok amp-soundcloud lite-youtube lite-vimeo".split(
    " ",
  ),
);
const isEmbedded = (node: Element): boolean => EMBEDDED.has(node.tagName) || isOfFacebook(node);

const isOfFacebook = (node: Element): boolean =>
  classesOf(node).some((name) => name === "fb-post" || name === "fb-video");

function linkToEmbedded(node: Element, base: string | undefined): RootContent[] {
  const address = embeddedAddress(node, base);
  if (!address && node.tagName === "object") return node.children;
  if (!address) {
    const own = attribute(node, "src") ?? "";
    const words = attribute(node, "srcDoc") ?? (isBesidePage(own) ? (attribute(node, "title") ?? own) : "");
    if (words) return [unshownAs(node, words)];
  }
  if (!address || isCounter(node, address)) return heldLink(node);
  const words = node.tagName === "object" && !OF_PROGRAMS.test(textOf(node)) ? unshown(node) : undefined;
  return words ? [embedLink(node, address), words] : [embedLink(node, address)];
}

/** What stands in an `object` for a program that cannot show it. */
const OF_PROGRAMS = /browser|plug-?in|flash|javascript|浏览器|瀏覽器|браузер|متصفح|navegador|navigateur/i;

/** A frame without an address may hold a link to what it would have shown. */
function heldLink(node: Element): RootContent[] {
  return [...elementsIn(node)].filter((one) => one.tagName === "a" && hasText(one));
}

function embeddedAddress(node: Element, base: string | undefined): string | undefined {
  const byId = addressById(node);
  if (byId) return resolveWebAddress(byId, base);
  const own = ["src", "dataSrc", "dataLazySrc", "dataOriginal", "data"]
    .map((name) => attribute(node, name))
    .find((text) => text && !/^(?:about|data|javascript):/i.test(text) && !isBesidePage(text));
  const inner = [...elementsIn(node)].map(
    (one) => attribute(one, "src") ?? (one.tagName === "param" ? attribute(one, "value") : undefined),
  );
  return resolveWebAddress(
    own ?? inner.find((text) => text && /^(?:https?:)?\/\/|^\.{0,2}\/|\.\w{2,4}$/i.test(text)),
    base,
  );
}

function addressById(node: Element): string | undefined {
  const id = (name: string): string => encodeURIComponent(attribute(node, name) ?? "");
  if (isOfFacebook(node)) return attribute(node, "dataHref");
  switch (node.tagName) {
    case "amp-youtube":
      return `https://www.youtube.com/watch?v=${id("dataVideoid")}`;
    case "lite-youtube":
      return `https://www.youtube.com/watch?v=${id("videoid")}`;
    case "lite-vimeo":
      return `https://vimeo.com/${id("videoid")}`;
    case "amp-vimeo":
      return `https://vimeo.com/${id("dataVideoid")}`;
    case "amp-dailymotion":
      return `https://www.dailymotion.com/video/${id("dataVideoid")}`;
    case "amp-twitter":
      return `https://twitter.com/i/status/${id("dataTweetid")}`;
    case "amp-instagram":
      return `https://www.instagram.com/p/${id("dataShortcode")}/`;
    case "amp-soundcloud":
      return `https://api.soundcloud.com/tracks/${id("dataTrackid")}`;
    case "amp-facebook":
      return attribute(node, "dataHref");
    default:
      return undefined;
  }
}

import type { Element, Root, RootContent } from "hast";
import {
  attribute,
  classesOf,
  elementsIn,
  hasElement,
  hasText,
  mapChildren,
  named,
  textOf,
} from "../../lib/html/elements.js";
import { embedLink } from "../../lib/html/embed-link.js";
import { isBesidePage } from "../../lib/html/files-of-page.js";
import { isCounter } from "../../lib/html/is-counter.js";
import { resolveWebAddress, withoutArchive } from "../../lib/html/resolve-address.js";
import { revealEmail } from "../../lib/html/reveal-email.js";
import { firstPresent } from "../../lib/present.js";
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

const isEmbeddedTag = named(
  "iframe embed object video audio amp-video amp-audio amp-iframe amp-youtube amp-vimeo amp-dailymotion amp-twitter amp-instagram amp-facebook amp-tiktok amp-soundcloud lite-youtube lite-vimeo",
);
const isEmbedded = (node: Element): boolean => isEmbeddedTag(node) || byClass(node) !== undefined;

function linkToEmbedded(node: Element, base: string | undefined): RootContent[] {
  const address = embeddedAddress(node, base);
  if (!address && node.tagName === "object") return node.children;
  if (!address) {
    const own = attribute(node, "src") ?? "";
    const words = attribute(node, "srcDoc") ?? (isBesidePage(own) ? (attribute(node, "title") ?? own) : "");
    if (words) return [unshownAs(node, words)];
  }
  // A frame without an address may hold a link to what it would have shown.
  if (!address || isCounter(node, address))
    return [...elementsIn(node)].filter((one) => one.tagName === "a" && hasText(one));
  const words = node.tagName === "object" && !OF_PROGRAMS.test(textOf(node)) ? unshown(node) : undefined;
  return words ? [embedLink(node, address), words] : [embedLink(node, address)];
}

/** What stands in an `object` for a program that cannot show it. */
const OF_PROGRAMS = /browser|plug-?in|flash|javascript|浏览器|瀏覽器|браузер|متصفح|navegador|navigateur/i;

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

/** The attribute of elements of AMP and the like that names what they show, and the address of that. */
const BY_ID: Readonly<Record<string, readonly [attribute: string, address: (id: string) => string]>> = {
  "amp-youtube": ["dataVideoid", (id) => `https://www.youtube.com/watch?v=${id}`],
  "lite-youtube": ["videoid", (id) => `https://www.youtube.com/watch?v=${id}`],
  "lite-vimeo": ["videoid", (id) => `https://vimeo.com/${id}`],
  "amp-vimeo": ["dataVideoid", (id) => `https://vimeo.com/${id}`],
  "amp-dailymotion": ["dataVideoid", (id) => `https://www.dailymotion.com/video/${id}`],
  "amp-twitter": ["dataTweetid", (id) => `https://twitter.com/i/status/${id}`],
  "amp-instagram": ["dataShortcode", (id) => `https://www.instagram.com/p/${id}/`],
  "amp-soundcloud": ["dataTrackid", (id) => `https://api.soundcloud.com/tracks/${id}`],
};

/** Classes of boxes that a script fills, the attribute that names what it shows, and the address of that. */
const BY_CLASS: readonly (readonly [name: RegExp, attribute: string, address: string])[] = [
  [/^fb-(?:post|video)$/, "dataHref", ""],
  [/^flourish-embed$/, "dataSrc", "https://public.flourish.studio/"],
  [/^(?:youtube-player|lazy-?youtube|youtube-embed)$/, "dataId", "https://www.youtube.com/watch?v="],
];

/** Returns the address of what a script would show in a box; undefined for one with words of its own, which is read as it is. */
function byClass(node: Element): string | undefined {
  if (hasText(node) || hasElement(node, isEmbeddedTag)) return undefined;
  const stated = node.tagName === "oembed" ? attribute(node, "url") : attribute(node, "dataOembedUrl");
  if (stated) return stated;
  return firstPresent(BY_CLASS, ([name, from, address]) => {
    const id = attribute(node, from);
    return id && classesOf(node).some((one) => name.test(one)) ? address + id : undefined;
  });
}

function addressById(node: Element): string | undefined {
  if (node.tagName === "amp-facebook") return attribute(node, "dataHref");
  const boxed = byClass(node);
  if (boxed) return boxed;
  const [name, address] = (Object.hasOwn(BY_ID, node.tagName) && BY_ID[node.tagName]) || [];
  return name && address?.(encodeURIComponent(attribute(node, name) ?? ""));
}

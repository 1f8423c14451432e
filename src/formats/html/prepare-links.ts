import type { Element, Root, RootContent } from "hast";
import {
  attribute,
  classesOf,
  elementsIn,
  findElement,
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
 * Cloudflare hides. Puts a link in place of each frame, video, sound and area of a map. Changes the tree.
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

const isEmbeddedTag = named("iframe embed object video audio area amp-video amp-audio amp-iframe amp-tiktok");
const isEmbedded = (node: Element): boolean => isEmbeddedTag(node) || addressOfBox(node) !== undefined;

function linkToEmbedded(node: Element, base: string | undefined): RootContent[] {
  const written = addressOfBox(node) ?? addressIn(node);
  const address = resolveWebAddress(written, base);
  if (!address && node.tagName === "object") return node.children;
  if (!address) {
    const own = attribute(node, "src") ?? "";
    const lost = written || (isBesidePage(own) ? own : "");
    const words = attribute(node, "srcDoc") ?? (lost && (attribute(node, "title") ?? lost));
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

function addressIn(node: Element): string | undefined {
  const own = ["src", "dataSrc", "dataLazySrc", "dataOriginal", "data", "href"]
    .map((name) => attribute(node, name))
    .find((text) => text && !/^(?:about|data|javascript):/i.test(text) && !isBesidePage(text));
  const inner = [...elementsIn(node)].map(
    (one) =>
      attribute(one, "src") ??
      (one.tagName === "param" ? attribute(one, "value") : attribute(one, "dataSrc")),
  );
  return own ?? inner.find((text) => text && /^(?:https?:)?\/\/|^\.{0,2}\/|\.\w{2,4}$/i.test(text));
}

const YOUTUBE = "https://www.youtube.com/watch?v=";
const POST = "https://twitter.com/i/status/";

/**
 * Elements and classes of boxes that a script fills, the attribute that names what it shows, and what goes before that in its
 * address.
 */
const BOXES: readonly (readonly [name: RegExp, attribute: string, before: string])[] = [
  [/^amp-youtube$/, "dataVideoid", YOUTUBE],
  [/^lite-youtube$/, "videoid", YOUTUBE],
  [/^(?:youtube-player|lazy-?youtube|youtube-embed)$/, "dataId", YOUTUBE],
  [/^plyr/, "dataPlyrEmbedId", YOUTUBE],
  [/^lite-vimeo$/, "videoid", "https://vimeo.com/"],
  [/^amp-vimeo$/, "dataVideoid", "https://vimeo.com/"],
  [/^amp-dailymotion$/, "dataVideoid", "https://www.dailymotion.com/video/"],
  [/^amp-twitter$/, "dataTweetid", POST],
  [/^twitter-widget$/, "dataTweetId", POST],
  [/^amp-instagram$/, "dataShortcode", "https://www.instagram.com/p/"],
  [/^instagram-media$/, "dataInstgrmPermalink", ""],
  [/^amp-soundcloud$/, "dataTrackid", "https://api.soundcloud.com/tracks/"],
  [/^(?:fb-(?:post|video)|amp-facebook)$/, "dataHref", ""],
  [/^flourish-embed$/, "dataSrc", "https://public.flourish.studio/"],
  [/^tiktok-embed$/, "cite", ""],
  [/^jwplayer$/, "dataFile", ""],
  [/^[a-z]+-(?:video|audio|player)$/, "src", ""],
  [/^oembed$/, "url", ""],
  [/^/, "dataOembedUrl", ""],
];

/** Quotations whose words a script would load: the link in them leads to the post. */
const isEmptyPost = (node: Element): boolean =>
  classesOf(node).some((name) => /^(?:twitter-(?:tweet|video)|instagram-media|reddit-embed)/.test(name));

/** Returns the address of what a script would show in a box; undefined for one with words of its own, which is read as it is. */
function addressOfBox(node: Element): string | undefined {
  if (hasText(node) || hasElement(node, isEmbeddedTag)) return undefined;
  const names = [node.tagName, ...classesOf(node)];
  const stated = firstPresent(BOXES, ([name, from, before]) => {
    const id = attribute(node, from);
    if (!id || !names.some((one) => name.test(one))) return undefined;
    return before === "" ? id : before + encodeURI(id);
  });
  const link = isEmptyPost(node) ? findElement(node, named("a")) : undefined;
  return stated ?? (link && attribute(link, "href"));
}

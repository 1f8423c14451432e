import type { Element, Root, RootContent } from "hast";
import { withSingleSpaces } from "../../lib/html/characters.js";
import { attribute, element, elementsIn, hasText, mapChildren } from "../../lib/html/elements.js";
import { isCounter } from "../../lib/html/is-counter.js";
import { absoluteAddress } from "./metadata/page-address.js";

/**
 * Makes the addresses of links absolute, shows e-mail addresses that Cloudflare hides, and puts a link with its title or
 * host in the place of each frame, video and sound. Links within the page keep their `#`. Changes the tree.
 */
export function prepareLinks(tree: Root, base: string | undefined): void {
  mapChildren(tree, (node) => {
    if (node.type !== "element") return node;
    if (isEmbedded(node)) return linkToEmbedded(node, base);
    const hidden = attribute(node, "dataCfemail");
    const shown = hidden ? withEmail(node, decodedEmail(hidden)) : node;
    if (shown.tagName === "a" && shown.properties.href !== undefined) resolveHref(shown, base);
    return shown;
  });
}

function resolveHref(link: Element, base: string | undefined): void {
  const href = (attribute(link, "href") ?? "").trim();
  const hidden = /\/cdn-cgi\/l\/email-protection#([\da-f]+)/i.exec(href)?.[1];
  if (hidden) link.properties.href = `mailto:${decodedEmail(hidden)}`;
  else if (/^#/.test(href)) link.properties.href = href;
  else if (/^(?:mailto|tel):/i.test(href)) link.properties.href = href;
  else link.properties.href = resolved(href, base);
}

/** Returns an address in full, with its spaces escaped as a browser does. */
function resolved(href: string, base: string | undefined): string {
  const plain = href.replace(/[\t\n\r]+/g, "").replace(/ /g, "%20");
  return absoluteAddress(plain, base) ?? plain;
}

/** The first byte is the key; each other byte is a letter's, mixed with it. */
function decodedEmail(hex: string): string {
  const bytes = [...(hex.match(/[\da-f]{2}/gi) ?? [])].map((pair) => Number.parseInt(pair, 16));
  const [key = 0, ...mixed] = bytes;
  return Buffer.from(mixed.map((byte) => byte ^ key)).toString("utf8");
}

function withEmail(node: Element, email: string): Element {
  const href = node.tagName === "a" ? { href: `mailto:${email}` } : {};
  return element(node.tagName, [{ type: "text", value: email }], href);
}

const EMBEDDED = new Set(
  "iframe embed object video audio amp-video amp-audio amp-iframe amp-youtube amp-vimeo amp-dailymotion amp-twitter amp-instagram amp-facebook amp-tiktok amp-soundcloud".split(
    " ",
  ),
);
const isEmbedded = (node: Element): boolean => EMBEDDED.has(node.tagName);

function linkToEmbedded(node: Element, base: string | undefined): RootContent[] {
  const address = embeddedAddress(node, base);
  if (!address || isCounter(node, address)) return heldLink(node);
  const title = attribute(node, "title") ?? attribute(node, "ariaLabel") ?? "";
  const words = withSingleSpaces(title) || new URL(address).hostname.replace(/^www\./, "");
  return [element("p", [element("a", [{ type: "text", value: words }], { href: address })])];
}

/** A frame without an address may hold a link to what it would have shown. */
function heldLink(node: Element): RootContent[] {
  return [...elementsIn(node)].filter((one) => one.tagName === "a" && hasText(one));
}

function embeddedAddress(node: Element, base: string | undefined): string | undefined {
  const byId = addressById(node);
  if (byId) return absoluteAddress(byId, base);
  const own = ["src", "dataSrc", "dataLazySrc", "dataOriginal", "data"]
    .map((name) => attribute(node, name))
    .find((text) => text && !/^(?:about|data|javascript):/i.test(text));
  const inner = [...elementsIn(node)].map(
    (one) => attribute(one, "src") ?? (one.tagName === "param" ? attribute(one, "value") : undefined),
  );
  const address = absoluteAddress(
    own ?? inner.find((text) => text && /^(?:https?:)?\/\/|^\.{0,2}\/|\.\w{2,4}$/i.test(text)),
    base,
  );
  return address && watchAddress(address);
}

/** The page on which a reader can watch what a frame of the best-known houses shows. */
function watchAddress(address: string): string {
  const video = /^https?:\/\/(?:www\.)?(?:youtube(?:-nocookie)?\.com)\/embed\/([\w-]{6,})(?![\w-])/.exec(
    address,
  )?.[1];
  if (video && video !== "videoseries") return `https://www.youtube.com/watch?v=${video}`;
  const film = /^https?:\/\/player\.vimeo\.com\/video\/(\d+)/.exec(address)?.[1];
  return film ? `https://vimeo.com/${film}` : address;
}

function addressById(node: Element): string | undefined {
  const id = (name: string): string => encodeURIComponent(attribute(node, name) ?? "");
  switch (node.tagName) {
    case "amp-youtube":
      return `https://www.youtube.com/watch?v=${id("dataVideoid")}`;
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

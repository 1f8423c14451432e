import type { Element, Root, RootContent } from "hast";
import {
  attribute,
  elementsIn,
  findElement,
  hasClassLike,
  hasElement,
  hasText,
  mapElements,
  named,
  textOf,
} from "../../lib/html/elements.js";
import { type Boxed, boxedIn, embedLink, isEmbedded } from "../../lib/html/embed-link.js";
import { isBesidePage } from "../../lib/html/files-of-page.js";
import { isCounter } from "../../lib/html/is-counter.js";
import { resolveWebAddress, withoutArchive } from "../../lib/html/resolve-address.js";
import { revealEmail } from "../../lib/html/reveal-email.js";
import { nameOf } from "../../lib/paths.js";
import { present } from "../../lib/present.js";
import { unescapeAddress } from "../../lib/text/unescape-address.js";
import { isRelativeAddress } from "../../model/allow-list.js";
import { unshown, unshownAs } from "./furniture/unshown.js";
import type { PageAddress } from "./metadata/page-address.js";

/**
 * Prepares the links of a page. Makes their addresses absolute, but for those within the page. Writes out e-mail addresses that
 * Cloudflare hides. Puts a link in place of each frame, video, sound and area of a map. Changes the tree.
 * @param page `base` is the address that relative addresses are resolved against; without it they stay as they are
 * @param file name of the page's file
 */
export function prepareLinks(tree: Root, { base, source }: PageAddress, file: string): void {
  const appended = source === undefined ? undefined : appendedTo(source, file);
  mapElements(tree, (node) => {
    const box = boxedIn(node) ?? emptyPost(node);
    if (box || isEmbedded(node)) return linkToEmbedded(node, base, box);
    const shown = revealEmail(node);
    if (shown.tagName === "a" && shown.properties.href !== undefined) resolveHref(shown, base, appended);
    return shown;
  });
}

/**
 * Returns what a copier of websites has appended to the address of a page to name its file, and thus to the relative links to other
 * pages: `index.html` to `…/article/`, `.html` to `…/article`. Undefined if the address has the name of the file.
 */
function appendedTo(source: string, file: string): RegExp | undefined {
  const path = unescapeAddress(new URL(source).pathname);
  if (path.endsWith("/"))
    return /^index\.x?html?$/i.test(file) ? /(?<=^|\/)index\.x?html?(?=$|[?#])/i : undefined;
  return `${nameOf(path)}.html` === file ? /\.html(?=$|[?#])/i : undefined;
}

function resolveHref(link: Element, base: string | undefined, appended: RegExp | undefined): void {
  const href = (attribute(link, "href") ?? "").trim();
  const written = appended && isRelativeAddress(href) ? href.replace(appended, "") || "./" : href;
  const resolved = /^(?:#|mailto:|tel:)/i.test(href) ? href : (resolveWebAddress(written, base) ?? href);
  // On a web archive's copy all links lead to other copies; the author of another page may mean a copy.
  const isCopy = base !== undefined && withoutArchive(base) !== base;
  link.properties.href = isCopy ? withoutArchive(resolved) : resolved;
}

function linkToEmbedded(node: Element, base: string | undefined, box?: Boxed): RootContent[] {
  const shown = box && hasText(node) ? node.children : [];
  const written = box ? box.address : addressIn(node);
  const address = resolveWebAddress(written, base);
  if (!address && node.tagName === "object") return node.children;
  const lost = address ? undefined : wordsOfLost(node, written, box);
  if (lost) return shown.length > 0 ? shown : [unshownAs(node, lost)];
  // A frame without an address may hold a link to what it would have shown.
  if (!address || (!box && isCounter(node, address)))
    return [...elementsIn(node)].filter((one) => one.tagName === "a" && hasText(one));
  const words = node.tagName === "object" && !OF_PROGRAMS.test(textOf(node)) ? unshown(node) : undefined;
  const link = embedLink(node, address, box?.title);
  return [...shown, link, ...(words ? [words] : [])];
}

/** Returns what is told of an element that names no place on the web; nothing where no reader saw it. */
function wordsOfLost(node: Element, written: string | undefined, box: Boxed | undefined): string | undefined {
  const own = attribute(node, "src") ?? "";
  const address = written || (isBesidePage(own) ? own : "");
  const isPlayer = named("video audio")(node) && !isCounter(node, "") && !hasElement(node, named("a"));
  const label = address || isPlayer ? attribute(node, "title") || address || "without an address" : undefined;
  return box?.title ?? attribute(node, "srcDoc") ?? label;
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

/** Quotations whose words a script would load: the link in them leads to the post. */
const isEmptyPost = (node: Element): boolean =>
  hasClassLike(node, /^(?:twitter-(?:tweet|video)|instagram-media|reddit-embed)/);

/** Returns the link in a quotation without words; undefined for any other element. */
function emptyPost(node: Element): Boxed | undefined {
  const link = isEmptyPost(node) && !hasText(node) ? findElement(node, named("a")) : undefined;
  return link && !hasElement(node, isEmbedded) ? present({ address: attribute(link, "href") }) : undefined;
}

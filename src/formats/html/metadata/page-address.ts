import type { Root } from "hast";
import {
  attribute,
  childrenOf,
  elementsIn,
  matches,
  relationsOf,
  textOf,
} from "../../../lib/html/elements.js";
import { resolveWebAddress, withoutArchive } from "../../../lib/html/resolve-address.js";
import { present } from "../../../lib/present.js";
import { isWebAddress } from "../../../model/allow-list.js";

/** Where a page was published, and how its relative addresses are resolved. Both are full http(s) addresses. */
export interface PageAddress {
  /** The address of the page, also where the file is a web archive's copy of it. Absent if nothing states it. */
  readonly source?: string;
  /** The address that relative addresses are resolved against. */
  readonly base?: string;
}

/**
 * What browsers and archivers write into a comment before the page; WebScrapBook writes an attribute instead: `saved from
 * url=(0042)https://…`, `url: https://…`.
 */
const SAVED_FROM =
  /saved from url=\(\d+\)\s*(\S+)|^\s*url:\s*(\S+)|\bsaved from:?\s+(https?:\S+)|Mirrored from (\S+) by HTTrack/im;

/**
 * Returns the address of a page: by its canonical link, else by its metadata, else by the comment that a browser or an
 * archiver wrote, else by its container, else by the bar of the Internet Archive. An address with a path goes before the address of a front page.
 * Addresses of the machine on which the page was made are passed over.
 * @param stated the addresses in the page's metadata, the most trusted first
 * @param location the address that the container of the page states
 */
export function readPageAddress(tree: Root, stated: readonly string[], location?: string): PageAddress {
  let canonical: string | undefined;
  let base: string | undefined;
  for (const one of elementsIn(tree)) {
    const href = attribute(one, "href")?.trim();
    if (!href) continue;
    const rel = relationsOf(one);
    if (one.tagName === "base") base ??= href;
    const isCanonical = one.tagName === "link" && rel.includes("canonical");
    // The reader views of Firefox and Instapaper link to the page above its title.
    if (isCanonical || matches(one, "a.reader-domain") || matches(one, "a.origin_link")) canonical ??= href;
  }
  const saved = savedFrom(tree) ?? location ?? copyIn(tree);
  const stands = resolveWebAddress(base, saved);
  // Joomla writes the page's own address as its base; that of a folder or a front page is none of a page.
  const page = stands && /\/(?!index\b)[^/]+$/.test(new URL(stands).pathname) ? stands : undefined;
  const absolute = [canonical, ...stated, saved, page]
    .map((one) => resolveWebAddress(one, saved ?? stands))
    .filter((address) => !OWN_MACHINE.test(address ?? ""));
  // A site's front page as the canonical address of every page says nothing of the page.
  const source =
    absolute.find((address) => address && new URL(address).pathname !== "/") ?? absolute.find(Boolean);
  return present({
    source: source && withoutArchive(source),
    base: stands ?? resolveWebAddress(base, source) ?? source,
  });
}

/** The machine of who made the page: a generator's preview states it, and it would lead readers to their own. */
const OWN_MACHINE = /^https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])(?=[:/]|$)/i;

const BAR = /https?:\/\/web\.archive\.org\/web\/\d{4,14}[^\s/]*\/https?:\/\/\S+/;
/** What the Internet Archive, and archives with the program pywb, write into a script. */
const IN_SCRIPT: readonly RegExp[] = [
  /__wm\.wombat\(\s*"(?<page>https?:[^"\s]+)",\s*"(?<time>\d{14})",\s*"(?<archive>https?:[^"\s]+)"/,
  /\bwbinfo\.url\s*=\s*(?:decodeURI\()?"(?<page>https?:[^"\s]+)"/,
  /\bwbinfo\.timestamp\s*=\s*"(?<time>\d{14})"/,
  /\bwbinfo\.prefix\s*=\s*(?:decodeURI\()?"(?<archive>https?:[^"\s]+)"/,
];

/** Returns the address of the copy in a web archive that a page is, by the script or the bar that the archive adds to it. */
function copyIn(tree: Root): string | undefined {
  for (const one of elementsIn(tree)) {
    const isBar = attribute(one, "id") === "wm-ipp-print";
    if (!isBar && one.tagName !== "script") continue;
    const text = textOf(one);
    if (isBar) return resolveWebAddress(BAR.exec(text)?.[0]);
    const { page, time, archive } = Object.assign(
      {},
      ...IN_SCRIPT.map((stated) => stated.exec(text)?.groups),
    );
    // The Internet Archive states its host alone.
    const folder = /^https?:\/\/[^/]+\/$/.test(archive) ? `${archive}web/` : archive;
    if (page && time && archive) return resolveWebAddress(`${folder}${time}/${page}`);
  }
  return undefined;
}

function savedFrom(tree: Root): string | undefined {
  const html = tree.children.find((node) => node.type === "element");
  const stated = html && attribute(html, "dataScrapbookSource");
  if (stated) return resolveWebAddress(stated);
  const inHtml = html ? html.children : [];
  const around = [...tree.children, ...inHtml, ...inHtml.flatMap(childrenOf)];
  for (const node of around) {
    const found = node.type === "comment" && node.value.length < 5000 ? SAVED_FROM.exec(node.value) : null;
    const address = found?.slice(1).find(Boolean);
    if (address) return resolveWebAddress(isWebAddress(address) ? address : `http://${address}`);
  }
  return undefined;
}

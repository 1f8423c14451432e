import { escapeHtml } from "../formats/markdown/body/escape-html.js";
import { IMAGE_FILE } from "../lib/picture/picture-address.js";
import { EXTERNAL_LINK } from "../lib/policy.js";
import { printableName } from "../lib/text/printable.js";
import { unescapeAddress } from "../lib/text/unescape-address.js";
import { type Addresses, type BodyWords, outsideAddress } from "./body-context.js";

/** A place within the page that the parser has found. */
const PLACE = /^#(?:fn|fnref|a)-./;

/**
 * Renders the start tag of a link: to a page of the site, to a place within the page, or out of the site. Returns undefined if
 * the link leads nowhere: its words are then shown without a link.
 * @param href the address as it was written
 */
export function renderLinkStart(
  href: string,
  title: string,
  addresses: Addresses,
  root: string,
): string | undefined {
  const words = title ? ` title="${escapeHtml(title)}"` : "";
  const page = addresses.page(href);
  if (page) return `<a href="${escapeHtml(root + page)}"${words}>`;
  if (PLACE.test(href)) return `<a href="${escapeHtml(href)}"${words}>`;
  const outside = outsideAddress(href);
  return outside && `<a href="${escapeHtml(outside)}"${words} rel="${EXTERNAL_LINK}">`;
}

/** A link around pictures alone, none of which is described. */
const SILENT_LINK = /<a (?:[^<>]* )?href="([^"]*)"[^<>]*>(?:<img [^<>]*alt=""[^<>]*>\s*)+<\/a>/g;

/**
 * Describes the pictures of links that have no other words, for screen readers: by where the link leads.
 * @param html as the renderer writes it
 */
export const nameSilentLinks = (html: string, { openPicture }: BodyWords): string =>
  html.replace(SILENT_LINK, (link, address: string) => {
    const isPicture = /^https?:/i.test(address) && IMAGE_FILE.test(address.replace(/[?#].*/, ""));
    const name = isPicture ? openPicture : nameOf(address.replaceAll("&amp;", "&"));
    return link.replace('alt=""', () => `alt="${escapeHtml(name)}"`);
  });

/** Returns an address without what readers do not read: scheme, way up and escapes. */
const nameOf = (address: string): string =>
  printableName(unescapeAddress(address.replace(/^https?:\/\/|^(?:\.\.\/)+/i, "")));

import { escapeHtml } from "../formats/markdown/body/escape-html.js";
import { EXTERNAL_LINK } from "../lib/policy.js";
import { type Addresses, outsideAddress } from "./body-context.js";

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

import { escapeHtml } from "../formats/markdown/body/escape-html.js";
import type { BodyContext } from "./body-context.js";
import { renderBody } from "./render-markdown.js";
import { renderLead } from "./render-picture.js";

/**
 * Returns the HTML of an article in an entry of a feed: its lead picture and its body. Feed readers show entries at
 * addresses of their own, so a place within the article is linked by the address of the article's page. Pure.
 * @param context `root` leads from the feed to the site's root
 * @param page path of the article's page
 * @param feed address of the feed; undefined if the site does not know its own. Then addresses are relative to the feed.
 */
export function renderEntry(markdown: string, context: BodyContext, page: string, feed?: string): string {
  const { body, showsLead } = renderBody(markdown, context);
  const lead = showsLead ? renderLead(context) : "";
  return withOuterAddresses(lead + body, (address) => {
    if (isAbsolute(address)) return address;
    const path = address.startsWith("#") ? context.root + page + address : address;
    return feed === undefined ? path : new URL(path, feed).href;
  });
}

const isAbsolute = (address: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(address);

/** An element with an address, as `allowedMarkup` lets it pass. No text of a body contains `<`. */
const START = /<(?:a|img)(?: [a-z-]+="[^"<>]*")+>/g;
const ADDRESS = / (href|src|srcset)="([^"]*)"/g;

/** Replaces each address of links and pictures. */
const withOuterAddresses = (html: string, outer: (address: string) => string): string =>
  html.replace(START, (start) =>
    start.replace(ADDRESS, (_, name: string, value: string) => {
      const addresses = value.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
      const list = name === "srcset" ? addresses.split(", ") : [addresses];
      const replaced = list.map((one) => {
        const [, address = one, width = ""] = name === "srcset" ? (/^(.*)( \d+w)$/.exec(one) ?? []) : [];
        return outer(address) + width;
      });
      return ` ${name}="${escapeHtml(replaced.join(", "))}"`;
    }),
  );

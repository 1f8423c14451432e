/**
 * What may appear in an article's body. The conversion makes nothing else, and what was rendered is held against it
 * once more before it is written.
 */

/** Schemes of addresses that a reader may follow. */
const LINK_SCHEMES = new Set(["http:", "https:", "mailto:"]);
/** Schemes of addresses that a picture, a sound or an article's source may have. */
const WEB_SCHEMES = new Set(["http:", "https:"]);

/** Elements, each with its attributes. */
export const ALLOWED_ELEMENTS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    a: "class href rel",
    blockquote: "",
    br: "",
    code: "class",
    div: "aria-label class role tabindex",
    em: "",
    figcaption: "",
    figure: "",
    h1: "",
    h2: "",
    h3: "",
    h4: "",
    h5: "",
    h6: "",
    hr: "",
    img: "alt height loading src width",
    li: "",
    ol: "start",
    p: "",
    pre: "",
    s: "",
    small: "",
    strong: "",
    table: "",
    tbody: "",
    td: "",
    th: "scope",
    thead: "",
    tr: "",
    ul: "",
  }).map(([name, attributes]) => [name, new Set(attributes.split(" ").filter(Boolean))]),
);

/** Elements that have no content, and no end. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(["br", "hr", "img"]);

/**
 * Tells whether an address is one that a link may lead to: absolute, with a host or mailbox, by an allowed scheme.
 */
export const isLinkAddress = (address: string): boolean =>
  /^(?:https?:\/\/[^/]|mailto:.)/i.test(address) && hasScheme(address, LINK_SCHEMES);

/** Tells whether an address is one of something on the web. */
export const isWebAddress = (address: string): boolean =>
  /^https?:\/\/[^/]/i.test(address) && hasScheme(address, WEB_SCHEMES);

function hasScheme(address: string, schemes: ReadonlySet<string>): boolean {
  return URL.canParse(address) && schemes.has(new URL(address).protocol);
}

/**
 * What may stand in the body of an article on a page. The conversion keeps addresses out that are not in it, the renderer
 * writes nothing that is not in it, and what the renderer wrote is held against it once more before it goes on a page.
 */

/** The form of an attribute's value, as it stands between its quotes. */
const TEXT = /^/;
const NUMBER = /^-?\d{1,9}$/;
const SPAN = /^\d{1,3}$/;
const WORD = /^[a-z-]+$/;
const EMPTY = /^$/;
/** What a link out of the site says of itself: the other side learns nothing of this one. */
const NO_TRACE = /^(?=.*\bnoreferrer\b)(?=.*\bnoopener\b)[a-z ]+$/;
/** A place within the page. Notes are `fn-1`, where they are cited `fnref-1`, other places `a-` and a name. */
const PLACE = /^(?:fn|fnref|a)-[\p{L}\p{M}\p{N}_-]{1,200}$/u;
/** A path of the site or a place within the page: no scheme, no host, no character reference that could hide one. */
const INSIDE = /^(?!\/\/)(?:[^:\\\s&]|&amp;)+$/;

const decoded = (value: string): string => value.replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** Paths of the site, each with the width of the picture there. */
const PICTURE_FILES: ValueRule = (value) =>
  value.split(", ").every((file) => INSIDE.test(file.replace(/ \d+w$/, "")) && / \d+w$/.test(file));

/** What an attribute's value may be: a form, or a rule. */
type ValueRule = RegExp | ((value: string) => boolean);

const LINK: ValueRule = (value) => INSIDE.test(value) || isLinkAddress(decoded(value));

const ELEMENTS: Readonly<Record<string, Readonly<Record<string, ValueRule>>>> = {
  a: {
    class: /^picture$/,
    href: LINK,
    id: PLACE,
    rel: NO_TRACE,
    title: TEXT,
  },
  abbr: { title: TEXT },
  blockquote: {},
  br: {},
  caption: {},
  cite: {},
  code: { class: /^language-\S{1,100}$/ },
  dd: {},
  del: {},
  details: { open: EMPTY },
  div: { "aria-label": TEXT, class: /^table$/, role: WORD, tabindex: /^0$/ },
  dl: {},
  dt: {},
  em: {},
  figcaption: {},
  figure: {},
  h1: { id: PLACE },
  h2: { id: PLACE },
  h3: { id: PLACE },
  h4: { id: PLACE },
  h5: { id: PLACE },
  h6: { id: PLACE },
  hr: {},
  img: {
    alt: TEXT,
    height: NUMBER,
    loading: /^lazy$/,
    sizes: /^[\w():., -]{1,60}$/,
    src: INSIDE,
    srcset: PICTURE_FILES,
    width: NUMBER,
  },
  ins: {},
  kbd: {},
  li: { id: PLACE, value: NUMBER },
  mark: {},
  ol: { start: NUMBER },
  p: {},
  pre: {},
  q: {},
  rp: {},
  rt: {},
  ruby: {},
  s: {},
  section: { class: /^footnotes$/ },
  small: {},
  strong: {},
  sub: {},
  summary: {},
  sup: {},
  table: {},
  tbody: {},
  td: { colspan: SPAN, rowspan: SPAN },
  tfoot: {},
  th: { colspan: SPAN, rowspan: SPAN, scope: WORD },
  thead: {},
  time: { datetime: /^[\w:+. -]{1,60}$/ },
  tr: {},
  ul: {},
};

/** Elements, each with its attributes and what their values may be. */
export const ALLOWED_ELEMENTS: ReadonlyMap<string, ReadonlyMap<string, ValueRule>> = new Map(
  Object.entries(ELEMENTS).map(([name, attributes]) => [name, new Map(Object.entries(attributes))]),
);

/** Elements that have no content, and no end. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(["br", "hr", "img"]);

/** Tells whether an element may have an attribute with a value. @param value as it stands between the quotes, escaped */
export function isAllowedAttribute(element: string, name: string, value: string): boolean {
  const rule = ALLOWED_ELEMENTS.get(element)?.get(name);
  return rule !== undefined && (rule instanceof RegExp ? rule.test(value) : rule(value));
}

/** Tells whether an address is one that a link may lead to: absolute, with a host or mailbox, by an allowed scheme. */
export const isLinkAddress = (address: string): boolean =>
  /^(?:https?:\/\/[^/]|mailto:.)/i.test(address) && URL.canParse(address);

/** Tells whether an address is one of something on the web. */
export const isWebAddress = (address: string): boolean =>
  /^https?:\/\/[^/]/i.test(address) && URL.canParse(address);

/** Tells whether an address is a path, from the file that names it or from a root: no scheme, no host. */
export const isRelativeAddress = (address: string): boolean =>
  !/^\s*(?:[a-z][a-z0-9+.-]*:|\/\/|[#?]|$)/i.test(address);

/** Tells whether an address may be a picture's: on the web, or of a file of the mirror. */
export const isPictureAddress = (address: string): boolean =>
  isWebAddress(address) || isRelativeAddress(address);

/**
 * The elements, attributes and addresses that the body of an article may have on a page. The conversion leaves out other
 * addresses. The renderer writes nothing else, and its HTML is checked once more before it goes on a page.
 */

/** The form of an attribute's value, as it stands between its quotes. */
const TEXT = /^/;
const NUMBER = /^-?\d{1,9}$/;
const SPAN = /^\d{1,3}$/;
const WORD = /^[a-z-]+$/;
const ALIGNMENT = /^(?:left|center|right)$/;
const EMPTY = /^$/;
/** The `rel` of a link out of the site. The other host learns nothing of this site. */
const NO_TRACE = /^(?=.*\bnoreferrer\b)(?=.*\bnoopener\b)[a-z ]+$/;
/** A place within the page. Notes are `fn-1`, where they are cited `fnref-1`, other places `a-` and a name. */
const PLACE = /^(?:fn|fnref|a)-[\p{L}\p{M}\p{N}_-]{1,200}$/u;
const DIRECTION = /^(?:ltr|rtl)$/;
/** A path of the site or a place within the page: no scheme, no host, no character reference that could hide one. */
const INSIDE = /^(?!\/\/)(?:[^:\\\s&]|&amp;)+$/;

const decoded = (value: string): string => value.replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** Paths of the site, each with the width of the picture there. */
const PICTURE_FILES: ValueRule = (value) =>
  value.split(", ").every((file) => INSIDE.test(file.replace(/ \d+w$/, "")) && / \d+w$/.test(file));

/** A pattern or a test that the value of an attribute has to pass. */
type ValueRule = RegExp | ((value: string) => boolean);

const LINK: ValueRule = (value) => INSIDE.test(value) || isLinkAddress(decoded(value));

const ELEMENTS: Readonly<Record<string, Readonly<Record<string, ValueRule>>>> = {
  a: {
    "aria-label": TEXT,
    class: /^picture$/,
    href: LINK,
    id: PLACE,
    rel: NO_TRACE,
    title: TEXT,
  },
  abbr: { title: TEXT },
  blockquote: {},
  br: {},
  caption: { dir: DIRECTION },
  cite: {},
  code: { class: /^language-\S{1,100}$/ },
  dd: { dir: DIRECTION },
  del: {},
  details: { open: EMPTY },
  div: { "aria-label": TEXT, class: /^table$/, role: WORD, tabindex: /^0$/ },
  dl: {},
  dt: { dir: DIRECTION },
  em: {},
  figcaption: { dir: DIRECTION },
  figure: {},
  h1: { dir: DIRECTION, id: PLACE },
  h2: { dir: DIRECTION, id: PLACE },
  h3: { dir: DIRECTION, id: PLACE },
  h4: { dir: DIRECTION, id: PLACE },
  h5: { dir: DIRECTION, id: PLACE },
  h6: { dir: DIRECTION, id: PLACE },
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
  li: { dir: DIRECTION, id: PLACE, value: NUMBER },
  mark: {},
  ol: { start: NUMBER, type: /^[aAiI]$/ },
  p: { dir: DIRECTION },
  pre: { tabindex: /^0$/ },
  q: {},
  rp: {},
  rt: {},
  ruby: {},
  s: {},
  section: { class: /^footnotes$/ },
  small: {},
  strong: {},
  sub: {},
  summary: { dir: DIRECTION },
  sup: {},
  table: {},
  tbody: {},
  td: { class: ALIGNMENT, colspan: SPAN, dir: DIRECTION, rowspan: SPAN },
  tfoot: {},
  th: { class: ALIGNMENT, colspan: SPAN, dir: DIRECTION, rowspan: SPAN, scope: WORD },
  thead: {},
  time: { datetime: /^[\w:+. -]{1,60}$/ },
  tr: {},
  ul: {},
};

/** The allowed elements, each with its attributes and the rules for their values. */
export const ALLOWED_ELEMENTS: ReadonlyMap<string, ReadonlyMap<string, ValueRule>> = new Map(
  Object.entries(ELEMENTS).map(([name, attributes]) => [name, new Map(Object.entries(attributes))]),
);

/** The allowed elements that have no content and no end tag. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(["br", "hr", "img"]);

/** Tells whether an element may have an attribute with a value. @param value as it stands between the quotes, escaped */
export function isAllowedAttribute(element: string, name: string, value: string): boolean {
  const rule = ALLOWED_ELEMENTS.get(element)?.get(name);
  return rule !== undefined && (rule instanceof RegExp ? rule.test(value) : rule(value));
}

/** Tells whether a link may lead to an address: a full address with the scheme http, https or mailto. */
export const isLinkAddress = (address: string): boolean =>
  /^(?:https?:\/\/[^/]|mailto:.)/i.test(address) && URL.canParse(address);

/** Tells whether an address is a full http(s) address. */
export const isWebAddress = (address: string): boolean =>
  /^https?:\/\/[^/]/i.test(address) && URL.canParse(address);

/** Tells whether an address is a path, from the file that names it or from a root: no scheme, no host. */
export const isRelativeAddress = (address: string): boolean =>
  !/^\s*(?:[a-z][a-z0-9+.-]*:|\/\/|[#?]|$)/i.test(address);

/** Tells whether an address may be that of a picture: a full http(s) address, or the path of a file of the mirror. */
export const isPictureAddress = (address: string): boolean =>
  isWebAddress(address) || isRelativeAddress(address);

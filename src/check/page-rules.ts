import { CONTENT_SECURITY_POLICY, EXTERNAL_LINK, REFERRER_POLICY } from "../model/policy.js";
import type { Address } from "./address.js";
import { cssAddresses } from "./css-addresses.js";
import type { Objection } from "./finding.js";
import { attributeOf, type PageElement, shown } from "./page-elements.js";

/** What a rule needs to know of the page besides the element. */
export interface PageContext {
  /** Reads an address as a browser does on this page. */
  readonly read: (address: string) => Address;
}

/** Looks at one element of a page. Pure. */
export type ElementRule = (element: PageElement, context: PageContext) => readonly Objection[];

const NONE: readonly Objection[] = [];

/** Elements that hold another page, a plugin, or change what addresses mean. */
export const FORBIDDEN_ELEMENTS = new Set(
  "applet base bgsound embed fencedframe frame frameset iframe object param portal".split(" "),
);
/** Attributes that a browser fetches for, whatever element they are on; `href` is looked at by element. */
const LOADING_ATTRIBUTES = new Set(
  "archive background classid code codebase data dynsrc lowsrc manifest poster src".split(" "),
);
const SOURCE_SETS = new Set(["srcset", "imagesrcset"]);
/** Attributes that report a click, or hold a page. */
const FORBIDDEN_ATTRIBUTES = new Set(["ping", "attributionsrc", "srcdoc", "formaction", "http-equiv"]);
/** What a `link` may be to another host: nothing is fetched for these. */
const IDLE_RELATIONS = new Set("alternate author bookmark canonical license me next prev self".split(" "));
/** Elements whose `href` is followed when the reader says so. */
const LINKS = new Set(["a", "area"]);
/** Elements for whose `href` nothing is fetched. */
const IDLE_ELEMENTS = new Set([...LINKS, "ok"]);
const META_HEADERS = new Set(["content-security-policy", "content-type"]);

export const noRemoteLoad: ElementRule = (element, { read }) => {
  const objections: Objection[] = [];
  const check = (address: string): void => {
    if (read(address).kind === "web") objections.push(["remote-load", shown(element)]);
  };
  for (const { name, value } of element.attributes) {
    if (LOADING_ATTRIBUTES.has(name)) check(value);
    else if (SOURCE_SETS.has(name)) for (const address of addressesOfSet(value)) check(address);
    else if (name === "style") for (const address of cssAddresses(value)) check(address);
    else if (name === "action") check(value);
    else if (name === "href" && !IDLE_ELEMENTS.has(element.name) && !isIdleLink(element)) check(value);
  }
  if (element.name === "style") for (const address of cssAddresses(element.text)) check(address);
  return objections;
};

function isIdleLink(element: PageElement): boolean {
  const relations = (attributeOf(element, "rel") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return element.name === "link" && relations.length > 0 && relations.every((one) => IDLE_RELATIONS.has(one));
}

/** Returns the addresses of a `srcset`. */
const addressesOfSet = (value: string): string[] =>
  value.split(",").map((candidate) => candidate.trim().split(/\s/)[0] ?? "");

export const noForbiddenElement: ElementRule = (element) => {
  if (FORBIDDEN_ELEMENTS.has(element.name)) return [["forbidden-element", shown(element)]];
  const header = attributeOf(element, "http-equiv")?.toLowerCase();
  return element.attributes.some(({ name }) => FORBIDDEN_ATTRIBUTES.has(name)) &&
    !(element.name === "meta" && header !== undefined && META_HEADERS.has(header))
    ? [["forbidden-element", shown(element)]]
    : NONE;
};

/** Whether the manifest knows the script is said where the script itself is looked at. */
export const onlyOwnScripts: ElementRule = (element, { read }) => {
  if (element.name !== "script") return NONE;
  const source = attributeOf(element, "src") ?? attributeOf(element, "href");
  if (source === undefined) return isData(element) ? NONE : [["inline-script", shown(element)]];
  const address = read(source);
  return address.kind === "inside" && SCRIPT_FILE.test(address.path)
    ? NONE
    : [["foreign-script", shown(element)]];
};

const SCRIPT_FILE = /\.m?js$/;

/** Data about the page, which no browser runs. */
function isData(script: PageElement): boolean {
  if (attributeOf(script, "type") !== "application/ld+json") return false;
  try {
    JSON.parse(script.text);
    return true;
  } catch {
    return false;
  }
}

export const noInlineHandler: ElementRule = (element) =>
  element.attributes.some(({ name }) => /^on/i.test(name)) ? [["inline-handler", shown(element)]] : NONE;

const ADDRESSES = new Set([...LOADING_ATTRIBUTES, "href", "cite", "longdesc", "action", "formaction"]);

export const noBadAddress: ElementRule = (element, { read }) =>
  element.attributes.some(({ name, value }) => ADDRESSES.has(name) && read(value).kind === "bad")
    ? [["bad-address", shown(element)]]
    : NONE;

export const noDisabledLink: ElementRule = (element) =>
  element.name === "ok" ? [["disabled-link", shown(element)]] : NONE;

export const noTracker: ElementRule = (element) => {
  if (element.name !== "img" && element.name !== "image") return NONE;
  const isTiny = ["width", "height"].some((side) =>
    /^\s*0*[01](?:px|%)?\s*$/i.test(attributeOf(element, side) ?? ""),
  );
  const style = attributeOf(element, "style") ?? "";
  const isHidden =
    /(?:^|[;\s])(?:(?:max-)?(?:width|height)\s*:\s*[01](?:px|%)?\s*(?:;|!|$)|display\s*:\s*none)/i;
  return isTiny || isHidden.test(style) ? [["tracker", shown(element)]] : NONE;
};

export const noLeakyLink: ElementRule = (element, { read }) => {
  if (!LINKS.has(element.name)) return NONE;
  const href = attributeOf(element, "href");
  if (href === undefined || read(href).kind !== "web") return NONE;
  return attributeOf(element, "rel") === EXTERNAL_LINK ? NONE : [["leaky-link", shown(element)]];
};

/** Every rule that looks at one element. */
export const ELEMENT_RULES: readonly ElementRule[] = [
  noRemoteLoad,
  noForbiddenElement,
  onlyOwnScripts,
  noInlineHandler,
  noBadAddress,
  noDisabledLink,
  noTracker,
  noLeakyLink,
];

/** Elements that stand before anything that could load. */
const HARMLESS = new Set(["html", "head", "meta", "title"]);

/** The policy stands before anything that loads, says exactly what it must, and no other says more. */
export function policyPresent(elements: readonly PageElement[]): readonly Objection[] {
  const policies = elements.filter((element) =>
    /^content-security-policy$/i.test(attributeOf(element, "http-equiv") ?? ""),
  );
  const referrers = elements.filter((element) => /^referrer$/i.test(attributeOf(element, "name") ?? ""));
  const [policy] = policies;
  const objections: Objection[] = [];
  if (!policy) objections.push(["no-policy", "no Content-Security-Policy"]);
  else if (policies.length > 1 || attributeOf(policy, "content") !== CONTENT_SECURITY_POLICY)
    objections.push(["no-policy", `another policy than ours: ${shown(policy)}`]);
  else if (elements.slice(0, elements.indexOf(policy)).some((element) => !HARMLESS.has(element.name)))
    objections.push(["no-policy", "the policy comes too late: something stands before it that could load"]);
  const isSilent =
    referrers.length === 1 && attributeOf(referrers[0] as PageElement, "content") === REFERRER_POLICY;
  if (!isSilent) objections.push(["no-policy", "no `referrer` of `no-referrer`, or another one"]);
  return objections;
}

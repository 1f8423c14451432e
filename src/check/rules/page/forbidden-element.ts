import { LOOKUP_HEADER, LOOKUP_POLICY } from "../../../lib/policy.js";
import { attributeOf, type Element, HTML_NAMESPACE, startTag } from "../../read/element.js";
import type { FileRule } from "../rule.js";

/** They show another page or a plugin, or change what addresses mean. */
const ELEMENTS = new Set(
  "applet base bgsound embed fencedframe frame frameset iframe object param portal".split(" "),
);
/** They change addresses and styles while the page is shown. */
const ANIMATIONS = new Set("animate set animatemotion animatetransform discard".split(" "));
/** They report a click, hold a page, send a form, or change what addresses mean in browsers of before 2017. */
const ATTRIBUTES = new Set("ping attributionsrc srcdoc formaction http-equiv xml:base".split(" "));
/** Safari asks Apple for what it shows of the app. */
const APP_OF_A_STORE = /^apple-itunes-app$/i;
const ALLOWED_HEADERS = new Set(["content-security-policy", "content-type"]);

export const forbiddenElement: FileRule = {
  name: "forbidden-element",
  text: "an element or attribute that no page of the site needs",
  why: "It shows another page, runs a plugin, reports clicks or sends the reader elsewhere.",
  hint: "take it out of the template; if it came from an article, please report the article",
  *checkFile({ kind, elements }) {
    if (kind !== "page") return;
    for (const element of elements) if (isForbidden(element)) yield startTag(element);
  },
  wrong: { page: '<iframe src="index.html"></iframe>' },
  right: { page: '<a href="index.html">text</a>' },
};

/** Tells whether an element may stand in no page of the site, and in no XML that a browser shows. */
export function isForbidden(element: Element): boolean {
  const { name, namespace } = element;
  if (name === "meta" && APP_OF_A_STORE.test(attributeOf(element, "name") ?? "")) return true;
  if (ELEMENTS.has(name) || (namespace !== HTML_NAMESPACE && ANIMATIONS.has(name.toLowerCase()))) return true;
  const header = name === "meta" ? attributeOf(element, "http-equiv") : undefined;
  const isAllowedHeader =
    header !== undefined && (ALLOWED_HEADERS.has(header.toLowerCase()) || keepsFromLookups(element));
  return !isAllowedHeader && element.attributes.some((attribute) => ATTRIBUTES.has(attribute.name));
}

/** Any other content than that of the policy lets browsers look up the hosts of links. */
const keepsFromLookups = (meta: Element): boolean =>
  attributeOf(meta, "http-equiv")?.toLowerCase() === LOOKUP_HEADER &&
  attributeOf(meta, "content") === LOOKUP_POLICY;

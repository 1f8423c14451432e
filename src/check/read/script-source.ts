import { attributeOf, type Element, HTML_NAMESPACE } from "./element.js";

/**
 * Returns the address that a `script` is loaded from: `src` in HTML, `href` in SVG. The other attribute has no effect
 * there, and the script's text runs. Undefined for any other element.
 */
export function scriptSource(element: Element): string | undefined {
  if (element.name !== "script") return undefined;
  return attributeOf(element, element.namespace === HTML_NAMESPACE ? "src" : "href");
}

/** Types of data: browsers do not run a script of such a type. */
const DATA_TYPES: ReadonlySet<string> = new Set(["application/ld+json", "application/json"]);

/** Tells whether a `script` holds data that no browser runs. Its text is JSON, which may be broken. */
export const isDataScript = (element: Element): boolean =>
  element.name === "script" && DATA_TYPES.has(attributeOf(element, "type") ?? "");

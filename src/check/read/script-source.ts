import { attributeOf, type Element, HTML_NAMESPACE } from "./element.js";

/** Returns what a `script` loads: by `src` in HTML, by `href` in SVG. Undefined for a script of its own text, or no script. */
export function scriptSource(element: Element): string | undefined {
  if (element.name !== "script") return undefined;
  return attributeOf(element, element.namespace === HTML_NAMESPACE ? "src" : "href");
}

/** Types of data: browsers do not run a script of such a type. */
const DATA_TYPES: ReadonlySet<string> = new Set(["application/ld+json", "application/json"]);

/** Tells whether a `script` holds data that no browser runs. Its text is JSON, which may be broken. */
export const isDataScript = (element: Element): boolean =>
  element.name === "script" && DATA_TYPES.has(attributeOf(element, "type") ?? "");

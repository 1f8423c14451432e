import { ALLOWED_ELEMENTS, isAllowedAttribute } from "../../../model/allow-list.js";
import type { SitePath } from "../../../model/names.js";
import { attributeOf, type Element, startTag } from "../../read/element.js";
import { readPage } from "../../read/read-page.js";
import type { FileRule } from "../rule.js";

export const htmlInFeed: FileRule = {
  name: "html-in-feed",
  text: "HTML in a feed that no article has, or another base for its addresses",
  why: "Every feed reader shows HTML by rules of its own. So feeds hold only plain text, and articles of the elements that pages have.",
  hint: "take `type` and `xml:base` out of the feed's template; if it came from an article, please report the article",
  sparesStatic: true,
  *checkFile({ kind, path, elements }) {
    if (kind !== "xml") return;
    const base = baseIn(elements, path);
    for (const element of elements) {
      const type = element.name === "link" ? undefined : attributeOf(element, "type");
      const isHtml = element.name === "content" && type === "html";
      if (isHtml || HTML_OF_RSS.has(element.name)) yield* foreignIn(element.text, base);
      else if (type !== undefined && type !== "text") yield startTag(element);
      if (attributeOf(element, "base") !== undefined) yield startTag(element);
    }
  },
  wrong: { files: { "a.xml": '<feed><title type="html">text</title></feed>' } },
  right: { files: { "a.xml": '<feed><content type="html">&lt;p&gt;text&lt;/p&gt;</content></feed>' } },
};

/** Elements of RSS whose text is HTML by itself. */
const HTML_OF_RSS: ReadonlySet<string> = new Set(["description", "encoded"]);

/** Returns the address of the site, which the feed's address of its own begins with. */
function baseIn(elements: readonly Element[], path: SitePath): string | undefined {
  const self = elements.find(({ name, attributes }) =>
    attributes.some((one) => name === "link" && one.name === "rel" && one.value === "self"),
  );
  const address = self && attributeOf(self, "href");
  if (!address?.endsWith(path)) return undefined;
  const base = address.slice(0, -path.length);
  return URL.canParse(base) ? new URL(base).href : undefined;
}

/** Elements that a reader's parser adds around the HTML of an entry. */
const FRAME: ReadonlySet<string> = new Set(["html", "head", "body"]);

/** Yields the elements of an entry's HTML that may not stand in the body of an article. */
function* foreignIn(html: string, base: string | undefined): Generator<string> {
  for (const element of readPage(html).elements) {
    const { name, attributes } = element;
    const isKnown = FRAME.has(name) ? attributes.length === 0 : ALLOWED_ELEMENTS.has(name);
    if (!isKnown || !attributes.every((one) => isAllowed(name, one.name, one.value, base)))
      yield startTag(element);
  }
}

/** Tells whether an attribute may be there. Addresses of the site may be absolute: an entry has no address of its own. */
function isAllowed(element: string, name: string, value: string, base: string | undefined): boolean {
  const isAddress = name === "src" || name === "srcset" || name === "href";
  const inside = isAddress && base !== undefined ? value.replaceAll(base, "") : value;
  return isAllowedAttribute(element, name, inside.replaceAll("&", "&amp;").replaceAll('"', "&quot;"));
}

import { attributeOf, startTag } from "../../read/element.js";
import type { FileRule } from "../rule.js";

export const htmlInFeed: FileRule = {
  name: "html-in-feed",
  text: "a feed with HTML in it, or with another base for its addresses",
  why: "Every feed reader shows HTML by rules of its own. The site's feeds hold plain text.",
  hint: "take `type` and `xml:base` out of the feed's template",
  sparesStatic: true,
  *checkFile({ kind, elements }) {
    if (kind !== "xml") return;
    for (const element of elements) {
      const type = element.name === "link" ? undefined : attributeOf(element, "type");
      if (type !== undefined && type !== "text") yield startTag(element);
      if (attributeOf(element, "base") !== undefined) yield startTag(element);
    }
  },
  wrong: { files: { "a.xml": '<feed><title type="html">text</title></feed>' } },
  right: { files: { "a.xml": "<feed><title>text</title></feed>" } },
};

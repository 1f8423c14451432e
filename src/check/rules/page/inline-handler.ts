import { startTag } from "../../read/element.js";
import type { FileRule } from "../rule.js";

export const inlineHandler: FileRule = {
  name: "inline-handler",
  text: "an event handler in an attribute",
  why: "It is a script in the page itself.",
  hint: "take it out of the template; if it came from an article, please report the article",
  *checkFile({ kind, elements }) {
    if (kind !== "page") return;
    for (const element of elements)
      if (element.attributes.some(({ name }) => /^on/i.test(name))) yield startTag(element);
  },
  wrong: { page: '<p onclick="print()">text</p>' },
  right: { page: '<p title="onclick">text</p>' },
};

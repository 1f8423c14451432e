import { parseJson } from "../../../lib/if-there.js";
import { type Element, startTag } from "../../read/element.js";
import { isDataScript, scriptSource } from "../../read/script-source.js";
import type { FileRule } from "../rule.js";

export const inlineScript: FileRule = {
  name: "inline-script",
  text: "a script in the page itself",
  why: "A script in an article would run.",
  hint: "move it into a file; only JSON of the type application/ld+json or application/json may stand in a page",
  *checkFile({ kind, elements }) {
    if (kind !== "page") return;
    for (const element of elements) if (isInline(element) && !isData(element)) yield startTag(element);
  },
  wrong: { page: "<script>print()</script>" },
  right: { page: '<script type="application/ld+json">{"name": "text"}</script>' },
};

const isInline = (element: Element): boolean =>
  element.name === "script" && scriptSource(element) === undefined;

/** A program under the type of data is a disguise: data has to be JSON. */
const isData = (script: Element): boolean => isDataScript(script) && parseJson(script.text) !== undefined;

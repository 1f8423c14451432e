import { type Element, HTML_NAMESPACE, startTag } from "../../read/element.js";
import { isForbidden } from "../page/forbidden-element.js";
import type { FileRule } from "../rule.js";

/** They run something, hold another language, or change other elements. */
const ACTIVE = new Set(
  "script foreignObject handler listener iframe object embed audio video animate set animateMotion animateTransform discard".split(
    " ",
  ),
);

export const activeSvg: FileRule = {
  name: "active-svg",
  text: "an SVG that can run or load something",
  why: "A browser that opens an SVG by itself runs its scripts and loads what it names.",
  hint: "export it again without scripts, animations and links",
  *checkFile({ kind, elements, references }) {
    if (kind !== "svg") return;
    for (const element of elements)
      if (element.namespace === HTML_NAMESPACE || isActive(element)) yield startTag(element);
    for (const { value, shown } of references)
      if (!value.trim().startsWith("#")) yield `${shown}: ${value.slice(0, 80)}`;
  },
  wrong: { files: { "a.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>print()</script></svg>' } },
  right: { files: { "a.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M7 9h18"/></svg>' } },
};

/** Tells whether an element of HTML or SVG may run something, wherever it stands. */
export const isActive = (element: Element): boolean =>
  ACTIVE.has(element.name) ||
  isForbidden(element) ||
  element.attributes.some((attribute) => /^on|^base$/i.test(attribute.name));

import type { Element, Root, RootContent } from "hast";
import type { VFile } from "vfile";
import { breakLines, keepsLines } from "../../lib/html/break-lines.js";
import { withoutLineEdges } from "../../lib/html/characters.js";
import {
  attribute,
  childrenOf,
  element,
  elementsIn,
  isBlock,
  isMedia,
  mapElements,
  named,
} from "../../lib/html/elements.js";

const IS_CODE =
  /(?:^|[-_\s])(?:code|highlight|hljs|lang|language|chroma|prettyprint|brush|terminal|console)(?:$|[-_\s:])/i;
/** What is in most lines of programs, and in few sentences. */
const CODE_SIGN =
  /[{};]\s*$|\w\(.*\)|\w\s?(?:=|=>|:=|\+=)\s?[\w"'[({]|^\s*(?:\$|#!?|\/\/)\s?\w|<\/?\w+[^<>]*>/;

/** Columns; a longer line is a paragraph, which has to wrap. */
const LONGEST_LINE = 100;

/**
 * Keeps the lines of text whose line breaks count. Preformatted text that is code or is set in columns becomes a `pre`
 * with nothing in it but a `code` of plain text. Other preformatted text, and text under a `white-space` style that keeps
 * lines, gets a `br` at each line break.
 */
export function keepLines(tree: Root, { data }: VFile): void {
  mapElements(tree, (node) => {
    if (named("pre listing xmp")(node)) return preformatted(node);
    if (keepsLines(node)) breakLines(node, data.layout?.isPrettified);
    return node;
  });
}

function preformatted(node: Element): Element {
  const inner = [...elementsIn(node)];
  const isPlain = !inner.some(
    (one) => isMedia(one) || one.tagName === "a" || (isBlock(one) && !named("div pre")(one)),
  );
  const code = withoutLineEdges(preformattedText(node));
  if (isPlain && /\S/u.test(code) && isSetAsCode(code, [node, ...inner])) {
    const lang = [node, ...inner].map(languageOf).find(Boolean);
    return element("pre", [
      element("code", [{ type: "text", value: code }], { dataPlain: true, ...(lang ? { lang } : {}) }),
    ]);
  }
  breakLines(node);
  return element("div", node.children, node.properties);
}

/** Tells whether preformatted text needs each of its spaces: it is code, or it is indented or set in columns. */
function isSetAsCode(text: string, elements: readonly Element[]): boolean {
  const lines = text.split("\n");
  if (elements.some((one) => named("code samp")(one) || IS_CODE.test(classes(one)))) return true;
  if (lines.some((line) => line.length > LONGEST_LINE)) return false;
  const withSigns = lines.filter((line) => CODE_SIGN.test(line)).length;
  const hasSigns = withSigns * 2 >= lines.length && withSigns > 0;
  return hasSigns || lines.some((line) => /\S(?: {2,}|\t)\S|^(?: {2,}|\t)\S/.test(line));
}

const classes = (node: Element): string => [node.properties.className ?? []].flat().join(" ");

const languageOf = (node: Element): string | undefined =>
  /(?:^|\s)(?:language|lang|brush:?)-?([\w+#-]{1,40})(?:$|\s)/.exec(classes(node))?.[1] ??
  attribute(node, "dataLang");

function preformattedText(node: RootContent | Element): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return "";
  if (node.tagName === "br") return "\n";
  const text = childrenOf(node).map(preformattedText).join("");
  return node.tagName === "div" && !text.endsWith("\n") ? `${text}\n` : text;
}

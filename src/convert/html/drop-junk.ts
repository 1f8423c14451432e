import type { Element, Root, RootContent } from "hast";
import type { VFile } from "vfile";
import { attribute, element, hasText, isSection, named, textOf } from "../../lib/html/elements.js";
import { isCounter } from "../../lib/html/is-counter.js";
import { isTextPicture } from "../../lib/picture/is-text-picture.js";
import { pictureAddress } from "../../lib/picture/picture-address.js";
import { noteDropped } from "../dropped.js";

/** Tells of an element whose content no reader sees. */
const isUnseen = named("base frameset head link meta noembed noframes noscript script style title xml");

/** Tells of an element that readers see, and that an article cannot show: the operator is told where one holds words. */
const isUnshowable = named("form input svg template textarea");

/**
 * Drops what a reader never saw: comments, scripts, styles, counters. Drops forms, templates, drawings and sections of XML as well,
 * with a notice if they have words. Hidden elements stay: in 27 real articles one of them holds the text. Those without text are dropped later,
 * with all empty blocks.
 */
export function dropJunk() {
  return (tree: Root, file: VFile): void => {
    const isKept = (node: RootContent): boolean => {
      if (isSection(node)) noteDropped(file, "dropped-element", `<!${node.value}`);
      if (node.type !== "element") return node.type === "text";
      if (isUnseen(node)) return false;
      if (node.tagName === "img") return isShown(node, file.data.source);
      if (!isUnshowable(node)) return true;
      const content = node.content ?? node;
      if (hasText(content)) noteDropped(file, "dropped-element", `<${node.tagName}> ${textOf(content)}`);
      return false;
    };
    keepOnly(tree, isKept);
  };
}

/** Tells whether a reader sees a picture. One that stands for a sign or a formula becomes its text. */
function isShown(image: Element, base: string | undefined): boolean {
  const src = attribute(image, "src") ?? "";
  if (isTextPicture(image, src))
    Object.assign(image, element("span", [{ type: "text", value: attribute(image, "alt") ?? "" }]));
  return image.tagName === "span" || !isCounter(image, pictureAddress(image, base) ?? src);
}

/** Drops the nodes for which the test does not hold. What is in them is not asked about. */
function keepOnly(parent: Root | Element, isKept: (node: RootContent) => boolean): void {
  const children = parent.children as RootContent[];
  let kept = 0;
  // Nearly all nodes are kept: the list is shortened in place.
  for (const node of children) {
    if (!isKept(node)) continue;
    children[kept++] = node;
    if (node.type === "element") keepOnly(node, isKept);
  }
  children.length = kept;
}

import type { Element, Root } from "hast";
import type { List, ListItem, Root as MarkdownRoot, Paragraph } from "mdast";
import rehypeRemark, { type Options } from "rehype-remark";
import type { VFile } from "vfile";
import { attribute, isElement, textOf } from "./elements.js";

/**
 * rehype-remark for a tree whose white space is in order. Left to itself it copies the tree and looks at each space
 * again, a fifth of all conversion; given an empty tree, it has nothing to copy, and its handler for the root goes on
 * with the real one.
 */
export function toMarkdownTree() {
  return (tree: Root, file: VFile): MarkdownRoot => {
    const root = (state: State): MarkdownRoot => ({ type: "root", children: state.toFlow(state.all(tree)) });
    return rehypeRemark({ handlers: HANDLERS, nodeHandlers: { root } })({ type: "root", children: [] }, file);
  };
}

/** What rehype-remark does not know of our blocks: a figure is an image alone in its paragraph, its caption the title. */
const HANDLERS: NonNullable<Options["handlers"]> = {
  figure: (state, node: Element): Paragraph => {
    const image = node.children.find((child): child is Element => isElement(child, "img"));
    const caption = node.children.find((child) => isElement(child, "figcaption"));
    const title = caption ? textOf(caption).trim() : "";
    const paragraph: Paragraph = {
      type: "paragraph",
      children: [
        {
          type: "image",
          url: (image && attribute(image, "src")) ?? "",
          alt: (image && attribute(image, "alt")) ?? "",
          ...(title ? { title } : {}),
        },
      ],
    };
    state.patch(node, paragraph);
    return paragraph;
  },
  ol: (state, node: Element): List => list(state, node, true),
  ul: (state, node: Element): List => list(state, node, false),
};

type State = Parameters<NonNullable<NonNullable<Options["handlers"]>[string]>>[0];

/** A list is tight where each of its items is one line or one line and a tight list. */
function list(state: State, node: Element, ordered: boolean): List {
  const items = node.children.filter((child): child is Element => isElement(child, "li"));
  const spread = items.some(
    ({ children }) =>
      children.filter((child) => !isElement(child, "ul") && !isElement(child, "ol")).length > 1,
  );
  return {
    type: "list",
    ordered,
    ...(ordered ? { start: Number(attribute(node, "start") ?? 1) } : {}),
    spread,
    children: items.map(
      (item): ListItem => ({
        type: "listItem",
        spread,
        children: state.toFlow(state.all(item)) as ListItem["children"],
      }),
    ),
  };
}

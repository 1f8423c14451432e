import type { Element } from "hast";
import type { List, ListItem, Paragraph } from "mdast";
import type { Options } from "rehype-remark";
import { attribute, isElement, textOf } from "./elements.js";

/** What rehype-remark does not know of our blocks: a figure is an image alone in its paragraph, its caption the title. */
export const toMarkdownTree: NonNullable<Options["handlers"]> = {
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

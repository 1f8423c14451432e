import type { Element, Root } from "hast";
import type { List, ListItem, Nodes as MarkdownNodes, Root as MarkdownRoot, Paragraph } from "mdast";
import rehypeRemark, { type Options } from "rehype-remark";
import { VFile } from "vfile";
import { attribute, isElement, textOf } from "../../lib/html/elements.js";

/**
 * rehype-remark for a tree whose white space is in order. Left to itself it copies the tree, looks at each space again,
 * and at each node of its result: a third of all conversion. So it is given an empty tree, once, for the state in which its
 * handlers work, and they go on with the real trees.
 */
export function toMarkdownTree() {
  let fresh: State | undefined;
  const root = (state: State): MarkdownRoot => {
    fresh = state;
    return { type: "root", children: [] };
  };
  rehypeRemark({ handlers: HANDLERS, nodeHandlers: { root } })({ type: "root", children: [] }, new VFile());
  return (tree: Root): MarkdownRoot => {
    const state = { ...fresh } as State;
    const result = { type: "root", children: state.toFlow(state.all(tree)) } as MarkdownRoot;
    joinTexts(result);
    return result;
  };
}

/** Makes one text of those side by side, which elements without meaning parted, and trims the edges of lines. */
function joinTexts(parent: MarkdownNodes): void {
  if (!("children" in parent)) return;
  const joined: MarkdownNodes[] = [];
  for (const child of parent.children) {
    const last = joined.at(-1);
    if (child.type === "text" && last?.type === "text") last.value += child.value;
    else joined.push(child);
  }
  if (parent.type === "paragraph" || parent.type === "heading") trim(joined);
  const kept = joined.filter((child) => child.type !== "text" || child.value !== "");
  (parent as { children: MarkdownNodes[] }).children = kept;
  for (const child of kept) joinTexts(child);
}

function trim(line: readonly MarkdownNodes[]): void {
  const [first, last] = [line.at(0), line.at(-1)];
  if (first?.type === "text") first.value = first.value.trimStart();
  if (last?.type === "text") last.value = last.value.trimEnd();
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

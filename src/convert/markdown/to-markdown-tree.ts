import type { Element, Nodes, Root } from "hast";
import type {
  Code,
  FootnoteDefinition,
  FootnoteReference,
  Html,
  InlineCode,
  List,
  ListItem,
  Nodes as MarkdownNodes,
  Root as MarkdownRoot,
  Paragraph,
} from "mdast";
import rehypeRemark, { type Options } from "rehype-remark";
import { VFile } from "vfile";
import { attribute, isElement, textOf } from "../../lib/html/elements.js";
import { plainText } from "../../lib/html/plain-text.js";
import { HTML_MARKS } from "../blocks/inline-marks.js";
import { HTML_TABLE } from "../blocks/shape-table.js";
import { placeOf } from "../html/link-places.js";
import { htmlBlocks } from "./html-blocks.js";

/**
 * Turns the HTML tree into a Markdown tree with the handlers of rehype-remark. The library itself would copy the tree and
 * look at all its white space again, which takes a third of the time of conversion. So it runs once, on an empty tree, to
 * get the state that its handlers need.
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

/** Makes one text, and one piece of code, of those side by side, and trims the edges of lines. */
function joinTexts(parent: MarkdownNodes): void {
  if (!("children" in parent)) return;
  const joined: MarkdownNodes[] = [];
  for (const child of parent.children) {
    const last = joined.at(-1);
    if ((child.type === "text" || child.type === "inlineCode") && last?.type === child.type)
      last.value += child.value;
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

/**
 * Handlers for our blocks and marks. A figure becomes a paragraph of one image, with the caption as its title. Marks that
 * Markdown lacks are written as HTML, which CommonMark allows within a line.
 */
const HANDLERS: NonNullable<Options["handlers"]> = {
  figure: (_, node: Element): Paragraph => figure(node),
  ol: (state, node: Element) => (isLettered(node) ? inHtml(state, node) : list(state, node, true)),
  ul: (state, node: Element): List => list(state, node, false),
  [HTML_TABLE]: (state, node: Element) => inHtml(state, { ...node, tagName: "table" }),
  pre: (_, node: Element): Code => {
    const code = node.children.find((child) => isElement(child, "code"));
    return { type: "code", lang: (code && attribute(code, "lang")) ?? null, value: textOf(node) };
  },
  code: (_, node: Element): InlineCode => ({ type: "inlineCode", value: textOf(node) }),
  span: (state, node: Element) => {
    const number = noteNumber(node);
    if (number) return footnoteReference(number);
    const place = placeOf(node);
    return place ? [...anchor(place), ...state.all(node)] : state.all(node);
  },
  aside: (state, node: Element): FootnoteDefinition => ({
    ...footnoteReference(noteNumber(node) ?? ""),
    type: "footnoteDefinition",
    children: state.toFlow(state.all(node)) as FootnoteDefinition["children"],
  }),
  ...Object.fromEntries(
    HTML_MARKS.map((name) => [name, (state: State, node: Element) => asHtml(state, node)]),
  ),
};

const inHtml = (state: State, block: Element): MarkdownNodes[] =>
  htmlBlocks(block, (part) => state.toFlow(state.all(part)) as MarkdownNodes[]);

function figure(node: Element): Paragraph {
  const image = node.children.find((child) => isElement(child, "img"));
  const caption = node.children.find((child) => isElement(child, "figcaption"));
  const title = caption ? plainText(caption).trim() : "";
  const url = (image && attribute(image, "src")) ?? "";
  const alt = (image && attribute(image, "alt")) ?? "";
  return { type: "paragraph", children: [{ type: "image", url, alt, ...(title ? { title } : {}) }] };
}

/** Returns the number of a note, see find-footnotes.ts. In an attribute of the file itself it would be text. */
const noteNumber = ({ properties: { dataNote } }: Element): string | undefined =>
  typeof dataNote === "number" ? String(dataNote) : undefined;

const anchor = (name: string): Html[] => [
  { type: "html", value: `<a id="${name}">` },
  { type: "html", value: "</a>" },
];

const footnoteReference = (number: string): FootnoteReference => ({
  type: "footnoteReference",
  identifier: number,
  label: number,
});

/** Text that needs no escape, neither in an attribute nor in Markdown. */
const SAFE_TITLE = /^[\p{L}\p{M}\p{N} ,.;:()/-]{1,200}$/u;

function asHtml(state: State, node: Element): MarkdownNodes[] {
  const title = attribute(node, "title");
  const start = title && SAFE_TITLE.test(title) ? `<${node.tagName} title="${title}">` : `<${node.tagName}>`;
  return [
    { type: "html", value: start },
    ...(state.all(node) as MarkdownNodes[]),
    { type: "html", value: `</${node.tagName}>` },
  ];
}

type State = Parameters<NonNullable<NonNullable<Options["handlers"]>[string]>>[0];

/**
 * Returns a list. It is tight if each item is one line, or one line and a list. An item that begins with a list needs an
 * empty line before it: some readers take the number of that list for text of the line above.
 */
function list(state: State, node: Element, ordered: boolean): List {
  const items = node.children.filter((child) => isElement(child, "li"));
  const spread = items.some(
    ({ children }) =>
      children.filter((child) => !isList(child)).length > 1 ||
      children.some((child) => isLettered(child) || (isList(child) && beginsWithList(child))),
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

const isList = (node: Nodes): node is Element => isElement(node, "ul") || isElement(node, "ol");

/** Tells whether letters or Roman numerals stand before the items of a list, which Markdown lacks. */
const isLettered = (node: Nodes): boolean => isElement(node, "ol") && node.properties.type !== undefined;

const beginsWithList = (list: Element): boolean =>
  list.children.some(
    (item) => item.type === "element" && item.children[0] !== undefined && isList(item.children[0]),
  );

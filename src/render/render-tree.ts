import {
  attributeOf,
  isElement,
  isText,
  type TreeElement,
  type TreeNode,
} from "../formats/markdown/body/body-tree.js";
import { escapeHtml } from "../formats/markdown/body/escape-html.js";
import { ALLOWED_ELEMENTS, isAllowedAttribute, VOID_ELEMENTS } from "../model/allow-list.js";
import type { Addresses, BodyContext } from "./body-context.js";
import { renderLinkStart } from "./render-link.js";
import { type BodyPicture, captionHtml, renderFigure, renderPicture } from "./render-picture.js";
import { TABLE_END, tableStart } from "./scroll-frames.js";

/** Renders the tree of a body that has raw HTML. Recursive: `cleanRawHtml` and the parser limit the depth. */
export function renderTree(nodes: readonly TreeNode[], context: BodyContext, addresses: Addresses): string {
  return new TreeRenderer(context, addresses, new Set(idsIn(nodes))).nodes(nodes);
}

/** Returns the ids that the elements have. */
function* idsIn(nodes: readonly TreeNode[]): Generator<string> {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const id = attributeOf(node, "id");
    if (id) yield id;
    yield* idsIn(node.childNodes);
  }
}

class TreeRenderer {
  private isInLink = false;

  constructor(
    private readonly context: BodyContext,
    private readonly addresses: Addresses,
    private readonly ids: ReadonlySet<string>,
  ) {}

  nodes(nodes: readonly TreeNode[]): string {
    return nodes.map((node) => this.node(node)).join("");
  }

  private node(node: TreeNode): string {
    if (isText(node)) return escapeHtml(node.value);
    if (!isElement(node)) return "";
    if (node.tagName === "a") return this.link(node);
    if (node.tagName === "img") return this.picture(node) + captionHtml(attributeOf(node, "title"));
    if (node.tagName === "figure") return this.figure(node);
    if (node.tagName === "table")
      return `${tableStart(this.context.words).trimEnd()}${this.nodes(node.childNodes)}${TABLE_END.trimEnd()}`;
    return this.element(node);
  }

  /** Elements that the allow-list does not have are what is in them. */
  private element(element: TreeElement): string {
    const { tagName, childNodes } = element;
    const content = this.nodes(childNodes);
    if (!ALLOWED_ELEMENTS.has(tagName)) return content;
    const start = `<${tagName}${attributes(element)}>`;
    return VOID_ELEMENTS.has(tagName) ? start : `${start}${content}</${tagName}>`;
  }

  private link(element: TreeElement): string {
    const href = attributeOf(element, "href");
    const isDead = href.startsWith("#") && !this.ids.has(href.slice(1));
    const start = isDead
      ? undefined
      : renderLinkStart(href, attributeOf(element, "title"), this.addresses, this.context.root);
    const id = attributeOf(element, "id");
    const place = id && isAllowedAttribute("a", "id", id) ? ` id="${id}"` : "";
    if (start === undefined) return (place ? `<a${place}></a>` : "") + this.nodes(element.childNodes);
    this.isInLink = true;
    const content = this.nodes(element.childNodes);
    this.isInLink = false;
    return `${start.slice(0, -1)}${place}>${content}</a>`;
  }

  private picture(element: TreeElement): string {
    return renderPicture(this.bodyPicture(element), this.addresses, this.context);
  }

  private bodyPicture(element: TreeElement): BodyPicture {
    return {
      src: attributeOf(element, "src"),
      alt: attributeOf(element, "alt"),
      title: attributeOf(element, "title"),
      isLinked: this.isInLink,
    };
  }

  /** A figure whose picture is not shown, and that has no caption, is left out. */
  private figure(element: TreeElement): string {
    const shown = element.childNodes.filter((node) => !isText(node) || node.value.trim() !== "");
    const [only] = shown;
    if (shown.length === 1 && only && isElement(only) && only.tagName === "img")
      return renderFigure(this.bodyPicture(only), this.addresses, this.context).trimEnd();
    const hasCaption = shown.some((node) => isElement(node) && node.tagName === "figcaption");
    const content = shown
      .map((node) =>
        hasCaption && isElement(node) && node.tagName === "img" ? this.picture(node) : this.node(node),
      )
      .join("");
    return content ? `<figure>${content}</figure>` : "";
  }
}

function attributes(element: TreeElement): string {
  const allowed = element.attrs
    .map(({ name, value }) => ({ name, value: escapeHtml(value) }))
    .filter(({ name, value }) => isAllowedAttribute(element.tagName, name, value));
  return allowed.map(({ name, value }) => ` ${name}="${value}"`).join("");
}

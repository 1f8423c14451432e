import type { Element, Root } from "hast";
import { attribute } from "../../lib/html/elements.js";
import { unescapeAddress } from "../../lib/text/unescape-address.js";

/** The elements of a page, and its links to places within it. Made in one walk; a change to the tree is not seen. */
export class PageIndex {
  /** The links that lead to a place within the page, in document order. */
  readonly links: Element[] = [];
  private readonly byId = new Map<string, Element>();
  private readonly parents = new Map<Element, Element>();
  private readonly order = new Map<Element, number>();

  /** @param source the address of the page, which its links to itself may begin with */
  constructor(
    tree: Root,
    private readonly source: string | undefined,
  ) {
    this.add(tree);
  }

  private add(parent: Root | Element): void {
    for (const node of parent.children) {
      if (node.type !== "element") continue;
      this.order.set(node, this.order.size);
      if (parent.type === "element") this.parents.set(node, parent);
      const id = attribute(node, "id") ?? (node.tagName === "a" ? attribute(node, "name") : undefined);
      if (id && !this.byId.has(id)) this.byId.set(id, node);
      if (node.tagName === "a" && this.idOf(node)) this.links.push(node);
      this.add(node);
    }
  }

  /** Returns the id that a link leads to within the page; undefined for other links. */
  idOf(link: Element): string | undefined {
    const href = (attribute(link, "href") ?? "").trim();
    const isOwn = this.source !== undefined && href.startsWith(`${this.source}#`);
    const hash = isOwn ? href.slice(this.source?.length) : href;
    return hash.startsWith("#") && hash.length > 1 ? unescapeAddress(hash.slice(1)) : undefined;
  }

  /** Returns the element that a link leads to. */
  targetOf(link: Element): Element | undefined {
    const id = this.idOf(link);
    return id === undefined ? undefined : this.byId.get(id);
  }

  parentOf(node: Element): Element | undefined {
    return this.parents.get(node);
  }

  /** Returns the nearest element around a node, or the node itself, for which the test holds. */
  closest(node: Element | undefined, test: (one: Element) => boolean): Element | undefined {
    for (let one = node; one; one = this.parents.get(one)) if (test(one)) return one;
    return undefined;
  }

  /** Returns the number of an element in document order. */
  positionOf(node: Element): number {
    return this.order.get(node) ?? -1;
  }
}

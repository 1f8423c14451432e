import type { Element, Root } from "hast";
import { attribute } from "../../lib/html/elements.js";
import { unescapeAddress } from "../../lib/text/unescape-address.js";

/** Finds elements of a page by id, parent and position, as the tree was when the index was made. */
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

  /** Returns the element of the page that a link leads to; undefined for other links, and if there is no such element. */
  targetOf(link: Element): Element | undefined {
    const id = this.idOf(link);
    return id === undefined ? undefined : this.byId.get(id);
  }

  /** Returns the element around an element; undefined at the top. */
  parentOf(node: Element): Element | undefined {
    return this.parents.get(node);
  }

  /** Returns the innermost element for which a test holds: the element itself, or one around it. */
  closest(node: Element | undefined, test: (one: Element) => boolean): Element | undefined {
    for (let one = node; one; one = this.parents.get(one)) if (test(one)) return one;
    return undefined;
  }

  /** Returns the index of an element in document order; -1 for an element that is not of the page. */
  positionOf(node: Element): number {
    return this.order.get(node) ?? -1;
  }
}

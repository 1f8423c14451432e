import type { Element, Root, RootContent } from "hast";
import { classesOf, elementsIn, hasText, isElement } from "../../lib/html/elements.js";
import { firstPresent } from "../../lib/present.js";

/** The class of a list that Google's word processor writes, with the level of its items. */
const CLASS = /^(lst-kix_\w+)-(\d)$/;

const classOf = (node: RootContent): RegExpExecArray | undefined =>
  node.type === "element"
    ? firstPresent(classesOf(node), (name) => CLASS.exec(name) ?? undefined)
    : undefined;

/** Puts the lists that Google's word processor writes one behind another, a list a level, into each other. Changes the tree. */
export function nestLists(tree: Root): void {
  for (const parent of [tree, ...elementsIn(tree)]) {
    if (!parent.children.some((child) => classOf(child))) continue;
    const open = new OpenLists();
    (parent as { children: RootContent[] }).children = (parent.children as RootContent[]).filter(
      (child) => !open.take(child),
    );
  }
}

/** The list of which the last node was a part: its innermost list at each level. */
class OpenLists {
  private name = "";
  private lists: Element[] = [];

  /** Takes a node into an open list. Returns false if it stays where it is. */
  take(node: RootContent): boolean {
    const [, name = "", digit] = classOf(node) ?? [];
    if (name !== this.name && (node.type === "element" || hasText(node))) this.lists = [];
    if (node.type !== "element" || name === "") return false;
    const level = Number(digit);
    const same = this.lists[level];
    const above = this.lists[level - 1]?.children.findLast((item) => isElement(item, "li")) as
      | Element
      | undefined;
    this.name = name;
    this.lists = [...this.lists.slice(0, level), same ?? node];
    if (same) same.children.push(...node.children);
    else above?.children.push(node);
    return same !== undefined || above !== undefined;
  }
}

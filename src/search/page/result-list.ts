import type { Result } from "../query/search.js";

/** The list of results. What a reader looks at keeps its place on the screen while others come in before it. */
export class ResultList {
  private readonly items = new Map<string, HTMLElement>();

  constructor(private readonly list: HTMLElement) {}

  get isEmpty(): boolean {
    return this.list.children.length === 0;
  }

  clear(): void {
    this.items.clear();
    this.list.textContent = "";
  }

  /**
   * Shows results in order, and no others but the one that the reader is at.
   * @param make makes the item of a result that is not shown yet
   * @returns the items of the results
   */
  place(results: readonly Result[], make: (result: Result) => HTMLElement): HTMLElement[] {
    const items = results.map((result) => {
      const item = this.items.get(result.card[0]) || make(result);
      this.items.set(result.card[0], item);
      return item;
    });
    const held = this.heldItem();
    this.keepPlace(() => this.arrange(held && items.indexOf(held) < 0 ? [...items, held] : items));
    return items;
  }

  /** Changes the page. The item that the reader is at keeps the focus and its place on the screen. */
  keepPlace(change: () => void): void {
    const focused = document.activeElement as HTMLElement | null;
    const held = this.heldItem();
    const top = held?.getBoundingClientRect().top ?? 0;
    change();
    // An element that is moved loses the focus.
    if (focused && held?.contains(focused)) focused.focus();
    if (!held) return;
    const { style } = document.documentElement;
    style.scrollBehavior = "auto";
    scrollBy(0, held.getBoundingClientRect().top - top);
    style.scrollBehavior = "";
  }

  /** Makes some items the only ones. Those that are in order already are not moved. */
  private arrange(items: readonly HTMLElement[]): void {
    let next = this.list.firstElementChild;
    for (const item of items) {
      if (item === next) next = next.nextElementSibling;
      else this.list.insertBefore(item, next);
    }
    while (this.list.children.length > items.length) this.list.lastElementChild?.remove();
  }

  /** Returns the item that has the focus or is pointed at; else, on a page that was scrolled, the first that is in view. */
  private heldItem(): HTMLElement | undefined {
    const focused = document.activeElement;
    const items = Array.from(this.list.children) as HTMLElement[];
    return (
      items.find((item) => item.contains(focused)) ||
      items.find((item) => item.matches(":hover")) ||
      (pageYOffset > 0 ? items.find((item) => item.getBoundingClientRect().bottom > 0) : undefined)
    );
  }
}

import { present } from "../lib/present.js";
import type { ListPageName } from "./paths.js";

export interface ListPage<Item> {
  /** Undefined for the newest page, which has the list's own address. */
  readonly name: ListPageName;
  /** Oldest first. */
  readonly items: readonly Item[];
  /** Names of the pages beside it. The newest page is called `newest`. */
  readonly newer?: number | string;
  readonly older?: number | string;
}

/** The newest page of a list, as its neighbours name it. */
export const NEWEST = "newest";

/**
 * Cuts a list into pages that stay still: full pages are numbered from the oldest, and keep their content for good.
 * The newest page holds the items that do not fill a page yet. While these are less than half a page, it also holds
 * those of the newest full page, so that it is never almost empty.
 * @param items oldest first
 * @param size items on a page
 */
export function paginate<Item>(items: readonly Item[], size: number): ListPage<Item>[] {
  const full = Math.floor(items.length / size);
  const rest = items.length - full * size;
  const pages: ListPage<Item>[] = [];
  for (let number = 1; number <= full; number++) {
    pages.push({
      name: number,
      items: items.slice((number - 1) * size, number * size),
      newer: number < full ? number + 1 : NEWEST,
      ...(number > 1 ? { older: number - 1 } : {}),
    });
  }
  const repeats = full > 0 && rest < size / 2;
  const shown = repeats ? full - 1 : full;
  pages.push({ name: undefined, items: items.slice(shown * size), ...(shown > 0 ? { older: shown } : {}) });
  return pages;
}

/**
 * Cuts a list into pages, with pages of their own for items without a date. These come after all others: a reader who
 * goes on to older pages meets them last. So an item without a date never moves those with one.
 * @param undated items without a date, in any fixed order
 * @param dated oldest first
 */
export function paginateDated<Item>(
  undated: readonly Item[],
  dated: readonly Item[],
  size: number,
): ListPage<Item>[] {
  const dates = dated.length > 0 ? paginate(dated, size) : [];
  const oldest = dates[0];
  const nameOf = (index: number): ListPageName => {
    if (index === 0 && !oldest) return undefined;
    return index === 0 ? "undated" : `undated-${index + 1}`;
  };
  const count = Math.ceil(undated.length / size);
  const pages = Array.from({ length: count }, (_, index): ListPage<Item> => {
    const newer = index > 0 ? (nameOf(index - 1) ?? NEWEST) : oldest && (oldest.name ?? NEWEST);
    const older = index + 1 < count ? nameOf(index + 1) : undefined;
    const items = undated.slice(index * size, (index + 1) * size);
    return { name: nameOf(index), items, ...present({ newer, older }) };
  });
  if (count === 0 || !oldest) return [...pages.reverse(), ...dates];
  // The newest page stands in for the oldest full page while it repeats that one.
  const linked = dates.map((page) => (page.older === undefined ? { ...page, older: "undated" } : page));
  return [...pages.reverse(), ...linked];
}

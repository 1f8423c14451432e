/** One page of a list; `items` oldest first. */
export interface ListPage<Item> {
  /** From the oldest, 1 on; absent on the newest page, which has the list's own address. */
  readonly number?: number;
  readonly items: readonly Item[];
  /** Numbers of the pages beside it; `"newest"` for the page without a number. */
  readonly newer?: number | "newest";
  readonly older?: number;
}

/**
 * Cuts a list into pages that stay still: full pages are numbered from the oldest and keep their content for good. The
 * newest page holds what does not fill a page yet and, while that is less than half a page, the newest full one too, so
 * that a reader who lands there never finds it almost empty.
 * @param items oldest first @param size articles on a page
 */
export function paginate<Item>(items: readonly Item[], size: number): ListPage<Item>[] {
  const full = Math.floor(items.length / size);
  const rest = items.length - full * size;
  const pages: ListPage<Item>[] = [];
  for (let number = 1; number <= full; number++) {
    pages.push({
      number,
      items: items.slice((number - 1) * size, number * size),
      newer: number < full ? number + 1 : "newest",
      ...(number > 1 ? { older: number - 1 } : {}),
    });
  }
  const repeats = full > 0 && rest < size / 2;
  const shown = repeats ? full - 1 : full;
  pages.push({ items: items.slice(shown * size), ...(shown > 0 ? { older: shown } : {}) });
  return pages;
}

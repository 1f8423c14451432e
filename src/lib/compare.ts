/** Compares two texts by code unit, for `sort`. The site uses no other order of texts: those of locales differ between systems. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Returns the index of the first of ascending values not before a limit, between indexes `from` and `to`; else `to`. */
export const lowerBound = <Value extends string | number>(
  values: ArrayLike<Value>,
  limit: Value,
  from = 0,
  to = values.length,
): number => firstIndex(from, to, (index) => (values[index] as Value) >= limit);

/**
 * Returns the first index from `from` to `to` for which a condition holds; `to` if there is none. The condition holds for all
 * indexes after the first. It is asked for few of them.
 */
export function firstIndex(from: number, to: number, holds: (index: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Compares two texts by code unit, for `sort`. The site uses no other order of texts: those of locales differ between systems. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Returns the index of the first of ascending values not before a limit, between indexes `from` and `to`; else `to`. */
export function lowerBound<Value extends string | number>(
  values: ArrayLike<Value>,
  limit: Value,
  from = 0,
  to = values.length,
): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as Value) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Tells whether two texts of at least two characters differ in one place at most: another character, one more, one less, or two
 * neighbours that changed places.
 */
export function isSimilar(a: string, b: string): boolean {
  const [shorter, longer] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const differing = longer - start - end;
  const isSwapped = differing === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
  return shorter >= 2 && (differing <= 1 || (isSwapped && a.length === b.length));
}

/** Tells whether two texts of at least two characters differ in one place at most: another one, one more, or one less. */
export function isSimilar(a: string, b: string): boolean {
  const [shorter, longer] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return shorter >= 2 && longer - start - end <= 1;
}

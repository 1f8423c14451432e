/**
 * Divides items into shares of about equal weight: the heaviest item first, each into the share with the least weight so far.
 * Pure: the same items are always divided alike.
 */
export function divideByWeight<Item>(
  items: readonly Item[],
  weightOf: (item: Item) => number,
  count: number,
): Item[][] {
  const shares = Array.from({ length: count }, (): Item[] => []);
  const weights = shares.map(() => 0);
  for (const item of [...items].sort((a, b) => weightOf(b) - weightOf(a))) {
    const lightest = weights.indexOf(Math.min(...weights));
    shares[lightest]?.push(item);
    weights[lightest] = (weights[lightest] ?? 0) + weightOf(item);
  }
  return shares;
}

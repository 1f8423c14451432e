/**
 * Deals items out to hands, so that all get about the same weight: the heaviest item comes first, and each goes to the hand
 * that has least so far. Pure: the same items in the same order are dealt alike.
 */
export function dealOut<Item>(
  items: readonly Item[],
  weightOf: (item: Item) => number,
  hands: number,
): Item[][] {
  const dealt = Array.from({ length: hands }, (): Item[] => []);
  const weights = dealt.map(() => 0);
  for (const item of [...items].sort((a, b) => weightOf(b) - weightOf(a))) {
    const lightest = weights.indexOf(Math.min(...weights));
    dealt[lightest]?.push(item);
    weights[lightest] = (weights[lightest] ?? 0) + weightOf(item);
  }
  return dealt;
}

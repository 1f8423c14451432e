/** Deals items out by weight: the heaviest first, each to the hand that has least. Pure: equal items are dealt alike. */
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

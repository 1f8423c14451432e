/** Does some work for each item, for at most `parallel` items at a time. @throws what the work throws first */
export async function inParallel<Item>(
  items: Iterable<Item>,
  parallel: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  const next = async (): Promise<void> => {
    for (let item = rest.next(); !item.done; item = rest.next()) await work(item.value);
  };
  await Promise.all(Array.from({ length: parallel }, next));
}

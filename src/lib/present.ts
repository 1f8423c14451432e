type Lacking<Fields> = {
  [Name in keyof Fields]-?: undefined extends Fields[Name] ? Name : never;
}[keyof Fields];

/** The fields of an object; those that may be undefined may be missing instead. */
type Present<Fields> = Omit<Fields, Lacking<Fields>> & {
  readonly [Name in Lacking<Fields>]?: Exclude<Fields[Name], undefined>;
};

/** Returns the fields of an object that are not undefined, in their order. */
export const present = <Fields extends object>(fields: Fields): Present<Fields> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as unknown as Present<Fields>;

/** Returns a list if it has an item, else undefined. */
export const nonEmpty = <List extends readonly unknown[]>(list: List | undefined): List | undefined =>
  list && list.length > 0 ? list : undefined;

/** Calls `read` for one item after another. Returns the first result that is not undefined; undefined if there is none. */
export function firstPresent<Item, Value>(
  items: Iterable<Item>,
  read: (item: Item) => Value | undefined,
): Value | undefined {
  for (const item of items) {
    const value = read(item);
    if (value !== undefined) return value;
  }
  return undefined;
}

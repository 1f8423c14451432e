import type { Ids } from "../format/posting-file.js";

/** Returns the ids that all lists have. There is at least one list. */
export const intersection = (lists: readonly Ids[]): Ids =>
  lists.reduce((common, other) => {
    const others = new Set(other);
    return common.filter((id) => others.has(id));
  });

/** Returns the ids that the first list has and the second does not. */
export function difference(ids: Ids, others: Ids): Ids {
  const without = new Set(others);
  return ids.filter((id) => !without.has(id));
}

/** Returns the items of all lists, one list after another. Browsers of 2018 have no `flat`. */
export const flatten = <Item>(lists: readonly (readonly Item[])[]): Item[] => ([] as Item[]).concat(...lists);

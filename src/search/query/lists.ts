import type { Ids } from "../format/posting-file.js";

/** Returns the ids that all lists have. There is at least one list. */
export function intersection(lists: readonly Ids[]): Ids {
  const shortestFirst = [...lists].sort((a, b) => a.length - b.length);
  return shortestFirst.reduce((common, other) => filtered(common, other, true));
}

/** Returns the ids that the first list has and the second does not. */
export const difference = (ids: Ids, others: Ids): Ids => filtered(ids, others, false);

/** Returns the ids that are in the other list, or those that are not. */
function filtered(ids: Ids, others: Ids, areIn: boolean): Ids {
  let other = 0;
  return ids.filter((id) => {
    while ((others[other] as number) < id) other++;
    return (others[other] === id) === areIn;
  });
}

/** Returns the items of all lists, one list after another. Browsers of 2018 have no `flat`. */
export const flatten = <Item>(lists: readonly (readonly Item[])[]): Item[] => ([] as Item[]).concat(...lists);

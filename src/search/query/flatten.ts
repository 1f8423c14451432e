/** Returns the items of all lists, one list after another. Browsers of 2018 have no `flat`. */
export const flatten = <Item>(lists: readonly (readonly Item[])[]): Item[] => ([] as Item[]).concat(...lists);

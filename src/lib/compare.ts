/** Compares two texts by code unit, for `sort`. All orders on the site are made so, since a locale would change them. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

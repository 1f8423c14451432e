/** Compares two texts by code unit, for `sort`. The site uses no other order of texts: those of locales differ between systems. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

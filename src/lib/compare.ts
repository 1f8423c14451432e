/** Compares by code unit, as every order on the site is made: the same on each machine, whatever its locale. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

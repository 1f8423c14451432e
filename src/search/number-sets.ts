/** Sets of numbers as ascending lists. */
export type Numbers = readonly number[] | Uint32Array;

/** Returns what all lists have. @throws Error where there is no list */
export function intersected(lists: readonly Numbers[]): Numbers {
  const [shortest, ...others] = [...lists].sort((a, b) => a.length - b.length);
  if (!shortest) throw new Error("nothing to intersect");
  let common: Numbers = shortest;
  for (const other of others) common = commonOf(common, other);
  return common;
}

function commonOf(one: Numbers, other: Numbers): number[] {
  const common: number[] = [];
  let at = 0;
  for (let index = 0; index < one.length; index++) {
    const value = one[index] as number;
    while (at < other.length && (other[at] as number) < value) at++;
    if (other[at] === value) common.push(value);
  }
  return common;
}

/** Returns what the first list has and the second does not. */
export function without(one: Numbers, other: Numbers): Numbers {
  if (other.length === 0) return one;
  const rest: number[] = [];
  let at = 0;
  for (let index = 0; index < one.length; index++) {
    const value = one[index] as number;
    while (at < other.length && (other[at] as number) < value) at++;
    if (other[at] !== value) rest.push(value);
  }
  return rest;
}

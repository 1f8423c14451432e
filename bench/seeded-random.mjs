/** Returns a source of whole numbers from 0 to below a limit; the same seed gives the same numbers. */
export function seededRandom(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

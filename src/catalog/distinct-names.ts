import { compare } from "../lib/compare.js";
import { shortDigest } from "../lib/digest.js";
import { caseFolded } from "../lib/safe-name.js";

/**
 * Returns a form of each name that no disk takes for the form of another: some disks know no difference between upper and lower
 * case, or between composed and decomposed letters. The form is the name itself, composed (NFC). Of several names that a disk takes
 * for one, only the one in lower case has this form, or else the first by code unit. The others end with a short digest.
 */
export function distinctNames<Name extends string>(names: Iterable<Name>): Map<Name, string> {
  const distinct = new Map<Name, string>();
  const taken = new Set<string>();
  const sorted = [...new Set(names)].sort((a, b) => rank(a) - rank(b) || compare(a, b));
  for (const name of sorted) {
    const folded = caseFolded(name);
    const composed = name.normalize("NFC");
    distinct.set(name, taken.has(folded) ? `${composed}-${shortDigest(name)}` : composed);
    taken.add(folded);
  }
  return distinct;
}

const rank = (name: string): number => (name === caseFolded(name) ? 0 : 1);

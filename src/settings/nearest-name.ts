/** Returns the name that was probably meant by a wrong one; undefined if none is near. Pure. */
export function nearestName(wrong: string, names: readonly string[]): string | undefined {
  const word = plain(wrong);
  return (
    names.find((name) => isNear(word, plain(name))) ??
    names.find((name) => name.length > 2 && word.startsWith(plain(name)))
  );
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Tells whether two words differ in one letter, or in the order of two. */
function isNear(one: string, other: string): boolean {
  const ofOther = new Set(shortened(other));
  return shortened(one).some((word) => ofOther.has(word));
}

/** Returns a word, and what is left of it without each of its letters. */
const shortened = (word: string): string[] => [
  word,
  ...Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1)),
];

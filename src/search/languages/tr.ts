import { stemmer } from "@orama/stemmers/turkish";

const BACK: Readonly<Record<string, string>> = { i: "ı", o: "o", u: "u" };
const FRONT: Readonly<Record<string, string>> = { i: "i", o: "ö", u: "ü" };
const FOLDED: Readonly<Record<string, string>> = { ı: "i", ö: "o", ü: "u", ğ: "k" };

/** The stemmer knows endings by vowels and a ğ that are folded. The nearest a or e tells which vowels were meant. */
function unfold(word: string): string {
  const vowels = word.replace(/[iou]/g, (vowel, index: number) => {
    const [near] = /[ae]/.exec(word.slice(index)) || /[ae](?=[^ae]*$)/.exec(word) || [];
    const isFront = near ? near === "e" : !/[ou]/.test(word);
    return (isFront ? FRONT : BACK)[vowel] as string;
  });
  return vowels.replace(/([aeiouıöü])g/g, "$1ğ");
}

export const stem = (word: string): string =>
  stemmer(unfold(word)).replace(/[ıöü]|ğ$/g, (letter) => FOLDED[letter] as string);

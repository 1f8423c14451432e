/** Where the letters of an alphabet are in a sort key: behind all other characters. */
const FIRST = 0xe000;

const LIGATURES: Readonly<Record<string, string>> = { Œ: "OE", Æ: "AE" };

/** The letters of a language, in their order. A letter may have several characters, such as `CH`. */
export class Alphabet {
  readonly letters: readonly string[];
  private readonly isTurkic: boolean;
  private readonly pattern: RegExp;
  private readonly byLength: readonly string[];

  /** @param letters with spaces between them */
  constructor(letters: string) {
    this.letters = letters.split(/\s+/).filter(Boolean);
    this.isTurkic = /[ıİ]/.test(letters);
    this.byLength = this.letters.toSorted((a, b) => b.normalize("NFD").length - a.normalize("NFD").length);
    const patterns = this.byLength.map((letter) => `(${patternOf(this.capitals(letter))})`);
    this.pattern = new RegExp(`${patterns.join("|")}|.`, "gsu");
  }

  /** Returns the text by whose code units names compare as the alphabet has it. Accents and apostrophes that are of no letter make no difference. */
  sortKeyOf(name: string): string {
    const key = this.capitals(name).replace(this.pattern, (character, ...groups: (string | undefined)[]) => {
      const letter = this.byLength[groups.slice(0, this.letters.length).findIndex(Boolean)];
      return letter === undefined ? character : String.fromCharCode(FIRST + this.letters.indexOf(letter));
    });
    return key.replace(/['’ʼ]/g, "");
  }

  /** Returns the letter that a name begins with; undefined if that is none of the alphabet. @param key see `sortKeyOf` */
  letterOf(key: string): string | undefined {
    return this.letters[key.charCodeAt(0) - FIRST];
  }

  /** Returns a text in capitals, taken apart into base letters and marks. Turkic languages have an i with and without a dot. */
  private capitals(text: string): string {
    const composed = text.normalize("NFC");
    return (this.isTurkic ? composed.replaceAll("i", "İ") : composed)
      .toUpperCase()
      .replace(/[ŒÆ]/g, (letter) => (this.letters.includes(letter) ? letter : (LIGATURES[letter] as string)))
      .normalize("NFD");
  }
}

/** Returns a pattern of a letter, with any further marks: `Ặ` is an `Ă`, though the mark of that is the second. */
const patternOf = (letter: string): string =>
  letter.replace(/(\P{M})(\p{M}*)/gu, (_, base: string, marks: string) => {
    const required = [...marks].map((mark) => `(?=\\p{M}*${mark})`);
    return `${base.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&")}${required.join("")}\\p{M}*`;
  });

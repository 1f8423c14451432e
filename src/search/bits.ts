/**
 * Numbers as bits, and bits as text that costs one byte of UTF-8 a character and needs no escape in a string of
 * JavaScript: 13 bits are two of 91 characters (8,281 pairs for 8,192 values).
 */

/** All printable ASCII but `"` and `\\`, which a string would escape, and `<` and `&`, so that no file looks like markup. */
const ALPHABET = alphabet();
const BASE = 91;
const BITS = 13;

/** Collects numbers as bits. */
export class BitWriter {
  private characters = new Uint8Array(64);
  private length = 0;
  private held = 0;
  private count = 0;

  /** @param value below 2^`bits`; @param bits at most 32 */
  write(value: number, bits: number): void {
    if (bits > 16) {
      this.write(Math.floor(value / 0x10000), bits - 16);
      this.write(value % 0x10000, 16);
      return;
    }
    for (let left = bits; left > 0; ) {
      const take = Math.min(left, BITS - this.count);
      left -= take;
      this.held = (this.held << take) | ((value >>> left) & ((1 << take) - 1));
      this.count += take;
      if (this.count === BITS) this.flush();
    }
  }

  /** Writes a number from 0 on such that those around 2^`parameter` are short: the rest in so many bits, the quotient in ones. */
  writeRice(value: number, parameter: number): void {
    for (let quotient = Math.floor(value / 2 ** parameter); quotient > 0; ) {
      const ones = Math.min(quotient, BITS);
      this.write((1 << ones) - 1, ones);
      quotient -= ones;
    }
    this.write(0, 1);
    this.write(value % 2 ** parameter, parameter);
  }

  /** Writes a number from 1 on; small ones are short (Elias gamma). */
  writeGamma(value: number): void {
    const bits = 32 - Math.clz32(value);
    this.write(0, bits - 1);
    this.write(value, bits);
  }

  toString(): string {
    if (this.count > 0) this.write(0, BITS - this.count);
    let text = "";
    for (let at = 0; at < this.length; at += CHUNK)
      text += String.fromCharCode(...this.characters.subarray(at, Math.min(at + CHUNK, this.length)));
    return text;
  }

  private flush(): void {
    if (this.length + 2 > this.characters.length) {
      const longer = new Uint8Array(this.characters.length * 2);
      longer.set(this.characters);
      this.characters = longer;
    }
    this.characters[this.length++] = ALPHABET.charCodeAt(Math.floor(this.held / BASE));
    this.characters[this.length++] = ALPHABET.charCodeAt(this.held % BASE);
    this.held = 0;
    this.count = 0;
  }
}

/** Characters that are made a string at once: as many arguments as any engine takes. */
const CHUNK = 4096;

/** Reads what a `BitWriter` wrote; past its end, zeros. */
export class BitReader {
  private at = 0;
  private held = 0;
  private count = 0;

  constructor(private readonly text: string) {}

  read(bits: number): number {
    let value = 0;
    for (let left = bits; left > 0; ) {
      if (this.count === 0) this.fill();
      const take = Math.min(left, this.count);
      this.count -= take;
      value = value * 2 ** take + ((this.held >>> this.count) & ((1 << take) - 1));
      left -= take;
    }
    return value;
  }

  readRice(parameter: number): number {
    let quotient = 0;
    for (;;) {
      if (this.count === 0) this.fill();
      // Most quotients are 0 or 1: bit by bit is quick enough.
      this.count--;
      if (((this.held >>> this.count) & 1) === 0) break;
      quotient++;
    }
    return quotient * 2 ** parameter + this.read(parameter);
  }

  readGamma(): number {
    let bits = 0;
    while (this.read(1) === 0 && this.at <= this.text.length) bits++;
    return 2 ** bits + this.read(bits);
  }

  private fill(): void {
    const high = DIGITS[this.text.charCodeAt(this.at)] ?? 0;
    const low = DIGITS[this.text.charCodeAt(this.at + 1)] ?? 0;
    this.held = high * BASE + low;
    this.count = BITS;
    this.at += 2;
  }
}

/**
 * Returns the parameter of `writeRice` that suits the gaps between `count` numbers below `limit`. In whole numbers, so
 * that every machine finds the same.
 */
export function riceParameter(limit: number, count: number): number {
  let parameter = 0;
  while (2 ** (parameter + 1) * 100 * count <= 69 * limit) parameter++;
  return parameter;
}

const DIGITS = digits();

function alphabet(): string {
  let characters = "";
  for (let code = 0x20; code < 0x7f; code++) {
    const character = String.fromCharCode(code);
    if (!'"\\<&'.includes(character)) characters += character;
  }
  return characters;
}

function digits(): Uint8Array {
  const table = new Uint8Array(0x80);
  for (let at = 0; at < ALPHABET.length; at++) table[ALPHABET.charCodeAt(at)] = at;
  return table;
}

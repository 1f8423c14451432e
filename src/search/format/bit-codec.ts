/**
 * Writes numbers as bits and bits as text. Each 13 bits are two of 91 ASCII characters: 91 * 91 is 8,281, and 13 bits have
 * 8,192 values. The text needs no escape in a string of JavaScript.
 */

/** The printable ASCII characters. Without `"` and `\\`, which a string escapes, and `<` and `&`, which look like markup. */
const ALPHABET =
  " !#$%'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
/** The code of each character in the alphabet. */
const CODES = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0));
/** The index of each character in the alphabet, by its code. */
const DIGITS = new Uint8Array(0x80);
for (let digit = 0; digit < ALPHABET.length; digit++) DIGITS[ALPHABET.charCodeAt(digit)] = digit;
const BASE = ALPHABET.length;
const BITS = 13;

export class BitWriter {
  /** The codes of the characters of the text, and room for more. */
  private bytes = new Uint8Array(1 << 12);
  private length = 0;
  private held = 0;
  private count = 0;

  /** @param value below 2^`bits`; @param bits at most 32 */
  write(value: number, bits: number): void {
    if (bits > 16) {
      this.write(value >>> 16, bits - 16);
      this.write(value & 0xffff, 16);
      return;
    }
    // At most 12 bits are held: with 16 more they are below 2^31, where shifts are exact.
    this.held = (this.held << bits) | value;
    this.count += bits;
    while (this.count >= BITS) {
      this.count -= BITS;
      const code = this.held >>> this.count;
      if (this.length === this.bytes.length) this.grow();
      this.bytes[this.length++] = CODES[(code / BASE) | 0] as number;
      this.bytes[this.length++] = CODES[code % BASE] as number;
      this.held &= (1 << this.count) - 1;
    }
  }

  /** Writes a value below 2^32: its quotient by 2^`parameter` in ones and a zero, then the rest. @param parameter below 32 */
  writeRice(value: number, parameter: number): void {
    let quotient = value >>> parameter;
    const rest = value & ((1 << parameter) - 1);
    if (quotient + parameter < 16) {
      this.write((((2 << quotient) - 2) << parameter) | rest, quotient + 1 + parameter);
      return;
    }
    for (; quotient > 15; quotient -= 15) this.write(0x7fff, 15);
    this.write((2 << quotient) - 2, quotient + 1);
    this.write(rest >>> 0, parameter);
  }

  /** Writes an Elias gamma code. @param value from 1 to 2^32 - 1 */
  writeGamma(value: number): void {
    const bits = 32 - Math.clz32(value);
    this.write(0, bits - 1);
    this.write(value, bits);
  }

  /** Returns all that was written. It is called once, at the end. */
  take(): string {
    if (this.count > 0) this.write(0, BITS - this.count);
    return new TextDecoder().decode(this.bytes.subarray(0, this.length));
  }

  private grow(): void {
    const bytes = new Uint8Array(this.bytes.length * 2);
    bytes.set(this.bytes);
    this.bytes = bytes;
  }
}

/** Reads what a `BitWriter` wrote. Past the end of the text all bits are 0. */
export class BitReader {
  private offset = 0;
  private held = 0;
  private count = 0;

  constructor(private readonly text: string) {}

  read(bits: number): number {
    if (bits <= this.count) {
      this.count -= bits;
      return (this.held >>> this.count) & ((1 << bits) - 1);
    }
    let value = 0;
    for (let left = bits; left > 0; ) {
      if (this.count === 0) this.fill();
      const take = Math.min(left, this.count);
      this.count -= take;
      value = value * (1 << take) + ((this.held >>> this.count) & ((1 << take) - 1));
      left -= take;
    }
    return value;
  }

  readRice(parameter: number): number {
    let quotient = 0;
    for (;;) {
      if (this.count === 0) this.fill();
      // The ones in front of the first zero of the bits that are held.
      const ones = Math.min(this.count, Math.clz32(~(this.held << (32 - this.count))));
      quotient += ones;
      this.count -= ones;
      if (this.count > 0) break;
    }
    this.count--;
    return ((quotient << parameter) >>> 0) + this.read(parameter);
  }

  readGamma(): number {
    let bits = 0;
    while (this.read(1) === 0 && this.offset <= this.text.length) bits++;
    return 2 ** bits + this.read(bits);
  }

  private fill(): void {
    const high = DIGITS[this.text.charCodeAt(this.offset)] ?? 0;
    const low = DIGITS[this.text.charCodeAt(this.offset + 1)] ?? 0;
    this.held = high * BASE + low;
    this.count = BITS;
    this.offset += 2;
  }
}

/**
 * Returns the parameter with which the gaps between `count` numbers below `limit` are short Rice codes. The quotient is exact
 * enough that every machine returns the same. @param limit at most 2^32; @param count taken as 1 where it is 0
 */
export const riceParameter = (limit: number, count: number): number =>
  Math.max(0, 31 - Math.clz32((69 * limit) / (100 * Math.max(count, 1))));

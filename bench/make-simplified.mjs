#!/usr/bin/env node
/**
 * Prints src/lib/text/simplified.ts: which Traditional character stands for which Simplified one, as opencc-js
 * converts them one by one. To be run when opencc-js gets a new table; a test compares the two.
 *
 *   node bench/make-simplified.mjs > src/lib/text/simplified.ts
 */
import { Converter } from "opencc-js/t2cn";

const simplify = Converter({ from: "t", to: "cn" });
let traditional = "";
let simplified = "";
for (let code = 0x3400; code <= 0x9fff; code++) {
  const character = String.fromCharCode(code);
  // Twice: what a character becomes may be a Traditional one itself.
  const other = simplify(simplify(character));
  if (other === character || other.length !== 1) continue;
  traditional += character;
  simplified += other;
}

console.log(`// Made by bench/make-simplified.mjs from opencc-js; see there.

/** Traditional characters, in the order of their codes. */
export const TRADITIONAL =
  "${traditional}";

/** The Simplified character of each. */
export const SIMPLIFIED =
  "${simplified}";`);

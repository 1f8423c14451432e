/** The seed of every random test. NEWSMIRROR_SEED takes another one. */
export const SEED = seedOf(process.env.NEWSMIRROR_SEED ?? "20231103");

function seedOf(text: string): number {
  const seed = Number(text);
  if (Number.isInteger(seed) && Math.abs(seed) < 2 ** 31) return seed;
  throw new Error(`NEWSMIRROR_SEED is ${text}; it must be a whole number of at most 31 bits`);
}

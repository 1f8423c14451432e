/** The plural with what may follow it. Folding took the zero-width non-joiner before it away. */
const PLURAL = /^(...+?)ها(?:ی(?:ی|م|ت|ش|مان|تان|شان)?)?$/;

export const stem = (word: string): string => word.replace(PLURAL, "$1");

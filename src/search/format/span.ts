/** As many numbers as 2 to the power of `exponent`. The first is `index` times as many after 0. */
export interface Span {
  readonly exponent: number;
  readonly index: number;
}

/** Returns a name for a span. None of the spans beside it, nor their parts, has the same. */
export const nameOfSpan = ({ exponent, index }: Span): string =>
  `${(index * 2 ** exponent).toString(36)}-${exponent}`;

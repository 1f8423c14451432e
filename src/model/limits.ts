/**
 * How much of anything one file may have. Far above what any real article has, and low enough that a file made to be
 * expensive costs about a second. A file that meets one is reported.
 */
export interface Limits {
  /** Bytes of a file; the longest of 106,362 real ones has less than 1 MB. */
  readonly fileSize: number;
  /** Elements within elements. */
  readonly depth: number;
  readonly elements: number;
  /** Characters; the longest real title has 64. */
  readonly titleLength: number;
  /** Characters; the longest real tag has 40. */
  readonly tagLength: number;
  readonly tags: number;
}

export const DEFAULT_LIMITS: Limits = {
  fileSize: 8 * 1024 * 1024,
  depth: 400,
  elements: 50_000,
  titleLength: 2000,
  tagLength: 200,
  tags: 500,
};

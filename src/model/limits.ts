/** Limits of a file, far above any real article, and so low that a hostile file costs about a second. More is a problem. */
export interface Limits {
  /** Size of a file in bytes. The largest of 106,362 real files has less than 1 MB. */
  readonly fileSize: number;
  /** Number of elements nested in each other. */
  readonly depth: number;
  readonly elements: number;
  /** Number of characters. The longest real title has 64. */
  readonly titleLength: number;
  /** Number of characters. The longest real tag has 40. */
  readonly tagLength: number;
  readonly tags: number;
}

/** The limits if the settings state none. */
export const DEFAULT_LIMITS: Limits = {
  fileSize: 8 * 1024 * 1024,
  depth: 400,
  elements: 50_000,
  titleLength: 2000,
  tagLength: 200,
  tags: 500,
};

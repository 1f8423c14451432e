/** Bytes of postings that one character of a text takes: fewer where texts are alike, up to 0.7 where they are not. */
const BYTES_PER_CHARACTER = 0.4;
/** The least and the most bytes that a posting file should have. */
const LEAST_BYTES = 3_000;
const MOST_BYTES = 24_000;
/** Files do not grow while a segment has fewer. A document that comes or goes rewrites all files of its segment. */
const FEW_FILES = 640;

/** The most files of the newest segment: each new document rewrites nearly all of them. */
const MOST_IN_NEWEST = 24;

/**
 * Returns how many posting files a segment has. The number goes up in steps, since another number rewrites all files: four
 * steps from each power of two to the next.
 * @param characters length of all texts of the segment
 */
export function countFiles(characters: number, isNewest: boolean): number {
  const bytes = characters * BYTES_PER_CHARACTER;
  const most = isNewest ? MOST_IN_NEWEST : Math.max(FEW_FILES, bytes / MOST_BYTES);
  const wanted = Math.max(1, Math.min(bytes / LEAST_BYTES, most));
  const step = Math.max(1, 2 ** (Math.floor(Math.log2(wanted)) - 2));
  return Math.floor(wanted / step) * step;
}

/** A run of documents in the order of publication. `to` is the first document after it. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

/**
 * How many documents a full segment has. A new article rewrites only the rest, which is smaller than the smallest of these.
 */
export const SEGMENT_SIZES = [16384, 4096, 1024, 256] as const;

/** Cuts documents into segments by their number alone. The largest come first, the rest last. */
export function cutSegments(documents: number): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const size of SEGMENT_SIZES) {
    while (documents - from >= size) {
      segments.push({ from, to: from + size });
      from += size;
    }
  }
  if (from < documents) segments.push({ from, to: documents });
  return segments;
}

/** The most posting files of texts in the rest. Each new article rewrites all of them. */
const REST_FILES = 16;
/** Bytes of postings that one character of a text takes, and that the title and tags of one document take. */
const BYTES_PER_CHARACTER = 0.8;
const BYTES_PER_TITLE = 160;

/** How many posting files a segment has for titles and tags, and for whole articles. */
export interface FileCounts {
  readonly titles: number;
  readonly texts: number;
}

/**
 * Returns how many posting files a segment has. It needs no text, so that all files can be planned from metadata. Large
 * segments have larger files, since a query loads some files of every segment.
 * @param characters length of all texts of the segment
 */
export function countFiles(documents: number, characters: number): FileCounts {
  const size = fileSize(documents);
  const titles = Math.max(1, Math.ceil((documents * BYTES_PER_TITLE) / (size / 2)));
  const texts = Math.max(1, Math.ceil((characters * BYTES_PER_CHARACTER) / size));
  const isRest = documents < Math.min(...SEGMENT_SIZES);
  return isRest ? { titles: Math.min(titles, 2), texts: Math.min(texts, REST_FILES) } : { titles, texts };
}

/** Returns how many bytes a posting file of texts should have. */
const fileSize = (documents: number): number => (documents >= 16384 ? 8192 : documents >= 4096 ? 4096 : 2048);

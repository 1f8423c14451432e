/** A run of documents in publication order that is indexed by itself; `to` is not in it. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

/**
 * Documents of full segments, and how many characters of text a file of their terms stands for. The longer a segment
 * lives, the larger it is; what is rewritten with each new article is the rest, smaller than the smallest.
 */
export const SEGMENT_SIZES = [16384, 4096, 1024, 256] as const;

/** Cuts documents into segments by position alone, so that the index is a function of the content. Oldest first. */
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

/** Files of a tail's terms at most: each new article rewrites them. */
const TAIL_FILES = 16;
/** Bytes of postings that a character of text, and a document's title and tags, come to. */
const BYTES_PER_CHARACTER = 0.8;
const BYTES_PER_TITLE = 160;

/** How many files the terms of a segment lie in. */
export interface FileCounts {
  readonly titles: number;
  readonly texts: number;
}

/**
 * Returns how many files a segment's terms are spread over. It depends on metadata alone, so that a plan knows all files
 * without reading a text. Files of large segments are larger: a query loads some of each segment.
 * @param characters length of all its texts
 */
export function countFiles(documents: number, characters: number): FileCounts {
  const size = targetSize(documents);
  const titles = Math.max(1, Math.ceil((documents * BYTES_PER_TITLE) / (size / 2)));
  const texts = Math.max(1, Math.ceil((characters * BYTES_PER_CHARACTER) / size));
  const isTail = documents < Math.min(...SEGMENT_SIZES);
  return isTail ? { titles: Math.min(titles, 2), texts: Math.min(texts, TAIL_FILES) } : { titles, texts };
}

const targetSize = (documents: number): number =>
  documents >= 16384 ? 8192 : documents >= 4096 ? 4096 : 2048;

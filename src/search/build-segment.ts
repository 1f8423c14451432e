import path from "node:path";
import { loadBody } from "../store/article-store.js";
import { writeAtomic } from "../store/write-atomic.js";
import { articleText } from "./article-text.js";
import { indexSegment, type SearchDocument } from "./index-segment.js";
import type { PlannedDocument, PlannedSegment } from "./plan-search.js";
import { printFile, SEARCH_FOLDER } from "./search-format.js";

/** A segment to build and where it goes. */
export interface SegmentTask extends Pick<PlannedSegment, "row" | "counts"> {
  readonly documents: readonly PlannedDocument[];
  readonly cache: string;
  readonly out: string;
}

/** Builds the files of a segment and writes them. Returns how many there were. */
export default async function buildSegment({
  row,
  counts,
  documents,
  cache,
  out,
}: SegmentTask): Promise<number> {
  let written = 0;
  for (const [name, contents] of indexSegment(row.id, read(documents, cache), counts)) {
    writeAtomic(path.join(out, SEARCH_FOLDER, name), printFile(name, contents));
    written++;
  }
  return written;
}

/** Yields the documents with their texts, one at a time in memory. */
function* read(documents: readonly PlannedDocument[], cache: string): Generator<SearchDocument> {
  for (const { card, tags, beside, digest } of documents)
    yield { card, tags, text: `${articleText(loadBody(cache, digest))}\n${beside}` };
}

import type { BodyPlace } from "../model/article.js";
import type { FileDigest } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import { digestFile } from "../store/digest-file.js";
import { withBodies } from "../store/outcome-table.js";
import { fileInSite } from "../store/site-folder.js";
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

/** Builds the files of a segment and writes them. Returns what was written, in short. */
export default async function buildSegment({
  row,
  counts,
  documents,
  cache,
  out,
}: SegmentTask): Promise<[SitePath, FileDigest][]> {
  const written: [SitePath, FileDigest][] = [];
  withBodies(cache, (load) => {
    for (const [name, contents] of indexSegment(row.id, read(documents, load), counts)) {
      const at = (SEARCH_FOLDER + name) as SitePath;
      const file = printFile(name, contents);
      writeAtomic(fileInSite(out, at), file);
      written.push([at, digestFile(file)]);
    }
  });
  return written;
}

/** Yields the documents with their texts, one at a time in memory. */
function* read(
  documents: readonly PlannedDocument[],
  load: (place: BodyPlace) => string,
): Generator<SearchDocument> {
  for (const { card, tags, beside, body } of documents)
    yield { card, tags, text: `${articleText(load(body))}\n${beside}` };
}

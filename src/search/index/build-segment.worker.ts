import type { BodyPlace } from "../../model/article.js";
import type { FileDigest } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import { digestFile } from "../../store/digest-file.js";
import { withBodies } from "../../store/outcome-table.js";
import { fileInSite } from "../../store/site-folder.js";
import { writeAtomic } from "../../store/write-atomic.js";
import { printFile, SEARCH_FOLDER } from "../format/search-format.js";
import { articleText } from "./article-text.js";
import { indexSegment, type SearchDocument } from "./index-segment.js";
import type { PlannedDocument, PlannedSegment } from "./plan-search.js";

/** A segment to build. */
export interface SegmentTask extends Pick<PlannedSegment, "row" | "counts"> {
  readonly documents: readonly PlannedDocument[];
  /** The folders of the cache and of the site. */
  readonly cache: string;
  readonly out: string;
}

/** Builds a segment and writes its files. Returns the path and digest of each file. */
export default async function buildSegment({
  row,
  counts,
  documents,
  cache,
  out,
}: SegmentTask): Promise<[SitePath, FileDigest][]> {
  const written: [SitePath, FileDigest][] = [];
  withBodies(cache, (load) => {
    for (const [name, contents] of indexSegment(row.id, withTexts(documents, load), counts)) {
      const path = (SEARCH_FOLDER + name) as SitePath;
      const file = printFile(name, contents);
      writeAtomic(fileInSite(out, path), file);
      written.push([path, digestFile(file)]);
    }
  });
  return written;
}

/** Yields the documents with their texts. Only one text is in memory. */
function* withTexts(
  documents: readonly PlannedDocument[],
  load: (place: BodyPlace) => string,
): Generator<SearchDocument> {
  for (const { card, tags, besideBody, body } of documents)
    yield { card, tags, text: `${articleText(load(body))}\n${besideBody}` };
}

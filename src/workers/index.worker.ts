import { withBodies } from "../cache/article-bodies.js";
import { fileDigest } from "../lib/digest.js";
import { writeAtomic } from "../lib/write-atomic.js";
import type { BodyPlace } from "../model/article.js";
import type { FileDigest } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import { fileInSite } from "../output/file-in-site.js";
import { printFile, SEARCH_FOLDER } from "../search/format/search-format.js";
import { articleText } from "../search/index/article-text.js";
import type { SegmentTask } from "../search/index/build-search.js";
import { indexSegment, type SearchDocument } from "../search/index/index-segment.js";
import type { PlannedDocument } from "../search/index/plan-search.js";

/** Builds the files of one segment of the index and writes them. Returns the path and the digest of each file. */
export default async function indexArticles({
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
      const content = printFile(name, contents);
      writeAtomic(fileInSite(out, path), content);
      written.push([path, fileDigest(content)]);
    }
  });
  return written;
}

/** Yields the documents with their texts. One text at a time is in memory. */
function* withTexts(
  documents: readonly PlannedDocument[],
  load: (place: BodyPlace) => string,
): Generator<SearchDocument> {
  for (const { card, tags, besideBody, body } of documents)
    yield { card, tags, text: `${articleText(load(body))}\n${besideBody}` };
}

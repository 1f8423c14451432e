import { withBodies } from "../cache/article-bodies.js";
import { fileDigest } from "../lib/digest.js";
import { pathIn } from "../lib/paths.js";
import { writeChanged } from "../lib/write-atomic.js";
import type { FileDigest } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import { fileInSite } from "../output/file-in-site.js";
import { articleText } from "../search/index/article-text.js";
import { type BuiltSegment, segmentReader } from "../search/index/build-search.js";
import type { SearchDocument } from "../search/index/document-terms.js";
import { indexSegment, type SegmentTask } from "../search/index/index-segment.js";

/** Builds the files of one segment of the index and writes those that change. See `indexSegment` for where it returns undefined. */
export default async function indexArticles(task: SegmentTask): Promise<BuiltSegment | undefined> {
  const written: [SitePath, FileDigest][] = [];
  return withBodies((load) => {
    const textOf = ({ body, text }: SearchDocument): string =>
      body ? `${articleText(load(body))}\n${text}` : text;
    const read = segmentReader(fileInSite(task.out, task.path as SitePath));
    const write = (name: string, text: string): void => {
      const path = pathIn<SitePath>(task.path, name);
      writeChanged(fileInSite(task.out, path), text);
      written.push([path, fileDigest(text)]);
    };
    const names = indexSegment(task, textOf, { read, write });
    return names && { path: task.path, written, names };
  });
}

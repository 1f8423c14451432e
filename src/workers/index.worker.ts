import { withBodies } from "../cache/article-bodies.js";
import { articleText } from "../search/index/article-text.js";
import { type BuiltSegment, writeSegment } from "../search/index/build-search.js";
import type { SegmentTask } from "../search/index/index-segment.js";

/** Builds the files of one segment of the index, as `writeSegment` does. */
export default async function indexArticles(task: SegmentTask): Promise<BuiltSegment | undefined> {
  return withBodies((load) =>
    writeSegment(task, ({ body, text }) => (body ? `${articleText(load(body))}\n${text}` : text)),
  );
}

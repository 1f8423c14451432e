import type { BuildCache } from "../../cache/build-cache.js";
import { startOf } from "../../catalog/alphabetical-order.js";
import { folderOf, pathIn } from "../../lib/paths.js";
import type { Catalog } from "../../model/catalog.js";
import { UNSURE } from "../../model/manifest.js";
import type { Digest, SitePath } from "../../model/names.js";
import type { SuggestionRow } from "../../search/format/suggestion-file.js";
import { DOCUMENTS_FILE } from "../../search/index/index-segment.js";
import type { PlannedSegment } from "../../search/index/plan-search.js";
import { planSuggestions } from "../../search/index/plan-suggestions.js";
import type { BuildContext, BuildInput } from "../build-context.js";

/** What a build is going to write of the search index. */
export interface SearchPlan {
  readonly segments: readonly PlannedSegment[];
  /** Those that have to be built. */
  readonly stale: readonly PlannedSegment[];
  /** The folders of segments that the last build wrote, and whose files are all there. */
  readonly whole: ReadonlySet<string>;
  /** The rows of each file of suggestions. Undefined if the files of the last build stay. */
  readonly suggestions: readonly (readonly SuggestionRow[])[] | undefined;
}

/**
 * Returns the digest of a segment as earlier builds wrote it; undefined for a new one, or if a build may have died meanwhile.
 * The key of the segment's list of documents is this digest.
 */
export const digestOfSegment = (path: string, { files }: Pick<BuildCache, "files">): Digest | undefined =>
  files.rowsIn(path).get(DOCUMENTS_FILE)?.[0] || undefined;

/**
 * Plans the index. Notes in the cache that nothing is known of its stale segments.
 * @param catalog undefined if the suggestions of the last build stay
 */
export function planIndex(
  segments: readonly PlannedSegment[],
  catalog: Pick<Catalog, "tags"> | undefined,
  { missing }: BuildInput,
  { cache }: BuildContext,
): SearchPlan {
  const incomplete = new Set(Array.from(missing, folderOf));
  const known = new Map(segments.map(({ path }) => [path, digestOfSegment(path, cache)]));
  const isWhole = ({ path }: PlannedSegment): boolean =>
    known.get(path) !== undefined && !incomplete.has(path);
  const whole = new Set(segments.filter(isWhole).map(({ path }) => path));
  const stale = segments.filter(({ path, digest }) => !whole.has(path) || known.get(path) !== digest);
  cache.files.put(stale.map(({ path }) => [pathIn<SitePath>(path, DOCUMENTS_FILE), UNSURE]));
  // The plan of the pages has added the readings.
  const { results: readings } = cache.readings;
  const suggestions = catalog && planSuggestions(catalog, (label) => readings.get(startOf(label)) as string);
  return { segments, stale, whole, suggestions };
}

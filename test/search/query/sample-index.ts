import { dayOfCard, SEGMENT_FILE, type SearchTable } from "../../../src/search/format/search-format.js";
import { tableSegments } from "../../../src/search/index/build-search.js";
import { dayNumber } from "../../../src/search/index/cut-segments.js";
import type { SearchDocument } from "../../../src/search/index/document-terms.js";
import { indexSegment } from "../../../src/search/index/index-segment.js";
import { findChanges } from "../../../src/search/index/segment-changes.js";
import type { Load } from "../../../src/search/query/load-files.js";

/** An index in memory. */
export interface SampleIndex {
  readonly table: SearchTable;
  readonly load: Load;
  /** Names of the loaded files, in order. */
  readonly loaded: string[];
}

/** Indexes documents in segments of a size of the test's own. */
export function sampleIndex(documents: readonly SearchDocument[], size = documents.length): SampleIndex {
  const files = new Map<string, unknown>();
  const lists = new Map<string, string>();
  for (let from = 0; from < documents.length; from += size) {
    const some = documents.slice(from, from + size);
    const folder = `search/s${lists.size}`;
    const digests = some.map((_, number) => String(from + number).padStart(10, "0"));
    const days = some.map(({ card }) => dayNumber(dayOfCard(card)));
    const task = {
      path: folder,
      out: "",
      digests,
      changes: findChanges(undefined, digests, days),
      documents: new Map(some.entries()),
    };
    indexSegment(task, ({ text }) => text, {
      read: () => undefined,
      write: (name, text) => {
        if (name === SEGMENT_FILE) lists.set(folder, text);
        if (!name.endsWith(".js")) return;
        // Read as a browser reads it.
        new Function("newsmirrorSearch", text)((as: string, of: string, what: unknown) =>
          files.set(`${as}?${of}`, what),
        );
      },
    });
  }
  const segments = tableSegments([...lists.keys()], (folder) => lists.get(folder) as string);
  const loaded: string[] = [];
  const load = async (name: string, version: string): Promise<unknown> => {
    loaded.push(name);
    if (!files.has(`${name}?${version}`)) throw new Error(`there is no ${name} of version ${version}`);
    return files.get(`${name}?${version}`);
  };
  return { table: { engine: "engine.js", segments, suggestions: "" }, load, loaded };
}

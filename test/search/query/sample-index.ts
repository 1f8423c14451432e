import { printFile, type SearchTable, TABLE } from "../../../src/search/format/search-format.js";
import { countFiles, cutSegments } from "../../../src/search/index/cut-segments.js";
import { indexSegment, type SearchDocument } from "../../../src/search/index/index-segment.js";
import type { Load } from "../../../src/search/query/segment-matcher.js";

/** An index in memory. */
export interface SampleIndex {
  readonly table: SearchTable;
  readonly load: Load;
  /** Names of the loaded files, in order. */
  readonly loaded: string[];
}

/** Indexes documents in segments of a size of the test's own. */
export function sampleIndex(documents: readonly SearchDocument[], size = 0): SampleIndex {
  const files = new Map<string, unknown>();
  const cut = size
    ? Array.from({ length: Math.ceil(documents.length / size) }, (_, index) => ({
        from: index * size,
        to: Math.min((index + 1) * size, documents.length),
      }))
    : cutSegments(documents.length);
  const segments = cut.map(({ from, to }, index) => {
    const some = documents.slice(from, to);
    const counts = countFiles(
      some.length,
      some.reduce((sum, { text }) => sum + text.length, 0),
    );
    for (const [name, contents] of indexSegment(`s${index}`, some, counts)) {
      // Read as a browser reads it.
      new Function("newsmirrorSearch", printFile(name, contents))((as: string, what: unknown) =>
        files.set(as, what),
      );
    }
    const years: [string, number][] = [];
    for (const [first, { card }] of some.entries())
      if (years.at(-1)?.[0] !== card[0].slice(0, 4)) years.push([card[0].slice(0, 4), first]);
    return { id: `s${index}`, documents: some.length, ...counts, years };
  });
  const table = { engine: "engine.js", segments };
  files.set(TABLE, table);
  const loaded: string[] = [];
  const load = async (name: string): Promise<unknown> => {
    loaded.push(name);
    if (!files.has(name)) throw new Error(`there is no ${name}`);
    return files.get(name);
  };
  return { table, load, loaded };
}

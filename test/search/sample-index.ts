import { countFiles, cutSegments } from "../../src/search/cut-segments.js";
import { indexSegment, type SearchDocument } from "../../src/search/index-segment.js";
import { printFile, type SearchTable, TABLE } from "../../src/search/search-format.js";
import type { Load } from "../../src/search/segment-matcher.js";

/** An index in memory. */
export interface SampleIndex {
  readonly table: SearchTable;
  readonly load: Load;
  /** Names of the files that were loaded. */
  readonly loaded: string[];
}

/** Indexes documents in segments of a size of the test's own. */
export function sampleIndex(documents: readonly SearchDocument[], size = 0): SampleIndex {
  const files = new Map<string, unknown>();
  const cut = size
    ? Array.from({ length: Math.ceil(documents.length / size) }, (_, at) => ({
        from: at * size,
        to: Math.min((at + 1) * size, documents.length),
      }))
    : cutSegments(documents.length);
  const segments = cut.map(({ from, to }, at) => {
    const some = documents.slice(from, to);
    const counts = countFiles(
      some.length,
      some.reduce((sum, { text }) => sum + text.length, 0),
    );
    for (const [name, contents] of indexSegment(`s${at}`, some, counts)) {
      // As a browser reads it.
      new Function("newsmirrorSearch", printFile(name, contents))((as: string, what: unknown) =>
        files.set(as, what),
      );
    }
    const years: [string, number][] = [];
    for (const [place, { card }] of some.entries())
      if (years.at(-1)?.[0] !== card[0].slice(0, 4)) years.push([card[0].slice(0, 4), place]);
    return { id: `s${at}`, documents: some.length, ...counts, years };
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

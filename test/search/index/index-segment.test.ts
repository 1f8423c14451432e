import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "../../../src/lib/compare.js";
import { digestOf } from "../../../src/lib/digest.js";
import { parseFile, type Segment } from "../../../src/search/format/search-format.js";
import type { SearchDocument } from "../../../src/search/index/document-terms.js";
import { DOCUMENTS_FILE, indexSegment } from "../../../src/search/index/index-segment.js";
import { documentsToRead, findChanges } from "../../../src/search/index/segment-changes.js";

interface Entry {
  readonly day: number;
  readonly digest: string;
  readonly document: SearchDocument;
}

/** Returns so many characters that look drawn, always the same for a number. */
const charactersOf = (number: number, count: number): string =>
  Array.from({ length: count }, (_, at) =>
    String.fromCharCode(0x4e00 + (Math.imul((number + 1) * 1009 + at, 0x9e3779b1) >>> 20)),
  ).join("");

const entryOf = (id: number, day: number, title: string, text: string): Entry => ({
  day,
  digest: digestOf(`${id} ${day} ${title} ${text}`).slice(0, 10),
  document: { card: [`x/${id}.html`, title, ["c1"], "2020-01-01"], tags: [title], text },
});

/** Builds a segment into a map of files, from what the map holds if `isHeld`. Returns the names of what was written. */
function build(site: Map<string, string>, entries: readonly Entry[], isHeld: boolean): string[] {
  const read = (name: string): string => site.get(name) as string;
  const held = isHeld
    ? {
        segment: parseFile(read("segment.js")) as Segment,
        digests: JSON.parse(read(DOCUMENTS_FILE)).digests as string,
      }
    : undefined;
  const digests = entries.map(({ digest }) => digest);
  const days = entries.map(({ day }) => day);
  const changes = findChanges(held, digests, days);
  const documents = new Map(
    documentsToRead(changes).map((number) => [number, entries[number]?.document as SearchDocument]),
  );
  const written: string[] = [];
  const task = { path: "search/x", out: "", digests, changes, documents, ...(held ? { held } : {}) };
  const names = indexSegment(task, ({ text }) => text, {
    read: (name) => parseFile(read(name)),
    write: (name, text) => {
      site.set(name, text);
      written.push(name);
    },
  }) as string[];
  for (const name of site.keys()) if (!names.includes(name)) site.delete(name);
  return written;
}

const entry = fc
  .tuple(
    fc.nat({ max: 40 }),
    fc.nat({ max: 400 }),
    fc.constantFrom("渡轮", "果园", "ferry"),
    fc.constantFrom("河上的桥", "雾散了", "the first"),
  )
  .map(([id, day, title, text]) => entryOf(id, day, title, text + charactersOf(id, 300)));
const entries = fc
  .uniqueArray(entry, { minLength: 1, maxLength: 60, selector: ({ digest }) => digest })
  .map((all) => all.sort((a, b) => a.day - b.day || compare(a.digest, b.digest)));

describe("a segment", () => {
  it("that is changed has the bytes of one that is made anew", () => {
    fc.assert(
      fc.property(entries, entries, (before, after) => {
        const [changed, cold] = [new Map<string, string>(), new Map<string, string>()];
        build(changed, before, false);
        build(changed, after, true);
        build(cold, after, false);
        if (after.length > 20)
          expect([...cold.keys()].filter((name) => name.startsWith("t")).length).toBeGreaterThan(4);
        expect(new Map([...changed].sort())).toEqual(new Map([...cold].sort()));
      }),
      { numRuns: 200 },
    );
  });

  const many = Array.from({ length: 300 }, (_, at) => entryOf(at, 1000 + at, "标题", charactersOf(at, 200)));

  it("writes the files of the terms that an edit changes, and those that list them, and no other", () => {
    const site = new Map<string, string>();
    build(site, many, false);
    const edited = many.map((one, at) =>
      at === 150 ? entryOf(150, 1150, "标题", `${charactersOf(at, 198)}别的`) : one,
    );
    const written = build(site, edited, true);
    // Two pairs and an edge went, a pair and an edge came. The cards stay.
    const changed = written.filter((name) => name.startsWith("t"));
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThanOrEqual(6);
    expect([...site.keys()].filter((name) => name.startsWith("t")).length).toBeGreaterThan(20);
    expect(written.filter((name) => name.startsWith("c"))).toEqual([]);
    expect(written.slice(-2)).toEqual(["segment.js", "documents.json"]);
  });

  it("has no term any more that only the former text of a document had", () => {
    const [changed, cold] = [new Map<string, string>(), new Map<string, string>()];
    const withText = (text: string) => many.with(150, entryOf(150, 1150, "标题", text));
    build(changed, withText("甲乙丙丁戊己庚辛"), false);
    build(changed, withText("甲乙"), true);
    build(cold, withText("甲乙"), false);
    expect(new Map([...changed].sort())).toEqual(new Map([...cold].sort()));
  });

  it("writes the cards of one group when a document arrives late, or of the two that it is halved into", () => {
    const site = new Map<string, string>();
    build(site, many, false);
    const late = [...many, entryOf(999, 1100, "迟到", "的一篇")].sort((a, b) => a.day - b.day);
    const groups = build(site, late, true).filter((name) => name.startsWith("c"));
    expect(new Set(groups.map((name) => name.replace(/-\d+\.js$/, ""))).size).toBeLessThanOrEqual(2);
  });
});

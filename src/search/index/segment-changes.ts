import { groupsOf, type Segment } from "../format/search-format.js";
import { nameOfSpan } from "../format/span.js";
import { cutGroups, type Run } from "./cut-segments.js";

/** The digest of a document has this many characters. It stands for everything of the document that is indexed. */
export const DIGEST_LENGTH = 10;

/** What the index knows of a segment besides its files: their list, and which documents they were made of. */
export interface HeldSegment {
  readonly segment: Segment;
  /** The digests of its documents, one after another. */
  readonly digests: string;
}

/** How the documents of a segment differ from those that it was made of. */
export interface SegmentChanges {
  /** The number of each held document, now; -1 for one that is gone. Empty if nothing is held. */
  readonly numbers: Int32Array;
  /** The documents that are not held, ascending. */
  readonly added: readonly number[];
  /** The groups of cards, with the version of each that is held. */
  readonly groups: readonly (Run & { readonly version: string | undefined })[];
}

/** Compares the documents of a segment with those that are held. @param days number of the day of each document */
export function findChanges(
  held: HeldSegment | undefined,
  digests: readonly string[],
  days: readonly number[],
): SegmentChanges {
  const before = held ? splitDigests(held.digests) : [];
  const numberOf = new Map(digests.map((digest, number) => [digest, number]));
  const numbers = Int32Array.from(before, (digest) => numberOf.get(digest) ?? -1);
  const known = new Set(before);
  const added = digests.flatMap((digest, number) => (known.has(digest) ? [] : [number]));
  const versions = held ? groupVersions(held.segment, before) : new Map<string, string>();
  const groups = cutGroups(days).map((run) => ({
    ...run,
    version: versions.get(nameOfSpan(run.span) + digests.slice(run.from, run.to).join("")),
  }));
  return { numbers, added, groups };
}

/** Returns the documents whose title, tags and place are needed to make the files that change, ascending. */
export function documentsToRead({ added, groups }: SegmentChanges): number[] {
  const wanted = new Set(added);
  for (const { from, to, version } of groups)
    if (version === undefined) for (let number = from; number < to; number++) wanted.add(number);
  return [...wanted].sort((a, b) => a - b);
}

/** Returns the digests that a text has one after another. */
export const splitDigests = (digests: string): string[] =>
  Array.from({ length: digests.length / DIGEST_LENGTH }, (_, index) =>
    digests.slice(index * DIGEST_LENGTH, (index + 1) * DIGEST_LENGTH),
  );

/** Returns the version of each held group by its name and the digests of its documents. */
function groupVersions(segment: Segment, digests: readonly string[]): Map<string, string> {
  const versions = new Map<string, string>();
  let from = 0;
  for (const { name, size, version } of groupsOf(segment)) {
    versions.set(name + digests.slice(from, from + size).join(""), version);
    from += size;
  }
  return versions;
}

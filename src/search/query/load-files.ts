import {
  decodePostingFile,
  type FoundPostings,
  type Places,
  type PostingFile,
  type Terms,
} from "../format/posting-file.js";
import {
  type CardRow,
  cardOf,
  SEGMENT_FILE,
  type SearchTable,
  type Segment,
  TABLE,
  type TableSegment,
  termsFilesIn,
} from "../format/search-format.js";
import { flatten } from "./lists.js";
import type { Lookup } from "./term-lookups.js";

/** Loads a file of the index. @returns its contents; @throws where the file cannot be loaded, or has another version */
export type Load = (name: string, version: string) => Promise<unknown>;

/** Loads the first file of an index. @throws what `load` throws */
export const loadTable = (load: Load): Promise<SearchTable> => load(TABLE, "") as Promise<SearchTable>;

/** A segment with the path of its folder, which has a slash at its end. */
export interface LoadedSegment extends Segment {
  readonly folder: string;
}

/** Loads the list of a segment's files, if the table does not have it. @throws what `load` throws */
export async function loadSegment(
  [name, version, , segment]: TableSegment,
  load: Load,
): Promise<LoadedSegment> {
  const folder = `${name}/`;
  return { ...(segment || ((await load(folder + SEGMENT_FILE, version)) as Segment)), folder };
}

/** Loads the lists of files of all segments, oldest first. @throws what `load` throws */
export const loadSegments = ({ segments }: SearchTable, load: Load): Promise<LoadedSegment[]> =>
  Promise.all(segments.map((segment) => loadSegment(segment, load)));

/** What was decoded of posting files. It is dropped with their contents. */
const decoded = new WeakMap<PostingFile, Terms>();

/** Loads the terms of the posting files of some places. @throws what `load` throws */
export async function loadTerms(places: Places, segment: LoadedSegment, load: Load): Promise<Terms> {
  const files = await Promise.all(
    termsFilesIn(segment, places).map(async ([name, version, span]) => {
      const contents = (await load(segment.folder + name, version)) as PostingFile;
      const terms = decoded.get(contents) || decodePostingFile(contents, span, segment.documents);
      decoded.set(contents, terms);
      return terms;
    }),
  );
  return files.length === 1 ? (files[0] as Terms) : new Map(flatten(files.map((terms) => Array.from(terms))));
}

/** Returns the postings of a lookup in a segment. @throws what `load` throws */
export const lookUp = async (lookup: Lookup, segment: LoadedSegment, load: Load): Promise<FoundPostings> =>
  lookup.read(await loadTerms(lookup.places, segment, load));

/** Loads the card of a document. @throws what `load` throws */
export async function loadCard(document: number, segment: LoadedSegment, load: Load): Promise<CardRow> {
  const [name, version, index] = cardOf(segment, document);
  return ((await load(segment.folder + name, version)) as readonly CardRow[])[index] as CardRow;
}

import { type FoundPostings, type Ids, makePostings } from "../format/posting-file.js";
import { channelTerm, tagTerm, yearTerm } from "../format/search-format.js";
import { difference, intersection } from "./lists.js";
import { type Load, type LoadedSegment, lookUp } from "./load-files.js";
import { type Query, type Term, wantedTerms } from "./parse-query.js";
import { exactLookup, type Lookup, lookupsOf, needsVerifying } from "./term-lookups.js";

/** What a segment answers. */
export interface SegmentMatch {
  readonly segment: LoadedSegment;
  /** The documents that have all terms of the query, as far as the posting files tell. */
  readonly documents: Ids;
  /** The postings of each term that is not excluded. They may have other documents too. */
  readonly postings: readonly FoundPostings[];
}

/** Finds the documents of a segment that match a query. Excluded phrases are passed over: only a text tells of them. */
export async function matchSegment(segment: LoadedSegment, query: Query, load: Load): Promise<SegmentMatch> {
  const read: Read = (lookup) => lookUp(lookup, segment, load);
  const found = await narrow(await filter(segment.documents, query, read), query.terms, read);
  let { documents } = found;
  for (const term of query.terms)
    if (term.isExcluded && !needsVerifying(term) && documents.length > 0)
      documents = difference(documents, (await read(lookupsOf(term)[0] as Lookup)).all);
  return { ...found, documents, segment };
}

type Read = (lookup: Lookup) => Promise<FoundPostings>;

/** Returns those of so many documents that pass the filters of a query. */
async function filter(size: number, { channel, tag, year }: Query, read: Read): Promise<Ids> {
  let documents: Ids = [...Array(size).keys()];
  for (const term of [channel && channelTerm(channel), tag && tagTerm(tag), year && yearTerm(year)])
    if (term && documents.length > 0)
      documents = intersection([documents, (await read(exactLookup(term))).all]);
  return documents;
}

/** So few documents are not looked up further, once each character of each term was, and two parts of it: texts tell the rest. */
const FEW = 2;

/** Looks the terms up: one lookup of each, one more, two, then four. It stops when no or few documents are left. */
async function narrow(
  filtered: Ids,
  terms: readonly Term[],
  read: Read,
): Promise<Omit<SegmentMatch, "segment">> {
  const lookups = wantedTerms(terms).map((term) => apartFirst(lookupsOf(term)));
  let documents = filtered;
  let postings: readonly FoundPostings[] = [];
  for (let [from, to] = [0, 1]; documents.length > 0; [from, to] = [to, to * 2]) {
    const waves = lookups.map((all) => all.slice(from, to));
    const isCovered = lookups.every((all) => from >= Math.max(2, Math.ceil(all.length / 2)));
    if (waves.every((wave) => wave.length === 0) || (isCovered && documents.length <= FEW)) break;
    const lists = await Promise.all(waves.map((wave) => Promise.all(wave.map(read))));
    postings = lists.map((some, term) =>
      common(from > 0 ? [postings[term] as FoundPostings, ...some] : some),
    );
    documents = intersection([documents, ...postings.map(({ all }) => all)]);
  }
  return { documents, postings };
}

const common = (lists: readonly FoundPostings[]): FoundPostings =>
  lists.length === 1
    ? (lists[0] as FoundPostings)
    : makePostings((field) => intersection(lists.map((list) => list[field])));

/** Puts every second lookup first: lookups that share no character say more than neighbours. */
const apartFirst = (lookups: readonly Lookup[]): Lookup[] => [
  ...lookups.filter((_, index) => index % 2 === 0),
  ...lookups.filter((_, index) => index % 2 === 1),
];

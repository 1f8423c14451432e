import { type PostingFile, PostingReader } from "../format/posting-file.js";
import {
  channelTerm,
  documentOfField,
  isTitleField,
  type SegmentRow,
  tagTerm,
  textsFile,
  titleField,
  titlesFile,
} from "../format/search-format.js";
import { shinglesOf } from "../format/signature.js";
import type { Query, Term } from "./parse-query.js";
import { difference, type Ids, intersection } from "./posting-lists.js";
import { type Lookup, lookupsOf, wordLookup } from "./term-lookups.js";

/** Loads a file of the index. @returns its contents; @throws where the file cannot be loaded */
export type Load = (name: string) => Promise<unknown>;

/** Finds the documents of one segment that match a query, as far as the posting files tell. */
export class SegmentMatcher {
  /** The documents that pass the filters. */
  private filtered: Promise<Ids> | undefined;
  private readonly wanted: readonly Term[];
  /** The excluded phrases, each with the documents that have all its terms. Their signatures tell whether they have it. */
  readonly maybeExcluded: { readonly phrase: Term; readonly documents: Ids }[] = [];

  constructor(
    private readonly segment: SegmentRow,
    private readonly query: Query,
    private readonly load: Load,
  ) {
    this.wanted = query.terms.filter((term) => !term.isExcluded);
  }

  /** Returns the documents with all terms in the title, and the others with all terms in title and tags. */
  async matchTitles(): Promise<{ readonly inTitle: Ids; readonly inTags: Ids }> {
    if (this.wanted.length === 0) return { inTitle: [], inTags: [] };
    const { documents, postings } = await this.narrow(this.readTitles, documentsOf);
    const inEither = await this.withoutExcluded(documents);
    const titles = postings.map((fields) => documentsOf(Array.from(fields).filter(isTitleField)));
    const inTitle = intersection([inEither, ...titles]);
    return { inTitle, inTags: difference(inEither, inTitle) };
  }

  /** Returns the documents with all terms anywhere. */
  async matchTexts(): Promise<Ids> {
    const { documents } = await this.narrow(this.readTexts, (ids) => ids);
    return this.withoutExcluded(documents);
  }

  /**
   * Looks the terms up: first one lookup of each, then two more, then four. It stops when no document is left.
   * @returns the documents that have all terms, and the postings of each term as far as it was looked up
   */
  private async narrow(
    read: (lookup: Lookup) => Promise<Ids>,
    toDocuments: (ids: Ids) => Ids,
  ): Promise<{ readonly documents: Ids; readonly postings: readonly Ids[] }> {
    this.filtered ??= this.filter();
    let documents = await this.filtered;
    let postings: readonly Ids[] = [];
    const lookups = this.wanted.map(({ tokens }) => apartFirst(lookupsOf(tokens)));
    for (let [from, to] = [0, 1]; documents.length > 0; [from, to] = [to, to * 2 + 1]) {
      const waves = lookups.map((all) => all.slice(from, to));
      if (waves.every((wave) => wave.length === 0)) break;
      const lists = await Promise.all(waves.map((wave) => Promise.all(wave.map(read))));
      postings = lists.map((some, term) => intersection(from > 0 ? [postings[term] as Ids, ...some] : some));
      documents = intersection([documents, ...postings.map(toDocuments)]);
    }
    return { documents, postings };
  }

  private async filter(): Promise<Ids> {
    const { channel, tag, year } = this.query;
    let documents: Ids = this.documentsOfYear(year);
    for (const term of [channel && channelTerm(channel), tag && tagTerm(tag)]) {
      if (term && documents.length > 0)
        documents = intersection([documents, documentsOf(await this.readTitles(wordLookup(term)))]);
    }
    return documents;
  }

  private async withoutExcluded(found: Ids): Promise<Ids> {
    let documents = found;
    for (const term of this.query.terms) {
      if (!term.isExcluded || documents.length === 0) continue;
      const having = intersection(await Promise.all(lookupsOf(term.tokens).map(this.readTexts)));
      if (shinglesOf(term.tokens).length > 0) this.maybeExcluded.push({ phrase: term, documents: having });
      else documents = difference(documents, having);
    }
    return documents;
  }

  private documentsOfYear(year: string | undefined): number[] {
    const { years, documents } = this.segment;
    const index = years.findIndex(([one]) => one === year);
    const first = year === undefined ? 0 : (years[index]?.[1] ?? documents);
    const end = year === undefined ? documents : (years[index + 1]?.[1] ?? documents);
    return Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset);
  }

  private readonly readTitles = (lookup: Lookup): Promise<Ids> => {
    const { id, titles, documents } = this.segment;
    return this.read(titlesFile(id, lookup.fileOf(titles)), lookup, titles, titleField(documents));
  };

  private readonly readTexts = (lookup: Lookup): Promise<Ids> => {
    const { id, texts, documents } = this.segment;
    return this.read(textsFile(id, lookup.fileOf(texts)), lookup, texts, documents);
  };

  private async read(name: string, lookup: Lookup, files: number, limit: number): Promise<Ids> {
    return lookup.read(new PostingReader((await this.load(name)) as PostingFile, files, limit));
  }
}

/** Puts every second lookup first: lookups that share no character say more than neighbours. */
const apartFirst = (lookups: readonly Lookup[]): Lookup[] => [
  ...lookups.filter((_, index) => index % 2 === 0),
  ...lookups.filter((_, index) => index % 2 === 1),
];

/** Returns the documents of ascending fields, each once. */
function documentsOf(fields: Ids): number[] {
  const documents: number[] = [];
  for (let index = 0; index < fields.length; index++) {
    const document = documentOfField(fields[index] as number);
    if (document !== documents[documents.length - 1]) documents.push(document);
  }
  return documents;
}

import { intersected, type Numbers, without } from "./number-sets.js";
import { filterLookup, type Lookup, lookupsOf, type Query, type Term } from "./parse-query.js";
import { type PostingFile, PostingReader } from "./posting-file.js";
import { channelTerm, type SegmentRow, tagTerm, textsFile, titlesFile } from "./search-format.js";
import { phraseItems } from "./signature.js";

/** Loads a file of the index. @throws whatever says that it cannot be had */
export type Load = (name: string) => Promise<unknown>;

/** Finds the documents of one segment that a query asks for, as far as terms tell. */
export class SegmentMatcher {
  private filtered: Promise<Numbers> | undefined;
  private readonly wanted: readonly Term[];
  /** Documents that hold all terms of a phrase that is excluded: whether they hold the phrase, signatures tell. */
  readonly suspects: { readonly term: Term; readonly documents: Numbers }[] = [];

  constructor(
    private readonly segment: SegmentRow,
    private readonly query: Query,
    private readonly load: Load,
  ) {
    this.wanted = query.terms.filter((term) => !term.isExcluded);
  }

  /** Returns the documents with all terms in the title, and those with all of them in title and tags together. */
  async titles(): Promise<{ readonly inTitle: Numbers; readonly inTags: Numbers }> {
    if (this.wanted.length === 0) return { inTitle: [], inTags: [] };
    const { documents, units } = await this.narrow((lookup) => this.title(lookup), documentsOf);
    const inEither = await this.withoutExcluded(documents);
    const inTitle = intersected([
      inEither,
      ...units.map((list) => Array.from(list).filter(isTitle).map(documentOf)),
    ]);
    return { inTitle, inTags: without(inEither, inTitle) };
  }

  /** Returns the documents with all terms anywhere. */
  async texts(): Promise<Numbers> {
    const { documents } = await this.narrow(
      (lookup) => this.text(lookup),
      (units) => units,
    );
    return this.withoutExcluded(documents);
  }

  /**
   * Looks the terms up: some places of each first, then twice as many, and no more once no document is left.
   * @returns the documents that are left, and the units that hold each term: at least those of these documents
   */
  private async narrow(
    read: (lookup: Lookup) => Promise<Numbers>,
    toDocuments: (units: Numbers) => Numbers,
  ): Promise<{ readonly documents: Numbers; readonly units: readonly Numbers[] }> {
    let documents = await this.allowed();
    let units: readonly Numbers[] = [];
    const lookups = this.wanted.map(({ tokens }) => apartFirst(lookupsOf(tokens)));
    for (let [from, to] = [0, 1]; documents.length > 0; [from, to] = [to, to * 2 + 1]) {
      const waves = lookups.map((places) => places.slice(from, to));
      if (waves.every((wave) => wave.length === 0)) break;
      const lists = await Promise.all(waves.map((wave) => Promise.all(wave.map(read))));
      units = lists.map((some, term) => intersected(from > 0 ? [units[term] as Numbers, ...some] : some));
      documents = intersected([documents, ...units.map(toDocuments)]);
    }
    return { documents, units };
  }

  /** The documents that filters leave. */
  private allowed(): Promise<Numbers> {
    if (!this.filtered) this.filtered = this.filter();
    return this.filtered;
  }

  private async filter(): Promise<Numbers> {
    const { channel, tag, year } = this.query;
    let documents: Numbers = this.documentsOfYear(year);
    for (const term of [channel && channelTerm(channel), tag && tagTerm(tag)]) {
      if (term && documents.length > 0)
        documents = intersected([documents, documentsOf(await this.title(filterLookup(term)))]);
    }
    return documents;
  }

  private async withoutExcluded(found: Numbers): Promise<Numbers> {
    let documents = found;
    for (const term of this.query.terms) {
      if (!term.isExcluded || documents.length === 0) continue;
      const holders = intersected(await Promise.all(lookupsOf(term.tokens).map((one) => this.text(one))));
      if (phraseItems(term.tokens).length > 0) this.suspects.push({ term, documents: holders });
      else documents = without(documents, holders);
    }
    return documents;
  }

  private documentsOfYear(year: string | undefined): number[] {
    const { years, documents } = this.segment;
    const at = years.findIndex(([one]) => one === year);
    const first = year === undefined ? 0 : at < 0 ? documents : (years[at] as (typeof years)[number])[1];
    const end = year === undefined ? documents : (years[at + 1]?.[1] ?? documents);
    const found: number[] = [];
    for (let document = first; document < end; document++) found.push(document);
    return found;
  }

  private title(lookup: Lookup): Promise<Uint32Array> {
    const { id, titles, documents } = this.segment;
    return this.read(titlesFile(id, lookup.fileOf(titles)), lookup, titles, documents * 2);
  }

  private text(lookup: Lookup): Promise<Uint32Array> {
    const { id, texts, documents } = this.segment;
    return this.read(textsFile(id, lookup.fileOf(texts)), lookup, texts, documents);
  }

  private async read(name: string, lookup: Lookup, files: number, units: number): Promise<Uint32Array> {
    return lookup.read(new PostingReader((await this.load(name)) as PostingFile, files, units));
  }
}

/** Puts places first that share no character: each tells more than its neighbour does. */
const apartFirst = (lookups: readonly Lookup[]): Lookup[] => [
  ...lookups.filter((_, at) => at % 2 === 0),
  ...lookups.filter((_, at) => at % 2 === 1),
];

const isTitle = (unit: number): boolean => unit % 2 === 0;
const documentOf = (unit: number): number => unit >>> 1;

/** Returns the documents of units, ascending, each once. */
function documentsOf(units: Numbers): number[] {
  const documents: number[] = [];
  for (let at = 0; at < units.length; at++) {
    const document = documentOf(units[at] as number);
    if (document !== documents[documents.length - 1]) documents.push(document);
  }
  return documents;
}

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
  private titleUnits: Promise<Numbers[]> | undefined;
  /** Documents that hold all terms of a phrase that is excluded: whether they hold the phrase, signatures tell. */
  readonly suspects: { readonly term: Term; readonly documents: Numbers }[] = [];

  constructor(
    private readonly segment: SegmentRow,
    private readonly query: Query,
    private readonly load: Load,
  ) {}

  /** Returns the documents with all terms in the title, and those with all of them in title and tags together. */
  async titles(): Promise<{ readonly inTitle: Numbers; readonly inTags: Numbers }> {
    if (this.wanted().length === 0) return { inTitle: [], inTags: [] };
    const [allowed, units] = await Promise.all([this.allowed(), this.unitsOfTerms()]);
    const inTitle = intersected([
      allowed,
      ...units.map((list) => Array.from(list).filter(isTitle).map(documentOf)),
    ]);
    const inEither = intersected([allowed, ...units.map(documentsOf)]);
    return { inTitle, inTags: without(inEither, inTitle) };
  }

  /** Returns the documents with all terms anywhere. */
  async texts(): Promise<Numbers> {
    const lookups: Lookup[] = [];
    for (const term of this.wanted()) lookups.push(...lookupsOf(term.tokens));
    const [allowed, ...lists] = await Promise.all([this.allowed(), ...lookups.map((one) => this.text(one))]);
    return intersected([allowed as Numbers, ...lists]);
  }

  private wanted(): readonly Term[] {
    return this.query.terms.filter((term) => !term.isExcluded);
  }

  /** The documents that filters and excluded terms leave. */
  private allowed(): Promise<Numbers> {
    if (!this.filtered) this.filtered = this.filter();
    return this.filtered;
  }

  private async filter(): Promise<Numbers> {
    const { channel, tag, year } = this.query;
    const filters = [channel && channelTerm(channel), tag && tagTerm(tag)].filter((one) => one !== undefined);
    const lists = await Promise.all(
      filters.map(async (term) => documentsOf(await this.title(filterLookup(term as string)))),
    );
    let documents = intersected([this.documentsOfYear(year), ...lists]);
    for (const term of this.query.terms.filter((one) => one.isExcluded)) {
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

  private unitsOfTerms(): Promise<Numbers[]> {
    if (!this.titleUnits) {
      this.titleUnits = Promise.all(
        this.wanted().map(async (term) =>
          intersected(await Promise.all(lookupsOf(term.tokens).map((one) => this.title(one)))),
        ),
      );
    }
    return this.titleUnits;
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

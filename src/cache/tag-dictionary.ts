import type { TagMention } from "../model/article.js";

/** A mention of a tag as it stands in JSON: its text, with its slug if it has one. */
export type PrintedTag = string | readonly [text: string, slug: string];

/** The different mentions of tags. The number of a mention is its index: most mentions are made by many articles. */
export class TagDictionary {
  private readonly all: TagMention[] = [];
  private numbers: Map<string, number> | undefined;

  /** All mentions; the index of each is its number. */
  get mentions(): readonly TagMention[] {
    return this.all;
  }

  /** Adds mentions that are not there yet. */
  add(tags: readonly PrintedTag[]): void {
    for (const tag of tags) {
      this.numbers?.set(keyOf(tag), this.all.length);
      this.all.push(typeof tag === "string" ? { text: tag } : { text: tag[0], slug: tag[1] });
    }
  }

  /** Adds those of some mentions that are not there yet. @returns the mentions that were added */
  addUnknown(tags: Iterable<PrintedTag>): PrintedTag[] {
    const added: PrintedTag[] = [];
    for (const tag of tags) {
      if (this.known().has(keyOf(tag))) continue;
      this.add([tag]);
      added.push(tag);
    }
    return added;
  }

  /** Returns the number of a mention. @throws Error if it was not added */
  numberOf(tag: PrintedTag): number {
    const number = this.known().get(keyOf(tag));
    if (number === undefined) throw new Error(`the tag ${String(tag)} has no number`);
    return number;
  }

  /** Returns the numbers by mention. The map is made on demand, since most builds add no mention. */
  private known(): Map<string, number> {
    this.numbers ??= new Map(this.all.map((mention, number) => [keyOf(printedTag(mention)), number]));
    return this.numbers;
  }
}

/** Returns a mention as it stands in JSON. */
export const printedTag = ({ text, slug }: TagMention): PrintedTag =>
  slug === undefined ? text : [text, slug];

const keyOf = (tag: PrintedTag): string => (typeof tag === "string" ? `text ${tag}` : JSON.stringify(tag));

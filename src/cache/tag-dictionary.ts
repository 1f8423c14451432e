import type { TagMention } from "../model/article.js";

/** A mention of a tag in JSON: its text, and its slug where it has one. */
export type PrintedTag = string | readonly [text: string, slug: string];

/** What mentions of tags say, each with a number: how many others came before it. */
export class TagDictionary {
  private readonly all: TagMention[] = [];
  private numbers: Map<string, number> | undefined;

  /** By number. */
  get mentions(): readonly TagMention[] {
    return this.all;
  }

  /** Gives numbers to mentions that have none yet. */
  add(tags: readonly PrintedTag[]): void {
    for (const tag of tags) {
      this.numbers?.set(keyOf(tag), this.all.length);
      this.all.push(typeof tag === "string" ? { text: tag } : { text: tag[0], slug: tag[1] });
    }
  }

  /** Gives numbers to those of some mentions that have none yet. Returns these, each once. */
  addUnknown(tags: Iterable<PrintedTag>): PrintedTag[] {
    const added: PrintedTag[] = [];
    for (const tag of tags) {
      if (this.known().has(keyOf(tag))) continue;
      this.add([tag]);
      added.push(tag);
    }
    return added;
  }

  /** @throws Error where a mention has no number */
  numberOf(tag: PrintedTag): number {
    const number = this.known().get(keyOf(tag));
    if (number === undefined) throw new Error(`the tag ${String(tag)} has no number`);
    return number;
  }

  /** Most builds add nothing: they never ask. */
  private known(): Map<string, number> {
    this.numbers ??= new Map(this.all.map((mention, number) => [keyOf(printedTag(mention)), number]));
    return this.numbers;
  }
}

/** Returns a mention as it is printed. */
export const printedTag = ({ text, slug }: TagMention): PrintedTag =>
  slug === undefined ? text : [text, slug];

const keyOf = (tag: PrintedTag): string => (typeof tag === "string" ? `text ${tag}` : JSON.stringify(tag));

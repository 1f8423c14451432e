import { LineLog } from "./line-log.js";

/** Lines that a log may have beyond twice its entries before it is written anew. */
const SPARE = 1000;

/**
 * One table that is kept between builds: a log with a line an entry, of which the last for a name counts. What changes is
 * added at its end. The tables do not depend on each other, so each may be older or missing, and each of its lines may be:
 * that costs a colder build and nothing else.
 */
export class StateTable<Name extends string, Value> {
  private readonly log: LineLog;
  private readonly held = new Map<Name, Value>();
  private lines = 0;

  /**
   * @param file where it lies
   * @param stamp what the entries depend on; entries with another stamp are as if they had never been
   */
  constructor(file: string, stamp: string) {
    this.log = new LineLog(file, stamp);
  }

  /** Reads the entries of the last build; none where there is no such table, or a damaged one. */
  load(): void {
    this.held.clear();
    this.lines = 0;
    try {
      for (const rows of this.log.read()) {
        this.lines += rows.length;
        for (const [name, value] of rows as [Name, Value?][]) this.hold(name, value);
      }
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.held.clear();
      this.log.close();
    }
  }

  /** What it holds now. */
  get entries(): ReadonlyMap<Name, Value> {
    return this.held;
  }

  /**
   * Changes some entries; undefined removes one. Whoever reads the table while that is done, or after a build that died of
   * it, finds for each name the old value or the new one.
   */
  put(changes: Iterable<readonly [Name, Value | undefined]>): void {
    const lines: string[] = [];
    for (const [name, value] of changes) {
      lines.push(`${JSON.stringify(value === undefined ? [name] : [name, value])}\n`);
      this.hold(name, value);
    }
    if (lines.length === 0) return;
    this.lines += lines.length;
    if (this.lines <= 2 * this.held.size + SPARE) {
      this.log.append(lines);
      return;
    }
    this.lines = this.held.size;
    this.log.replace(printed(this.held));
  }

  /** Makes it hold these entries and no others; values are compared by identity. */
  save(entries: ReadonlyMap<Name, Value>): void {
    this.put([...changesBetween(this.held, entries)]);
  }

  /** Ends the use of the table: it holds nothing any more. */
  close(): void {
    this.log.close();
    this.held.clear();
  }

  private hold(name: Name, value: Value | undefined): void {
    if (value === undefined) this.held.delete(name);
    else this.held.set(name, value);
  }
}

function* changesBetween<Name, Value>(
  before: ReadonlyMap<Name, Value>,
  after: ReadonlyMap<Name, Value>,
): Generator<readonly [Name, Value | undefined]> {
  for (const entry of after) if (before.get(entry[0]) !== entry[1]) yield entry;
  for (const name of before.keys()) if (!after.has(name)) yield [name, undefined];
}

function* printed(entries: Iterable<unknown>): Generator<string> {
  for (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}

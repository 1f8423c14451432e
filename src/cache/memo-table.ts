import { LineLog } from "./line-log.js";

/** Results of a slow function from text to text, kept between builds. The table only grows. */
export class MemoTable {
  private readonly log: LineLog;
  private readonly known = new Map<string, string>();

  /** @param stamp of the function's code; a table with another stamp is empty @param isShared see `LineLog` */
  constructor(file: string, stamp: string, isShared = false) {
    this.log = new LineLog(file, stamp, isShared);
  }

  /** Reads the results of earlier builds. A missing or damaged table is empty. */
  load(): void {
    this.known.clear();
    this.log.load(
      (pair) => this.known.set(...checked(pair)),
      () => this.known.clear(),
    );
  }

  /**
   * Returns the result for each of some texts, and for others that were asked for before.
   * @param work computes results, in the order of its texts; called only if there are texts without a result
   */
  async resultsOf(
    texts: Iterable<string>,
    work: (texts: readonly string[]) => Promise<readonly string[]>,
  ): Promise<ReadonlyMap<string, string>> {
    const fresh = [...new Set(texts)].filter((text) => !this.known.has(text));
    if (fresh.length > 0) {
      const results = await work(fresh);
      const pairs = fresh.map((text, index) => checked([text, results[index]]));
      for (const pair of pairs) this.known.set(...pair);
      this.log.append(pairs.map((pair) => `${JSON.stringify(pair)}\n`));
    }
    return this.known;
  }

  close(): void {
    this.log.close();
    this.known.clear();
  }
}

/** @throws SyntaxError if a value is no pair of texts */
function checked(value: unknown): [text: string, result: string] {
  if (Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string"))
    return value as [string, string];
  throw new SyntaxError("not a pair of texts");
}

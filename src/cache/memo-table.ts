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

  /** The known results, by their texts. */
  get results(): ReadonlyMap<string, string> {
    return this.known;
  }

  /** Computes the results of some texts, as far as they are not known. @param work returns the results of texts, in their order */
  async addMissing(
    texts: Iterable<string>,
    work: (texts: readonly string[]) => Promise<readonly string[]>,
  ): Promise<void> {
    const missing = [...new Set(texts)].filter((text) => !this.known.has(text));
    if (missing.length === 0) return;
    const results = await work(missing);
    const pairs = missing.map((text, index) => checked([text, results[index]]));
    for (const pair of pairs) this.known.set(...pair);
    this.log.append(pairs.map((pair) => `${JSON.stringify(pair)}\n`));
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

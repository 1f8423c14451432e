import { LineLog } from "./line-log.js";

/** What was worked out from texts, each a text again: a log of pairs that is kept between builds and only grows. */
export class MemoTable {
  private readonly log: LineLog;
  private readonly known = new Map<string, string>();

  /**
   * @param file where it lies
   * @param stamp of the code that works them out; pairs with another stamp are as if they had never been
   */
  constructor(file: string, stamp: string) {
    this.log = new LineLog(file, stamp);
  }

  /** Reads what earlier builds left; nothing where there is no such table, or a damaged one. */
  load(): void {
    this.close();
    try {
      for (const lines of this.log.read()) for (const line of lines) this.known.set(...checked(line));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.close();
    }
  }

  /**
   * Returns what is worked out from each of some texts.
   * @param work called with those of them that are new, if there are any; returns a result for each, in their order
   */
  async resultsOf(
    texts: Iterable<string>,
    work: (texts: readonly string[]) => Promise<readonly string[]>,
  ): Promise<ReadonlyMap<string, string>> {
    const fresh = [...new Set(texts)].filter((text) => !this.known.has(text));
    if (fresh.length > 0) {
      const results = await work(fresh);
      const pairs = fresh.map((text, at) => checked([text, results[at]]));
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

/** @throws SyntaxError where a line is no pair of texts */
function checked(line: unknown): [text: string, result: string] {
  if (Array.isArray(line) && line.length === 2 && line.every((part) => typeof part === "string"))
    return line as [string, string];
  throw new SyntaxError("a line that is no pair of texts");
}

import { groupBy } from "../lib/group-by.js";
import type { EncodedPicture, PictureFormat } from "./encode-picture.js";
import type { FailureLog } from "./failure-log.js";
import { originalAddress } from "./original-address.js";
import type { PictureStore } from "./picture-store.js";
import type { Fetched, PoliteFetcher } from "./polite-fetcher.js";
import type { WantedPicture } from "./wanted-pictures.js";

/** The objects and functions that `fetchPictures` uses. */
interface FetchTools {
  readonly fetcher: PoliteFetcher;
  readonly store: PictureStore;
  readonly failures: FailureLog;
  readonly format: PictureFormat;
  readonly encode: (bytes: Uint8Array) => Promise<EncodedPicture>;
  /** Called with the number of addresses that are done, and of all. */
  readonly tick: (done: number, of: number) => void;
  /** Ends the run. What was fetched is kept. */
  readonly stop: AbortController;
}

/** The results for all addresses. */
export interface FetchReport {
  /** Addresses whose picture is there now. */
  readonly fetched: number;
  readonly failed: number;
  /** Addresses that were not asked for, because their host was given up. */
  readonly unasked: number;
  /** Whether the folder had no room for another picture. */
  readonly isFull: boolean;
}

/** Hosts that are asked at the same time. */
const PARALLEL_HOSTS = 8;

/** A picture's files, or why there are none. */
type Taken = Extract<EncodedPicture, { files: unknown }> | Exclude<Fetched, { kind: "content" }>;

/**
 * Fetches pictures, writes them anew and stores them. Several hosts are asked at the same time, each for one picture after
 * another. What fails is noted, and the rest goes on. The end of the run by `stop` is no error.
 * @throws Error of the file system
 */
export async function fetchPictures(
  wanted: readonly WantedPicture[],
  tools: FetchTools,
): Promise<FetchReport> {
  const run = new FetchRun(wanted, tools);
  const hosts = groupBy(wanted, ({ original }) => hostOf(original)).values();
  const work = async (): Promise<void> => {
    for (const ofHost of hosts) for (const picture of ofHost) await run.fetch(picture);
  };
  const lanes = await Promise.allSettled(
    Array.from({ length: PARALLEL_HOSTS }, () => work().catch((error) => run.end(error))),
  );
  for (const [name, failure] of tools.fetcher.failures())
    tools.failures.note("hosts", name, { isLasting: false, ...failure });
  // Hosts that failed again wait longer now. The others answered, or nobody needs them any more.
  for (const name of tools.failures.hosts.keys())
    if (!tools.failures.isWaiting("hosts", name)) tools.failures.forget("hosts", name);
  tools.failures.save();
  const broken = lanes.find((lane) => lane.status === "rejected");
  if (broken) throw broken.reason;
  return run.report;
}

/** Returns the addresses that do not have to wait after a failure. */
export const findDue = (addresses: readonly string[], failures: FailureLog): string[] =>
  addresses.filter(
    (address) =>
      !failures.isWaiting("pictures", address) &&
      !failures.isWaiting("hosts", hostOf(originalAddress(address))),
  );

/** Returns the host of an address, with its port; an empty text for what is no address. */
export const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : "");

class FetchRun {
  private counts = { fetched: 0, failed: 0, unasked: 0 };
  private isFull = false;
  private done = 0;
  private readonly total: number;

  constructor(
    wanted: readonly WantedPicture[],
    private readonly tools: FetchTools,
  ) {
    this.total = wanted.reduce((sum, { addresses }) => sum + addresses.length, 0);
  }

  get report(): FetchReport {
    return { ...this.counts, isFull: this.isFull };
  }

  /** Ends all other work after an error. @throws the error, unless it tells that the run was ended */
  end(error: unknown): void {
    const { stop } = this.tools;
    if (stop.signal.aborted && error instanceof Error && error.name === "AbortError") return;
    stop.abort();
    throw error;
  }

  /** Fetches one picture in its full size, and each of its addresses by itself if there is no full size. */
  async fetch({ original, addresses }: WantedPicture): Promise<void> {
    if (this.isEnded) return;
    const full = await this.take(original);
    const isMissing = !("files" in full) && full.kind === "failed" && full.isLasting;
    for (const address of addresses) {
      if (this.isEnded) return;
      this.note(address, isMissing && address !== original ? await this.take(address) : full);
      this.tools.tick(++this.done, this.total);
    }
  }

  private get isEnded(): boolean {
    return this.isFull || this.tools.stop.signal.aborted;
  }

  private async take(address: string): Promise<Taken> {
    const fetched = await this.tools.fetcher.get(address);
    if (fetched.kind !== "content") return fetched;
    const encoded = await this.tools.encode(fetched.bytes);
    return "files" in encoded ? encoded : { kind: "failed", isLasting: true, ...encoded };
  }

  private note(address: string, taken: Taken): void {
    const { store, failures, format } = this.tools;
    if ("files" in taken) {
      if (store.put(address, format, taken.files)) {
        this.counts.fetched++;
        failures.forget("pictures", address);
        failures.forget("hosts", hostOf(originalAddress(address)));
      } else this.isFull = true;
    } else if (taken.kind === "unasked") this.counts.unasked++;
    else {
      this.counts.failed++;
      failures.note("pictures", address, taken);
    }
  }
}

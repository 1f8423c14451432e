import { setTimeout as sleep } from "node:timers/promises";

/** Why a host is not asked any more in this run. */
export interface HostFailure {
  readonly reason: string;
  /** Milliseconds for which the host asks to be left alone. */
  readonly askedWait?: number;
}

/** Failures in a row, of different files, after which a host is not asked again. */
const MOST_FAILURES = 5;

/** One host: it gets one request at a time, and not too many in a second. */
export class Host {
  private last: Promise<unknown> = Promise.resolve();
  private freeFrom = 0;
  private failuresInRow = 0;
  /** Undefined as long as the host is asked. */
  failure: HostFailure | undefined;

  /** @param interval milliseconds from the start of one request to the start of the next */
  constructor(
    private interval: number,
    private readonly signal: AbortSignal,
  ) {}

  /** Runs a request as soon as the others have ended and the host has had its rest. @throws what the request throws */
  run<Result>(send: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(async () => {
      const wait = this.freeFrom - performance.now();
      if (wait > 0) await sleep(wait, undefined, { signal: this.signal });
      this.rest(this.interval);
      return send();
    });
    // The error is thrown to the caller of this request. The next one does not depend on it.
    this.last = turn.catch(() => {});
    return turn;
  }

  /** Lets the next request wait. @param milliseconds from now on */
  rest(milliseconds: number): void {
    this.freeFrom = Math.max(this.freeFrom, performance.now() + milliseconds);
  }

  /** Lets every request wait at least so many milliseconds after the one before. */
  slowDown(interval: number): void {
    this.interval = Math.max(this.interval, interval);
  }

  /** Takes note of a file for which the host gave an answer, be it a refusal. */
  succeed(): void {
    this.failuresInRow = 0;
  }

  /** Takes note of a file for which the host gave no answer. After several in a row the host is given up. */
  fail(reason: string): void {
    this.failuresInRow++;
    if (this.failuresInRow >= MOST_FAILURES) this.giveUp({ reason });
  }

  /** The first reason counts. */
  giveUp(failure: HostFailure): void {
    this.failure ??= failure;
  }
}

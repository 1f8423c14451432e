import { setTimeout as sleep } from "node:timers/promises";
import { Agent, type Dispatcher } from "undici";
import { Connections } from "../../lib/http/connections.js";
import { type Answer, type Failure, requestOnce } from "../../lib/http/request-once.js";
import { readProgram } from "../../lib/package-folder.js";

export type Wait = (milliseconds: number) => Promise<unknown>;

/** What a host answers in the end. */
type Fetched =
  /** A redirect or a file; or the page of a host that does not have it: 404 or 410. */
  | Exclude<Answer, Failure>
  | { readonly kind: "too-long" }
  /** No attempt brought an answer. */
  | { readonly kind: "failed"; readonly reason: string };

const EMPTY = new Uint8Array();
/** The host does not have the file. */
const ABSENT: ReadonlySet<number> = new Set([404, 410]);
const TIMEOUT = 60_000;
/** Milliseconds that connecting may take: through Tor it takes longer than directly. */
const CONNECT_TIMEOUT = 30_000;
/** Bytes in a millisecond: half of what a line of a telephone brought. */
const LEAST_RATE = 2;
/** Milliseconds before the second, third, … attempt, if the host does not ask for more. */
const BACK_OFF = [500, 1000, 2000, 4000];
/** A host that has too much to do gets so many times as long. */
const BUSY_FACTOR = 4;
/** The longest wait that a host may ask for, in milliseconds. */
const LONGEST_WAIT = 60_000;
/** Failures in a row, of different files, after which the host is not asked again. */
const MOST_FAILURES = 20;

/** Asks a host for files, again after failures in passing: a dropped connection, 429, 5xx. Meanwhile all requests wait. */
export class PatientFetcher {
  private readonly request = {
    headers: { "user-agent": `newsmirror/${readProgram().version}`, "accept-encoding": "gzip, br" },
    isRead: (status: number) => (status >= 200 && status < 300) || ABSENT.has(status),
  };
  private readonly local = new Agent();
  private readonly connections = new Connections(() => true, CONNECT_TIMEOUT, null);
  private pause: Promise<unknown> = Promise.resolve();
  private failuresInRow = 0;

  /** @param timeout milliseconds after which a host that sends nothing is taken to be silent */
  constructor(
    private readonly wait: Wait = sleep,
    private readonly timeout = TIMEOUT,
  ) {}

  /**
   * Requests a file, without redirects. Never throws because of what the host does.
   * @param limit the most bytes to read
   * @throws BuildError if the address of the proxy for it cannot be used
   */
  async get(url: URL, limit: number): Promise<Fetched> {
    if (this.failuresInRow >= MOST_FAILURES)
      return { kind: "failed", reason: "the host was not asked, because it stopped answering" };
    const options = {
      ...this.request,
      dispatcher: this.dispatcherFor(url),
      timeout: this.timeout,
      leastRate: LEAST_RATE,
      mostBytes: limit,
    };
    let last: Failure = { kind: "failed", reason: "", isLasting: false };
    for (const wait of [0, ...BACK_OFF]) {
      if (wait > 0) this.pause = this.wait(timeBefore(wait, last));
      await this.pause;
      const answer = await requestOnce(url, options);
      if (answer.kind !== "failed" || answer.isTooLong) {
        this.failuresInRow = 0;
        return answer.kind === "failed" ? tooLong(answer) : answer;
      }
      last = answer;
      if (!mayPass(answer) || answer.isSlow) break;
    }
    // A refusal is an answer.
    this.failuresInRow = mayPass(last) ? this.failuresInRow + 1 : 0;
    return { kind: "failed", reason: last.reason };
  }

  /** A proxy does not reach this machine, and browsers do not ask one for it either. */
  private dispatcherFor(url: URL): Dispatcher {
    return LOCAL_HOST.test(url.hostname) ? this.local : this.connections.for(url);
  }
}

const LOCAL_HOST = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/;

/** A page that says “not found” may be longer than the file. */
const tooLong = ({ status = 0 }: Failure): Fetched =>
  ABSENT.has(status) ? { kind: "content", status, bytes: EMPTY } : { kind: "too-long" };

const timeBefore = (wait: number, { status, askedWait = 0 }: Failure): number =>
  Math.max(status === 429 || status === 503 ? wait * BUSY_FACTOR : wait, Math.min(askedWait, LONGEST_WAIT));

/** Faults of the network that stay: there is no such name, or its certificate is not valid. */
const LASTING =
  /^(?:ENOTFOUND|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|ERR_INVALID|HOSTNAME_MISMATCH)/;

/** Tells whether another attempt may not fail in the same way. */
const mayPass = ({ isLasting, code = "" }: Failure): boolean => !isLasting && !LASTING.test(code);

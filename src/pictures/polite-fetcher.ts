import type { Connections } from "../lib/http/connections.js";
import { type MayConnect, refusalOf } from "../lib/http/public-address.js";
import { type Answer, type Failure, type RequestOptions, requestOnce } from "../lib/http/request-once.js";
import { getOrAdd } from "../lib/memoize.js";
import { present } from "../lib/present.js";
import { Host, type HostFailure } from "./host.js";
import { HEAD_BYTES, refusedType } from "./picture-type.js";
import { MOST_ROBOTS_BYTES, type RobotsRules, robotsRules } from "./robots-rules.js";

/** The result of asking for a picture. */
export type Fetched =
  | { readonly kind: "content"; readonly bytes: Uint8Array }
  | Failure
  /** The host is given up, so the picture was not asked for. */
  | { readonly kind: "unasked"; readonly reason: string };

/** How politely hosts are asked. Times in milliseconds. */
interface FetchOptions {
  readonly userAgent: string;
  /** From the start of one request to the start of the next one to the same host. */
  readonly interval: number;
  readonly timeout: number;
  readonly mayConnect: MayConnect;
  /** Ends all requests. */
  readonly signal: AbortSignal;
}

/** The largest file that is read, in bytes. */
const MOST_BYTES = 25_000_000;
const MOST_REDIRECTS = 5;
/** Intervals before the second and the third attempt, if the host does not ask for more. */
const BACK_OFF = [2, 8];
/** A host that has too much to do gets so many times as long. */
const BUSY_FACTOR = 4;
/** The longest wait that a host may ask for, in milliseconds. A host that asks for more is given up for this run. */
const LONGEST_WAIT = 120_000;

/** A host that sends little by little may take so many times as long as one that sends nothing. */
const SLOWEST = 5;

type Wanted = Pick<RequestOptions, "mostBytes" | "headBytes" | "refuse"> & { readonly accept: string };
const PICTURE: Wanted = {
  mostBytes: MOST_BYTES,
  accept: "image/*",
  headBytes: HEAD_BYTES,
  refuse: refusedType,
};
const ROBOTS: Wanted = { mostBytes: MOST_ROBOTS_BYTES, accept: "text/plain" };

/** Fetches pictures from many hosts: from each one at a time, as its `robots.txt` allows it. */
export class PoliteFetcher {
  private readonly hosts = new Map<string, Host>();
  private readonly robots = new Map<string, Promise<RobotsRules | undefined>>();
  /** Bytes of all pictures that came. */
  received = 0;

  constructor(
    private readonly connections: Connections,
    private readonly options: FetchOptions,
  ) {}

  /** Fetches one picture, after at most 5 redirects, whatever a host does. @throws Error if the signal ends the request */
  async get(address: string): Promise<Fetched> {
    if (!URL.canParse(address)) return lasting("it is not an address");
    const fetched = await this.follow(new URL(address), (url) => this.getAllowed(url));
    if (fetched.kind === "content") this.received += fetched.bytes.length;
    return fetched.kind === "redirect"
      ? lasting("the host sends from one address to the next without end")
      : fetched;
  }

  /** Yields the hosts that were given up in this run. */
  *failures(): Generator<readonly [host: string, HostFailure]> {
    for (const [name, { failure }] of this.hosts) if (failure) yield [name, failure];
  }

  /** Returns the last redirect if there are too many. */
  private async follow<Other>(
    start: URL,
    ask: (url: URL) => Promise<Answer | Other>,
  ): Promise<Answer | Other> {
    let url = start;
    for (let redirects = 0; ; redirects++) {
      const refusal = refusalOf(url, this.options.mayConnect);
      if (refusal !== undefined) return lasting(refusal);
      const answer = await ask(url);
      if (!isRedirect(answer) || redirects === MOST_REDIRECTS) return answer;
      if (!URL.canParse(answer.location, url.href)) return lasting(`the host sends to ${answer.location}`);
      url = new URL(answer.location, url);
    }
  }

  private async getAllowed(url: URL): Promise<Answer | Fetched> {
    const host = this.hostOf(url);
    if (host.failure) return unasked(url, host.failure);
    const rules = await this.rulesOf(url, host);
    if (!rules) return unasked(url, host.failure ?? { reason: "its robots.txt cannot be read" });
    if (!rules.allows(url)) return lasting("the host's robots.txt does not allow it");
    return this.ask(url, PICTURE);
  }

  private hostOf({ host: name }: URL): Host {
    const { interval, signal } = this.options;
    return getOrAdd(this.hosts, name, () => new Host(interval, signal));
  }

  /** Returns what the host allows; undefined if it gives no answer. It is then given up. */
  private async rulesOf({ origin }: URL, host: Host): Promise<RobotsRules | undefined> {
    return getOrAdd(this.robots, origin, () => this.askRules(new URL("/robots.txt", origin), host));
  }

  private async askRules(url: URL, host: Host): Promise<RobotsRules | undefined> {
    const answer = await this.follow(url, (next) => this.ask(next, ROBOTS));
    const rules = robotsRules(url, answer);
    if (rules) host.slowDown(rules.delay);
    else if (answer.kind === "failed") {
      const { reason, askedWait } = answer;
      host.giveUp({ reason: `robots.txt: ${reason}`, ...present({ askedWait }) });
    }
    return rules;
  }

  /** Asks a host up to three times for a file. */
  private async ask(url: URL, wanted: Wanted): Promise<Answer> {
    const host = this.hostOf(url);
    const options = this.requestOptions(url, wanted);
    for (const wait of [...BACK_OFF, undefined]) {
      const answer = await host.run(() => requestOnce(url, options));
      if (answer.kind !== "failed" || answer.isLasting) {
        host.succeed();
        return answer;
      }
      const { askedWait = 0 } = answer;
      if (askedWait > LONGEST_WAIT) host.giveUp({ reason: answer.reason, askedWait });
      if (wait === undefined || answer.isSlow || host.failure) {
        host.fail(answer.reason);
        return answer;
      }
      host.rest(Math.max(this.timeBefore(wait, answer), askedWait));
    }
    throw new Error("the last attempt returns");
  }

  private requestOptions(url: URL, { accept, ...wanted }: Wanted): RequestOptions {
    const { userAgent, timeout, signal } = this.options;
    return {
      ...wanted,
      dispatcher: this.connections.for(url),
      headers: { "user-agent": userAgent, accept, "accept-encoding": "identity" },
      timeout,
      deadline: timeout * SLOWEST,
      trustsLength: true,
      isRead: (status) => status === 200,
      signal,
    };
  }

  private timeBefore(intervals: number, { status }: Failure): number {
    const isBusy = status === 429 || status === 503;
    return intervals * this.options.interval * (isBusy ? BUSY_FACTOR : 1);
  }
}

const lasting = (reason: string): Failure => ({ kind: "failed", reason, isLasting: true });

const unasked = ({ host }: URL, { reason }: HostFailure): Fetched => ({
  kind: "unasked",
  reason: `${host} was given up: ${reason}`,
});

function isRedirect<Other>(answer: Answer | Other): answer is Extract<Answer, { kind: "redirect" }> {
  return (answer as Answer).kind === "redirect";
}

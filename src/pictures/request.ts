import { type Dispatcher, request } from "undici";
import { askedWait, innermostError, isPassing, networkReason } from "../lib/network-faults.js";
import { present } from "../lib/present.js";
import { PrivateAddressError } from "./public-address.js";

/** What a host answers to one request. */
export type Answer =
  | { readonly kind: "content"; readonly bytes: Uint8Array }
  | { readonly kind: "redirect"; readonly location: string }
  | Failure;

export interface Failure {
  readonly kind: "failed";
  readonly reason: string;
  /** Whether the next attempt would fail in the same way. */
  readonly isLasting: boolean;
  /** Whether the host had all the time that it gets. Another attempt would take as long. */
  readonly isSlow?: boolean;
  readonly status?: number;
  /** Milliseconds for which the host asks to be left alone. */
  readonly askedWait?: number;
}

/** How one file is asked for. */
export interface RequestOptions {
  readonly userAgent: string;
  readonly accept: string;
  /** Milliseconds after which a host that sends nothing is taken to be silent. */
  readonly timeout: number;
  /** The largest number of bytes that are read. */
  readonly mostBytes: number;
  /** Bytes at the beginning that `refuse` needs. */
  readonly headBytes: number;
  /** Returns why a file is not wanted, by its first bytes; undefined if it is wanted. */
  readonly refuse: (head: Uint8Array) => string | undefined;
  /** Ends the request. */
  readonly signal: AbortSignal;
}

/** A host that sends little by little may take so many times as long as one that sends nothing. */
const SLOWEST = 5;

/** Asks for one file once, without redirects. @throws Error if the signal ends the request, or the program is at fault */
export async function requestOnce(
  url: URL,
  dispatcher: Dispatcher,
  options: RequestOptions,
): Promise<Answer> {
  const { timeout, signal } = options;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), timeout);
  const deadline = setTimeout(() => silence.abort(), timeout * SLOWEST);
  try {
    const response = await request(url, {
      dispatcher,
      headers: { "user-agent": options.userAgent, accept: options.accept, "accept-encoding": "identity" },
      // The timers of this function are finer.
      headersTimeout: 0,
      bodyTimeout: 0,
      signal: AbortSignal.any([signal, silence.signal]),
    });
    return await answerOf(response, options, timer);
  } catch (error) {
    signal.throwIfAborted();
    if (silence.signal.aborted) return { ...failed("the host does not answer, or too slowly"), isSlow: true };
    return failureOf(error);
  } finally {
    clearTimeout(timer);
    clearTimeout(deadline);
  }
}

const failed = (reason: string, isLasting = false): Failure => ({ kind: "failed", reason, isLasting });

async function answerOf(
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  options: RequestOptions,
  timer: NodeJS.Timeout,
): Promise<Answer> {
  if (status === 200) return readBody(body, Number(headers["content-length"] ?? 0), options, timer);
  // An error page may be endless. The connection is given up.
  body.on("error", () => {}).destroy();
  const location = headers.location;
  if (status >= 300 && status < 400 && typeof location === "string") return { kind: "redirect", location };
  const failure = failed(`the host answers ${status}`, !isPassing(status));
  return { ...failure, status, ...present({ askedWait: waitIn(headers) }) };
}

/** Every piece that comes begins the wait for the next one. */
async function readBody(
  body: Dispatcher.ResponseData["body"],
  stated: number,
  { mostBytes, headBytes, refuse }: RequestOptions,
  timer: NodeJS.Timeout,
): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isLookedAt = false;
  const refusal = (): Failure | undefined => {
    if (Math.max(size, stated) > mostBytes)
      return failed(`it has more than ${(mostBytes / 1e6).toFixed(0)} MB`, true);
    if (isLookedAt || size < headBytes) return undefined;
    isLookedAt = true;
    const reason = refuse(Buffer.concat(chunks).subarray(0, headBytes));
    return reason === undefined ? undefined : failed(reason, true);
  };
  // Leaving the loop ends the connection.
  for await (const chunk of body) {
    timer.refresh();
    chunks.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).length;
    const refused = refusal();
    if (refused) return refused;
  }
  const bytes = Buffer.concat(chunks);
  const reason = isLookedAt ? undefined : refuse(bytes.subarray(0, headBytes));
  return reason === undefined ? { kind: "content", bytes } : failed(reason, true);
}

function waitIn({ "retry-after": retryAfter, date }: Dispatcher.ResponseData["headers"]): number | undefined {
  return typeof retryAfter === "string" ? askedWait(retryAfter, date?.toString()) : undefined;
}

/** @throws the error itself if it is a fault of the program */
function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) throw error;
  const cause = innermostError(error);
  if (cause instanceof PrivateAddressError) return failed(cause.message, true);
  const { code = "", message } = cause;
  // What the network and what undici report has a code, a proxy's refusal has a name.
  if (code === "" && !/socks|proxy|request/i.test(`${cause.name} ${message}`)) throw error;
  return failed(networkReason(cause));
}

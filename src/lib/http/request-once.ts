import { pipeline, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { type Dispatcher, request } from "undici";
import { present } from "../present.js";
import { askedWait, innermostError, isPassing, networkReason } from "./network-faults.js";

/** What a host answers to one request. */
export type Answer =
  | { readonly kind: "content"; readonly status: number; readonly bytes: Uint8Array }
  | { readonly kind: "redirect"; readonly location: string }
  | Failure;

export interface Failure {
  readonly kind: "failed";
  readonly reason: string;
  /** Whether the next attempt would fail in the same way. */
  readonly isLasting: boolean;
  /** Whether the host had all the time that it gets. Another attempt would take as long. */
  readonly isSlow?: boolean;
  /** Whether there are more bytes than are read. */
  readonly isTooLong?: boolean;
  readonly status?: number;
  /** The code of an error of the network. */
  readonly code?: string;
  /** Milliseconds for which the host asks to be left alone. */
  readonly askedWait?: number;
}

/** How one file is asked for. */
export interface RequestOptions {
  readonly dispatcher: Dispatcher;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds after which a host that sends nothing is taken to be silent. */
  readonly timeout: number;
  /** Milliseconds that the whole file may take. Without it, a host may send little by little for ever. */
  readonly deadline?: number;
  /** Bytes in a millisecond. A host that sends fewer after the first `timeout` is too slow. */
  readonly leastRate?: number;
  /** The largest number of bytes that are read. */
  readonly mostBytes: number;
  /** Whether a file is too long that the host says to be, so that none of it is read. */
  readonly trustsLength?: boolean;
  /** Tells whether the body of an answer with a status of HTTP is read. */
  readonly isRead: (status: number) => boolean;
  /** Bytes at the beginning that `refuse` needs. */
  readonly headBytes?: number;
  /** Returns why a file is not wanted, by its first bytes; undefined if it is wanted. */
  readonly refuse?: (head: Uint8Array) => string | undefined;
  readonly signal?: AbortSignal;
}

/** Thrown while connecting, where no connection may ever be made. Its message says why. */
export class ForbiddenConnectionError extends Error {}

/** Asks for one file once, without redirects. @throws Error if the signal ends the request, or the program is at fault */
export async function requestOnce(url: URL, options: RequestOptions): Promise<Answer> {
  const { dispatcher, headers, timeout, deadline, leastRate, signal } = options;
  const start = performance.now();
  const silence = new AbortController();
  const timers = [timeout, ...(deadline === undefined ? [] : [deadline])].map((milliseconds) =>
    setTimeout(() => silence.abort(), milliseconds),
  );
  try {
    const response = await request(url, {
      dispatcher,
      headers,
      // The timers of this function are finer.
      headersTimeout: 0,
      bodyTimeout: 0,
      signal: AbortSignal.any([...(signal ? [signal] : []), silence.signal]),
    });
    return await answerOf(response, options, (size) => {
      timers[0]?.refresh();
      if (leastRate && performance.now() - start > timeout + size / leastRate) silence.abort();
    });
  } catch (error) {
    signal?.throwIfAborted();
    if (silence.signal.aborted) return { ...failed("the host does not answer, or too slowly"), isSlow: true };
    return failureOf(error);
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

const failed = (reason: string, isLasting = false): Failure => ({ kind: "failed", reason, isLasting });

async function answerOf(
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  options: RequestOptions,
  onPiece: (size: number) => void,
): Promise<Answer> {
  const isRead = options.isRead(status);
  const isTooLong = isRead && options.trustsLength && statedLength(headers) > options.mostBytes;
  if (isRead && !isTooLong) {
    const read = await readBody(decoded(body, headers), options, onPiece);
    return "kind" in read ? { ...read, status } : { kind: "content", status, bytes: read };
  }
  // What is not read may be endless. The connection is given up.
  body.on("error", () => {}).destroy();
  if (isTooLong) return { ...tooLong(options), status };
  const location = headers.location;
  if (status >= 300 && status < 400 && typeof location === "string") return { kind: "redirect", location };
  const failure = failed(`the host answers ${status}`, !isPassing(status));
  return { ...failure, status, ...present({ askedWait: waitIn(headers) }) };
}

/** Returns the bytes that a host says to send; 0 where it does not say how many they are without compression. */
const statedLength = (headers: Dispatcher.ResponseData["headers"]): number =>
  headers["content-encoding"] ? 0 : Number(headers["content-length"] ?? 0);

/** Returns what a host has compressed, also one that was asked not to. */
function decoded(body: Readable, headers: Dispatcher.ResponseData["headers"]): Readable {
  const coding = String(headers["content-encoding"] ?? "").toLowerCase();
  const decoder = /^(?:x-)?gzip$/.test(coding)
    ? createGunzip()
    : coding === "br"
      ? createBrotliDecompress()
      : coding === "deflate"
        ? createInflate()
        : undefined;
  // An error of the body ends the decoder, and whoever reads gets it from there.
  return decoder ? pipeline(body, decoder, () => {}) : body;
}

/** Every piece that comes begins the wait for the next one. @param onPiece receives how many bytes came so far */
async function readBody(
  body: Readable,
  options: RequestOptions,
  onPiece: (size: number) => void,
): Promise<Uint8Array | Failure> {
  const { mostBytes, headBytes = 0, refuse = () => undefined } = options;
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isLookedAt = false;
  const refusal = (): Failure | undefined => {
    isLookedAt = true;
    const reason = refuse(Buffer.concat(chunks).subarray(0, headBytes));
    return reason === undefined ? undefined : failed(reason, true);
  };
  // Leaving the loop ends the connection.
  for await (const chunk of body) {
    chunks.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).length;
    onPiece(size);
    if (size > mostBytes) return tooLong(options);
    const refused = !isLookedAt && size >= headBytes ? refusal() : undefined;
    if (refused) return refused;
  }
  return (isLookedAt ? undefined : refusal()) ?? Buffer.concat(chunks);
}

const tooLong = ({ mostBytes }: RequestOptions): Failure => ({
  ...failed(`it has more than ${(mostBytes / 1e6).toFixed(0)} MB`, true),
  isTooLong: true,
});

function waitIn({ "retry-after": retryAfter, date }: Dispatcher.ResponseData["headers"]): number | undefined {
  return typeof retryAfter === "string" ? askedWait(retryAfter, date?.toString()) : undefined;
}

/** @throws the error itself if it is a fault of the program */
function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) throw error;
  const cause = innermostError(error);
  if (cause instanceof ForbiddenConnectionError) return failed(cause.message, true);
  const { code = "", message } = cause;
  // What the network and what undici report has a code; a proxy's refusal, and an answer that is not HTTP, have a name.
  if (code === "" && !/socks|proxy|request|HTTPParser/i.test(`${cause.name} ${message}`)) throw error;
  return { ...failed(networkReason(cause)), code };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: "there is no host of this name",
  EAI_AGAIN: "the name of the host cannot be looked up: is this machine connected?",
  ECONNREFUSED: "the host refuses the connection",
  ECONNRESET: "the connection was cut",
  UND_ERR_SOCKET: "the connection was cut",
  ETIMEDOUT: "the host does not answer",
  UND_ERR_CONNECT_TIMEOUT: "the host does not answer",
  EHOSTUNREACH: "there is no way to the host",
  ENETUNREACH: "there is no way to the host",
  CERT_HAS_EXPIRED: "the host's certificate has expired",
};

/** Statuses of HTTP below 500 after which a request may be repeated. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

/** Tells whether a request may succeed if it is repeated. @param status of HTTP, not one of success */
export const isPassing = (status: number): boolean => PASSING.has(status) || status >= 500;

/** Returns the error at the bottom of another one. A host with several addresses fails with an error for each of them. */
export function innermostError(error: Error): NodeJS.ErrnoException {
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return inner instanceof Error ? innermostError(inner) : error;
}

/** Returns in words why a request failed, with the code of the error. @param error of the network */
export function networkReason({ code = "", message }: NodeJS.ErrnoException): string {
  const reason = REASONS[code] ?? (message || code);
  return code && !reason.includes(code) ? `${reason} (${code})` : reason;
}

/** Returns the milliseconds that a host asks to wait by its headers `Retry-After` and `Date`; undefined if none. */
export function askedWait(retryAfter: string | undefined, date: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  const milliseconds = /^\s*\d+\s*$/.test(retryAfter)
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter) - Date.parse(date ?? "");
  return Number.isFinite(milliseconds) ? Math.max(milliseconds, 0) : undefined;
}

import { isOnion } from "../../lib/http/public-address.js";
import { type Answer, type CopySource, spellingsOf } from "./copy-source.js";
import { PatientFetcher, type Wait } from "./patient-fetcher.js";

/** Redirects in a row before the host is taken to lead in a circle. */
const MOST_REDIRECTS = 5;

/**
 * Returns a copy on the web. A host may send to other addresses of its own, as Cloudflare Pages sends `x.html` to `x`.
 * @param address the folder that holds the site, with or without a slash at its end
 * @param wait what passes time between two attempts; tests need not wait
 * @param timeout milliseconds after which a host that sends nothing is taken to be silent
 */
export function webCopy(address: string, wait?: Wait, timeout?: number): CopySource {
  const base = new URL(address.endsWith("/") ? address : `${address}/`);
  const fetcher = new PatientFetcher(wait, timeout);
  return {
    name: base.host,
    hint: hintFor(base),
    async read(path, limit) {
      const answers: Answer[] = [];
      for (const spelling of spellingsOf(path)) {
        const answer = await readAddress(fetcher, addressOf(spelling, base), limit);
        if (answer.kind !== "missing") return answer;
        answers.push(answer);
      }
      return answers[0] as Answer;
    },
    list: async () => undefined,
  };
}

const hintFor = (address: URL): string =>
  isOnion(address)
    ? "this is an onion address: start Tor and set ALL_PROXY=socks5h://127.0.0.1:9050 (Tor Browser: 9150)"
    : "look whether the address opens in a browser; try again later, or download the copy and name its folder";

const addressOf = (path: string, base: URL): URL =>
  new URL(path.split("/").map(encodeURIComponent).join("/"), base);

async function readAddress(fetcher: PatientFetcher, start: URL, limit: number): Promise<Answer> {
  let url = start;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const answer = await fetcher.get(url, limit);
    if (answer.kind === "failed") return { kind: "unanswered", reason: answer.reason };
    if (answer.kind === "too-long") return answer;
    if (answer.kind === "content") return contentOf(answer, url, start);
    const next = URL.canParse(answer.location, url.href) ? new URL(answer.location, url) : undefined;
    if (!next || !isSameHost(next, start))
      return { kind: "missing", reason: `the host sends to ${answer.location}` };
    url = next;
  }
  return { kind: "missing", reason: "the host sends from one address to the next without end" };
}

/** A host that serves the “not found” page by its own address may still call it missing. */
function contentOf(
  { status, bytes }: { readonly status: number; readonly bytes: Uint8Array },
  url: URL,
  start: URL,
): Answer {
  const isFound = status < 400 || /\/404(?:\.html)?$/.test(start.pathname);
  if (!isFound) return { kind: "missing", reason: `the host answers ${status}` };
  return { kind: "content", bytes, ...(url === start ? {} : { sentTo: url.href }) };
}

/** A host may send readers from http to https. */
const isSameHost = (next: URL, start: URL): boolean =>
  next.origin === start.origin ||
  (next.protocol === "https:" &&
    start.protocol === "http:" &&
    next.hostname === start.hostname &&
    !next.port &&
    !start.port);

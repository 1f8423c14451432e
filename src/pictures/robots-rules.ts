import robotsParserModule from "robots-parser";
import type { Answer } from "../lib/http/request-once.js";

/** What a host's `robots.txt` asks of this program. */
export interface RobotsRules {
  allows(url: URL): boolean;
  /** Milliseconds between two requests; 0 if the host asks for none. */
  readonly delay: number;
}

/** The name under which `robots.txt` can speak of this program. */
const ROBOT_NAME = "newsmirror";
/** Bytes of a `robots.txt` that have to be read (RFC 9309). */
export const MOST_ROBOTS_BYTES = 512_000;
/** The longest delay that is kept, in milliseconds. */
const LONGEST_DELAY = 60_000;

const ALLOWS_ALL: RobotsRules = { allows: () => true, delay: 0 };

// The types of the package are those of a module, its code is CommonJS.
const robotsParser = robotsParserModule as unknown as typeof robotsParserModule.default;

/**
 * Returns the rules in an answer to the question for `robots.txt`; undefined if the host gave no answer. In this case
 * nothing may be fetched (RFC 9309). A host that has no such file, or refuses to show it, allows everything.
 */
export function robotsRules(url: URL, answer: Answer): RobotsRules | undefined {
  if (answer.kind === "failed") return answer.isLasting ? ALLOWS_ALL : undefined;
  if (answer.kind === "redirect") return ALLOWS_ALL;
  const robots = robotsParser(url.href, Buffer.from(answer.bytes).toString());
  const delay = Math.min((robots.getCrawlDelay(ROBOT_NAME) ?? 0) * 1000, LONGEST_DELAY);
  return { allows: ({ href }) => robots.isAllowed(href, ROBOT_NAME) ?? true, delay };
}

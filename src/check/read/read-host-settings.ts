import type { FileContent } from "./read-content.js";
import type { WrittenAddress } from "./site-file.js";

/** What names a host by itself, in any line. */
const WITH_HOST = /(?:\b[a-z][a-z0-9+.-]*:|(?<![\w:/.]))(?:\/\/|\/\\)[^\s"'<>,;|]+/gi;
/** A directive of a content security policy, and its sources. */
const DIRECTIVE = /\b(?:[a-z]+-src(?:-elem|-attr)?|report-uri|form-action|frame-ancestors)[ \t]+([^;"]+)/gi;
const SOURCE = /(?<=^|\s)(?:\*|(?:https?|wss?):|[\w*-]+(?:\.[\w*-]+)+(?::\d+)?(?:\/\S*)?)(?=$|\s)/g;
/** Comments, conditions, the origins that may read a file, and the names of schemas lead nobody anywhere. */
const IDLE =
  /^\s*(?:[#;].*|\/\/.*|RewriteCond\b.*|from\s*=.*)|\bAccess-Control-.*|"\$schema"\s*:\s*"[^"]*"|\bxmlns(?::\w+)?="[^"]*"/gi;
/** Apache's names of the host that is asked, perhaps as a group of a condition. */
const SAME_HOST = /^https?:\/\/(?:www\.)?%(?:\{(?:HTTP_HOST|SERVER_NAME)\}|\d)/i;

/**
 * Finds the addresses with a host in a file that tells a host what to do: redirects, proxies and headers. The sources of a policy
 * count as addresses. Each is shown with its line. The first word of a line in a list of redirects is what is asked for.
 */
export function readHostSettings(text: string, path: string): FileContent {
  const addresses = text.split("\n").flatMap((written, index) => {
    const line = written.replaceAll("\\/", "/").replace(IDLE, "");
    const read = path === "_redirects" ? line.replace(/^\s*\S+|\s#.*/g, "") : line;
    const sources = [...read.matchAll(DIRECTIVE)].flatMap(([, list = ""]) => list.match(SOURCE) ?? []);
    const values = [
      ...(read.match(WITH_HOST) ?? []).filter((value) => !SAME_HOST.test(value)).map(asHttp),
      ...sources.map((source) => `//${source.replace(/^\w+:$/, "*")}`),
    ];
    const shown = `line ${index + 1}: ${written.trim().slice(0, 120)}`;
    return values.map((value): WrittenAddress => ({ value, use: "mention", shown }));
  });
  return { addresses };
}

/** Returns an address of another scheme, such as `wss`, as one with a host alone. */
const asHttp = (value: string): string => value.replace(/^(?!https?:)[a-z][a-z0-9+.-]*:/i, "");

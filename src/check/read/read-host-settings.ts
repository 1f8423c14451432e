import type { FileContent, WrittenAddress } from "./site-file.js";

/** What names a host by itself, in any line. */
const WITH_HOST =
  /(?:(?:\b[a-z][a-z0-9+.-]*:|(?<![\w:/.]))(?:\/\/|\/\\)|(?<!\{)\bhttps?:|(?<=[\s="'])\\\\(?=[\w-]+\.))[^\s"'<>,;|]+/gi;
/** A directive of a content security policy, and its sources. */
const DIRECTIVE = /\b(?:[a-z]+-src(?:-elem|-attr)?|report-uri|form-action|frame-ancestors)[ \t]+([^;"]+)/gi;
const SOURCE = /(?<=^|\s)(?:\*|(?:https?|wss?):|[\w*-]+(?:\.[\w*-]+)+(?::\d+)?(?:\/\S*)?)(?=$|\s)/g;
/** Comments, conditions, the origins that may read a file, the names of schemas, and a mark that browsers pass over. */
const IDLE =
  /^\s*(?:[#;].*|\/\/.*|RewriteCond\b.*|from\s*=.*)|\bAccess-Control-[\w-]+["']?(?:\s*[:=]|,?\s*"?value"?\s*[:=]|\s)\s*(?:"[^"]*"|'[^']*'|[^"'\n]*)|"\$schema"\s*:\s*"[^"]*"|\bxmlns(?::\w+)?="[^"]*"|\ufeff/gi;
/** What is asked for leads nobody anywhere: the first word of a redirect, and the line above some headers. */
const ASKED_FOR: ReadonlyMap<string, RegExp> = new Map([
  ["_redirects", /^\s*\S+|\s#.*/g],
  ["_headers", /^\s*(?:https?:\/)?\/\S*$/gi],
]);
/** A character by its number, in JSON, TOML and XML. */
const BY_NUMBER = /\\u([0-9a-f]{4})|&#x([0-9a-f]{1,6});|&#(\d{1,7});/gi;
/** Apache's names of the host that is asked, perhaps as a group of a condition. */
const SAME_HOST =
  /^https?:\/\/(?:www\.)?%(?:\{(?:HTTP_HOST|SERVER_NAME)\}|\d)(?::\d+)?(?:\/|%\{REQUEST_URI\}|$)/i;

/**
 * Finds the addresses with a host in a file that tells a host what to do: redirects, proxies and headers. The sources of a policy
 * count as addresses. Each is shown with its line.
 */
export function readHostSettings(text: string, path: string): FileContent {
  const askedFor = ASKED_FOR.get(path);
  const addresses = text.split("\n").flatMap((written, index) => {
    const line = plainLine(written);
    const read = askedFor ? line.replace(askedFor, "") : line;
    const sources = [...read.matchAll(DIRECTIVE)].flatMap(([, list = ""]) => list.match(SOURCE) ?? []);
    const values = [
      ...hostsIn(read)
        .filter((value) => !SAME_HOST.test(value))
        .map(asHttp),
      ...sources.map((source) => `//${source.replace(/^\w+:$/, "*")}`),
    ];
    const shown = `line ${index + 1}: ${written.trim().slice(0, 120)}`;
    return values.map((value): WrittenAddress => ({ value, use: "mention", shown }));
  });
  return { addresses };
}

/** Returns the addresses with a host in a line of any text, as a browser reads them. */
export const addressesWithHost = (line: string): string[] => hostsIn(plainLine(line)).map(asHttp);

const hostsIn = (line: string): string[] => line.match(WITH_HOST) ?? [];

/** Returns a line without references and escapes, and without what leads nobody anywhere. */
const plainLine = (written: string): string =>
  written.replace(BY_NUMBER, characterOf).replaceAll("\\/", "/").replace(IDLE, "");

function characterOf(written: string, ofJson?: string, hex?: string, decimal?: string): string {
  const code = decimal === undefined ? Number.parseInt(hex ?? ofJson ?? "", 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : written;
}

/** Returns an address as a browser reads it over the other scheme. One of another scheme, such as `wss`, keeps its host alone. */
const asHttp = (value: string): string =>
  value.replace(/^(https?:)[\\/]*/i, "$1//").replace(/^(?!https?:)[a-z][a-z0-9+.-]*:/i, "");

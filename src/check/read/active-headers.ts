import { parseJson } from "../../lib/if-there.js";
import type { SitePath } from "../../model/names.js";
import { kindOf } from "./read-site-file.js";
import type { FileKind } from "./site-file.js";

/** What browsers take a file for, by the type that a header states. */
const KIND_BY_TYPE: readonly (readonly [type: RegExp, kind: FileKind])[] = [
  [/^text\/html/, "page"],
  [/^image\/svg\+xml/, "svg"],
  [/^application\/xhtml\+xml|^multipart\/|^message\//, "foreign"],
  [/^text\/css/, "stylesheet"],
  [/(?:java|ecma|live|j)script/, "script"],
  [/manifest\+json/, "web-manifest"],
  [/[/+]xml/, "xml"],
];
/** What a link of a header is loaded as, by what it is to the page. */
const KIND_BY_RELATION: readonly (readonly [relation: RegExp, kind: FileKind])[] = [
  [/\bstylesheet\b/, "stylesheet"],
  [/\bmanifest\b/, "web-manifest"],
];
const OTHER_CHARSET = /charset\s*=\s*"?(?!utf-?8\b)/;

/** Whether a header is active, by its name. @param files that it is for */
const HEADERS: Readonly<Record<string, (value: string, files: string) => boolean>> = {
  "speculation-rules": () => true,
  "x-dns-prefetch-control": (value) => !value.startsWith("off"),
  // Browsers then ask the other host for the pages of this one.
  "alt-svc": (value) => /=\s*\\?["']?[\w.-]+:\d/.test(value),
  link: (value) => value.split(/,(?=\s*<)/).some(isOtherLink),
  "content-type": (value, files) => isOtherType(value, files) || OTHER_CHARSET.test(value),
};
/** A header and its value, in a line of any host's settings: `A: b`, `A = "b"`, `set A "b"`, `name="A" value="b"`. */
const HEADER = new RegExp(
  `(?:^|["'\\s])(${Object.keys(HEADERS).join("|")})(?:["']?\\s*[:=]|["']?\\s*value\\s*=|["']?\\s)\\s*(?:"((?:[^"\\\\]|\\\\.)*)|'([^']*)|(.*))`,
  "g",
);
/** What names the files that headers are for: a line of a `_headers`, a section of Apache, and a field of Netlify. */
const FILES = /^(\/\S*|https?:\S*)$|^<files(?:match)?\s+~?\s*"?([^">]*)|^for\s*=\s*["']([^"']*)|^<\/files()/;
/** A type of the files with some endings, in Apache and in XML. */
const TYPE_OF_ENDINGS =
  /^addtype\s+"?([\w+./-]+)"?\s+(.+)|fileextension="([^"]*)"\s+mimetype="([^"]*)|mimetype="([^"]*)"\s+fileextension="([^"]*)/g;
/** A type of all files around, in Apache. */
const FORCED_TYPE = /^(?:force|default)type\s+"?([\w+./-]+)|^rewriterule\b.*[[,]t(?:ype)?=([\w+./-]+)/;
/** What makes Apache and IIS run a file, and names another character set. */
const DIRECTIVE =
  /^(?:(?:add|set)handler\s+(?!none\b|default-handler)|(?:add|set)outputfilter\b.*\bincludes\b|options\b.*(?<!-)\b(?:includes|execcgi)\b|action\s|xbithack\s+(?!off)|php_(?:admin_)?(?:value|flag)\s|add(?:default)?charset\s+"?(?!utf-?8\b|o(?:n|ff)\b))|<add\b(?=[^<>]{0,500}?\bpath=)[^<>]{0,500}?\b(?:type|scriptprocessor|modules)=/;

/** Yields what in a host's settings has a browser load or run what no rule looks into, or ask another host, with its line. */
export function* activeHeaders(text: string): Generator<string> {
  const json = parseJson(text);
  if (json !== undefined) return yield* activeFields(json);
  let files = "";
  // A tag of XML may be on several lines, and so may a directive of Apache.
  const joined = text.replace(/<[^<>]*>|^(?:.*\\\r?\n)+.*/gm, (part) => {
    const lines = part.split(/\\?\r?\n/);
    return lines.join(" ") + "\n".repeat(lines.length - 1);
  });
  for (const [index, written] of joined.split("\n").entries()) {
    const line = written.trim();
    const plain = line.toLowerCase().replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    if (/^#|^<!--.*-->$/.test(plain)) continue;
    files =
      FILES.exec(plain)
        ?.slice(1)
        .find((name) => name !== undefined) ?? files;
    if (isActive(plain, files)) yield `line ${index + 1}: ${line.slice(0, 120)}`;
  }
}

function isActive(line: string, files: string): boolean {
  if (DIRECTIVE.test(line)) return true;
  for (const [, name = "", ...values] of line.matchAll(HEADER))
    if (HEADERS[name]?.(values.find((value) => value !== undefined) ?? "", files)) return true;
  for (const [, added = "", endings, ...pairs] of line.matchAll(TYPE_OF_ENDINGS)) {
    const [ending = "", type = ""] = pairs[0] === undefined ? [pairs[3], pairs[2]] : pairs;
    const all = endings === undefined ? [ending] : endings.split(/[\s"']+/).filter(Boolean);
    if (all.some((one) => isOtherType(added || type, one.replace(/^\.?/, ".")))) return true;
  }
  const [, forced, byRule] = FORCED_TYPE.exec(line) ?? [];
  return isOtherType(forced ?? byRule ?? "", files);
}

/** Yields the active headers in settings in JSON. The function does not call itself: the depth has no limit. */
function* activeFields(json: unknown): Generator<string> {
  const rest: [value: unknown, files: string][] = [[json, ""]];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [value, around] = next;
    if (typeof value !== "object" || value === null) continue;
    const fields = Object.entries(value).map(([name, inner]) => [name.toLowerCase(), inner] as const);
    const { source, glob, route, key, value: ofKey } = Object.fromEntries(fields) as Record<string, unknown>;
    const files = String(source ?? glob ?? route ?? around).toLowerCase();
    for (const [name, inner] of [...fields, [String(key).toLowerCase(), ofKey] as const]) {
      if (typeof inner !== "string") rest.push([inner, files]);
      else if (
        HEADERS[name]?.(inner.toLowerCase(), files) ||
        (name.startsWith(".") && isOtherType(inner.toLowerCase(), name))
      )
        yield `"${name}": "${inner.slice(0, 120)}"`;
    }
  }
}

function isOtherLink(link: string): boolean {
  const [, file = "", rest = ""] = /<([^>?#]*)[^>]*>(.*)/.exec(link) ?? [];
  return KIND_BY_RELATION.some(
    ([relation, kind]) => relation.test(rest) && kindOf(file as SitePath) !== kind,
  );
}

/** The page of a folder is its `index.html`. @param files a path, or a pattern that ends like the names of the files */
function isOtherType(type: string, files: string): boolean {
  const kind = KIND_BY_TYPE.find(([pattern]) => pattern.test(type))?.[1];
  if (kind === undefined) return false;
  const endings = /\.[^./]*$/.exec(files)?.[0].match(/\w+/g) ?? [files.endsWith("/") ? "html" : ""];
  return endings.some((ending) => kind === "foreign" || kind !== kindOf(`a.${ending}` as SitePath));
}

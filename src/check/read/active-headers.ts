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
  link: (value) => value.split(/,(?=\s*<)/).some(isOtherLink),
  "content-type": (value, files) => isOtherType(value, files) || OTHER_CHARSET.test(value),
};

/** Yields the headers in a `_headers` that have a browser load or run what no rule looks into, with their lines. */
export function* activeHeaders(text: string): Generator<string> {
  let files = "";
  for (const [index, written] of text.split("\n").entries()) {
    const line = written.trim();
    const [, name = "", value = ""] = /^([\w-]+)\s*:\s*(.*)$/.exec(line.toLowerCase()) ?? [];
    if (/^[^\s#]/.test(written)) files = line;
    else if (HEADERS[name]?.(value, files)) yield `line ${index + 1}: ${line.slice(0, 120)}`;
  }
}

function isOtherLink(link: string): boolean {
  const [, file = "", rest = ""] = /<([^>?#]*)[^>]*>(.*)/.exec(link) ?? [];
  return KIND_BY_RELATION.some(
    ([relation, kind]) => relation.test(rest) && kindOf(file as SitePath) !== kind,
  );
}

/** The page of a folder is its `index.html`. */
function isOtherType(type: string, files: string): boolean {
  const kind = KIND_BY_TYPE.find(([pattern]) => pattern.test(type))?.[1];
  const own = files.endsWith("/") ? "page" : kindOf(files as SitePath);
  return kind === "foreign" || (kind !== undefined && kind !== own);
}

import { parseJson } from "../../lib/if-there.js";
import { addressesWithHost } from "./read-host-settings.js";
import type { FileContent } from "./site-file.js";

/** What names a source map in a script or a stylesheet. One in the file itself leads nowhere. */
const SOURCE_MAP = /\bsourceMappingURL\s*=\s*(?!data:)\S+/g;
/** Parts of a source map that are no addresses. */
const NO_ADDRESSES: readonly string[] = ["mappings", "names", "sourcesContent"];
/** What calendars and address books load: the values of some properties, and another form of any text. */
const LOADED_PROPERTY =
  /^(?:[\w-]+\.)?(?:attach|image|key|logo|photo|sound|source|tzurl)[;:].*|\baltrep=(?:"[^"]*"|[^;:]*)/gim;

/** Finds the name of a source map, which developer tools load. */
export const readSourceMapName = (text: string): FileContent => contentOf(text.match(SOURCE_MAP));

/** Finds the sources that a source map names. A file that is no JSON is none. */
export function readSourceMap(text: string): FileContent {
  // A line before the map keeps it from running as a script.
  const map = parseJson(text.replace(/^\)\]\}.*/, ""));
  if (map === undefined) return {};
  const isLeftOut = (name: string, value: unknown): boolean =>
    NO_ADDRESSES.includes(name) || (typeof value === "string" && !/^\s*(?:https?:|[\\/]{2})/i.test(value));
  return contentOf(
    JSON.stringify(map, (name, value) => (isLeftOut(name, value) ? null : value), 1).split("\n"),
  );
}

/** Finds what a calendar or an address book loads. A line may go on in the next one. */
export const readCalendar = (text: string): FileContent =>
  contentOf(text.replace(/\r?\n[ \t]/g, "").match(LOADED_PROPERTY));

/** Finds what a playlist loads: all addresses in it, but in comments those alone that are marked as such. */
export const readPlaylist = (text: string): FileContent =>
  contentOf(text.replace(/^#.*?(?=\bURI=|$)/gim, "").split("\n"));

const contentOf = (lines: readonly string[] | null): FileContent => ({
  addresses: (lines ?? []).flatMap((line) =>
    addressesWithHost(line).map((value) => ({ value, use: "load", shown: line.trim().slice(0, 120) })),
  ),
});

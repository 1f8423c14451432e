import path from "node:path";
import type { FileDigest } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import { AddressReader } from "./address.js";
import { decodeText } from "./decode-text.js";
import {
  readJsonFile,
  readPageFile,
  readStylesheet,
  readSvgFile,
  readWebManifest,
  readXmlFile,
} from "./read-content.js";
import { readHostSettings } from "./read-host-settings.js";
import { readCalendar, readPlaylist, readSourceMap, readSourceMapName } from "./read-loaded-lines.js";
import type { FileContent, FileKind, SiteFile } from "./site-file.js";

/** The endings of the names of each kind, without their points. */
const ENDINGS: Readonly<Record<FileKind, string>> = {
  page: "html htm",
  svg: "svg",
  xml: "xml atom rss rdf xspf smil",
  stylesheet: "css",
  "web-manifest": "webmanifest",
  json: "json",
  script: "js mjs cjs",
  wasm: "wasm",
  "source-map": "map",
  calendar: "ics ical ifb vcs vcf",
  playlist: "m3u m3u8 pls asx wax wvx wpl ram",
  "host-settings": "",
  foreign:
    "xhtml xht shtml shtm stm mht mhtml webarchive eml msg url lnk scf jnlp hta htc swf svgz xsl xslt chm rtf doc docx docm dot dotx dotm xls xlsx xlsm xlsb ppt pptx pptm pps ppsx ppsm odt ods odp odg kml kmz rdp desktop website library-ms search-ms searchconnector-ms application appref-ms iqy slk theme",
  other: "",
};

const KIND_BY_ENDING: ReadonlyMap<string, FileKind> = new Map(
  (Object.keys(ENDINGS) as FileKind[]).flatMap((kind) =>
    ENDINGS[kind].split(" ").map((ending) => [`.${ending}`, kind] as const),
  ),
);

const READERS: Readonly<Partial<Record<FileKind, (text: string, sitePath: SitePath) => FileContent>>> = {
  page: readPageFile,
  svg: readSvgFile,
  xml: readXmlFile,
  stylesheet: readStylesheet,
  script: readSourceMapName,
  "source-map": readSourceMap,
  calendar: readCalendar,
  playlist: readPlaylist,
  "web-manifest": readWebManifest,
  json: readJsonFile,
  "host-settings": readHostSettings,
};

/** Browsers know a name with white space of ASCII around it, and with no other. */
const UTF_8 = /^[\t\n\f\r ]*utf-?8[\t\n\f\r ]*$/i;
/** Names of files that tell a host what to do. Apache reads its own in every folder. */
const HOST_SETTINGS =
  /^(?:_headers|_redirects|(?:vercel|now|firebase|serve|staticwebapp\.config)\.json|netlify\.toml|(?:.+\/)?(?:\.htaccess|web\.config))$/;

/** Returns what a file is, by its name or the ending of its name. */
export const kindOf = (sitePath: SitePath): FileKind =>
  HOST_SETTINGS.test(sitePath)
    ? "host-settings"
    : (KIND_BY_ENDING.get(path.posix.extname(sitePath).toLowerCase()) ?? "other");

/**
 * Reads a file for the rules. What the file holds never makes it throw. Pure.
 * @param listed what the manifest says about the file
 * @param base where the site says that it is published
 */
export function readSiteFile(
  sitePath: SitePath,
  bytes: Uint8Array,
  listed?: FileDigest,
  base?: URL,
): SiteFile {
  const kind = kindOf(sitePath);
  const read = READERS[kind];
  const decoded = read ? decodeText(bytes) : { text: "" };
  const { views = [], addresses = [], encodings = [], ...content } = read?.(decoded.text, sitePath) ?? {};
  const reader = new AddressReader(sitePath, base);
  return {
    path: sitePath,
    kind,
    bytes,
    listed,
    text: decoded.text,
    texts: content.texts ?? [],
    badReferences: content.badReferences ?? [],
    errors: content.errors ?? [],
    encodingFaults: [
      ...(decoded.fault === undefined ? [] : [decoded.fault]),
      ...encodings.filter((name) => !UTF_8.test(name)).map((name) => `it names “${name}”`),
    ],
    elements: views.flat(),
    views,
    references: addresses.map((one) => ({ ...one, address: reader.read(one.value) })),
  };
}

import path from "node:path";
import { fileDigest } from "../lib/digest.js";
import type { FileDigest } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import { AddressReader } from "./address.js";
import { checkPage, type HasFile, type PageReport } from "./check-page.js";
import { checkSvg, checkXml } from "./check-xml.js";
import { cssAddresses } from "./css-addresses.js";
import type { Objection } from "./finding.js";

/** What a file's check needs to know of the rest of the site. */
export interface FileContext {
  readonly hasFile: HasFile;
  /** What the manifest says of the file. */
  readonly expected?: FileDigest | undefined;
  /** Where the site says that it stands. */
  readonly base?: URL | undefined;
}

/** Applies to a file the rules of its kind, and compares it with the manifest. Pure. */
export function checkFile(at: SitePath, content: Buffer, context: FileContext): PageReport {
  const { objections, anchors } = checkKind(at, content, context);
  const { expected } = context;
  return { objections: [...objections, ...(expected ? checkDigest(content, expected) : [])], anchors };
}

function checkKind(at: SitePath, content: Buffer, { hasFile, expected, base }: FileContext): PageReport {
  const reader = new AddressReader(at, base);
  const of = (objections: readonly Objection[]): PageReport => ({ objections, anchors: [] });
  switch (path.posix.extname(at).toLowerCase()) {
    case ".html":
    case ".htm":
    case ".xhtml":
      return checkPage(at, content.toString(), reader, hasFile);
    case ".svg":
      return of(checkSvg(content.toString()));
    case ".xml":
      return of(checkXml(content.toString(), reader, hasFile));
    case ".css":
      return of(checkCss(content.toString(), reader, hasFile));
    case ".webmanifest":
      return of(checkWebManifest(content.toString(), reader, hasFile));
    case ".js":
    case ".mjs":
    case ".wasm":
      return of(expected ? [] : [["foreign-script", "it is not in the manifest"]]);
    default:
      return of([]);
  }
}

/** A stylesheet loads from the site alone, and what is there. */
function checkCss(css: string, reader: AddressReader, hasFile: HasFile): readonly Objection[] {
  return cssAddresses(css).flatMap((address) => loadObjection(address, reader, hasFile));
}

function checkWebManifest(json: string, reader: AddressReader, hasFile: HasFile): readonly Objection[] {
  let manifest: unknown;
  try {
    manifest = JSON.parse(json);
  } catch (error) {
    return [["not-well-formed", (error as Error).message]];
  }
  return addressesIn(manifest).flatMap((address) => loadObjection(address, reader, hasFile));
}

function loadObjection(address: string, reader: AddressReader, hasFile: HasFile): Objection[] {
  if (address.startsWith("#")) return [];
  const read = reader.read(address);
  if (read.kind === "web") return [["remote-load", address]];
  if (read.kind !== "inside") return [["bad-address", address]];
  return hasFile(read.path) || read.path.endsWith("/") || read.path === "" ? [] : [["dead-link", address]];
}

/** Returns what a web app's manifest says under the names that hold addresses, at any depth. */
function addressesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === "string"
      ? /^(?:src|url|start_url|scope|action)$/.test(name)
        ? [inner]
        : []
      : addressesIn(inner),
  );
}

/** Compares a file with what the manifest says of it. */
function checkDigest(content: Uint8Array, expected: FileDigest): readonly Objection[] {
  const found = fileDigest(content);
  if (found.size !== expected.size)
    return [["changed-file", `it has ${found.size} bytes, the manifest says ${expected.size}`]];
  return found.sha256 === expected.sha256
    ? []
    : [["changed-file", `its SHA-256 is ${found.sha256}, the manifest says ${expected.sha256}`]];
}

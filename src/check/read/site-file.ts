import type { FileDigest } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import type { Address } from "./address.js";
import type { Element } from "./element.js";

/** What a file is, by the ending of its name. */
export type FileKind =
  | "page"
  | "svg"
  /** A feed, a sitemap or other XML. */
  | "xml"
  | "stylesheet"
  | "web-manifest"
  /** A feed in JSON, or data. */
  | "json"
  | "script"
  | "wasm"
  | "source-map"
  /** A calendar or an address book. */
  | "calendar"
  | "playlist"
  /** A file that tells a host what to do, such as `_redirects`. */
  | "host-settings"
  /** A document that can run or load something, and that no rule looks into. */
  | "foreign"
  | "other";

/** An address in a file, as it is written there. */
export interface WrittenAddress {
  readonly value: string;
  /** What brings a browser or a feed reader there: nobody, a reader's click, or the program itself. */
  readonly use: "mention" | "link" | "load";
  /** What the browser takes the file for, whatever the ending of its name; undefined if it may be anything. */
  readonly takenFor?: FileKind | undefined;
  /** The part of the file that holds the address, for messages. */
  readonly shown: string;
  /** The element of a page that holds the address. */
  readonly element?: Element;
}

/** An address in a file, and where it leads. */
export interface Reference extends WrittenAddress {
  readonly address: Address;
}

/** A file of a site, read as a browser or a feed reader reads it. */
export interface SiteFile {
  readonly path: SitePath;
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
  /** What the manifest says about the file. Undefined if it does not name the file. */
  readonly listed: FileDigest | undefined;
  /** The whole file. Empty if no rule looks into files of this kind. */
  readonly text: string;
  /** The texts that the file's reader gets, with character references replaced. */
  readonly texts: readonly string[];
  /** Character references in a page that stand for no character, such as `&#xD800;`, with their lines. */
  readonly badReferences: readonly string[];
  /** Why the file may be read in another encoding than UTF-8. */
  readonly encodingFaults: readonly string[];
  /** Why the file is not well-formed. */
  readonly errors: readonly string[];
  /** Those of all views, one view after the other. */
  readonly elements: readonly Element[];
  /**
   * The elements of each view that a browser may make of the file: one view, several of a page (see `readPageFile`). Those of a
   * page are in document order, those of XML in the order of their end tags.
   */
  readonly views: readonly (readonly Element[])[];
  readonly references: readonly Reference[];
}

/** The content of a file that the rules look at. */
export interface FileContent extends Partial<Pick<SiteFile, "texts" | "badReferences" | "errors" | "views">> {
  /** The encodings that the file names, for itself or for a file that it loads. */
  readonly encodings?: readonly string[];
  readonly addresses?: readonly WrittenAddress[];
}

import type { SitePath } from "../../model/names.js";

/** The answer of a copy to a request for a file. */
export type Answer =
  | {
      readonly kind: "content";
      readonly bytes: Uint8Array;
      /** The address that the host sent the reader to, if it did. */
      readonly sentTo?: string;
    }
  /** The file has more bytes than it may have. A folder also gives the first of them. */
  | { readonly kind: "too-long"; readonly beginning?: Uint8Array }
  /** The copy does not have the file. */
  | { readonly kind: "missing"; readonly reason: string }
  /** Nobody knows whether the copy has the file: the host or the disk gave no answer. */
  | { readonly kind: "unanswered"; readonly reason: string };

/** A copy of a site, wherever it is. */
export interface CopySource {
  /** The folder, or the host, for messages. */
  readonly name: string;
  /** What a person can do if the copy gives no answer. */
  readonly hint: string;
  /** Reads a file. Never throws because of what the copy answers. @param limit the most bytes that are read */
  read(path: SitePath, limit: number): Promise<Answer>;
  /** Lists what is at or below a path (empty for all), links included. Undefined if such a copy cannot be listed. */
  list(below: string): Promise<readonly SitePath[] | undefined>;
}

/** Some systems store letters with accents in pieces (NFD), and a copy then has the file by that name alone. */
export const spellingsOf = <Path extends string>(path: Path): Path[] => [
  ...new Set([path, path.normalize("NFC") as Path, path.normalize("NFD") as Path]),
];

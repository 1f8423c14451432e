import type { FindingKind } from "../describe-findings.js";
import type { Finding } from "../finding.js";

export type CopyFindingName =
  | "changed-file"
  | "converted-file"
  | "missing-file"
  | "extra-file"
  | "clashing-names"
  | "unanswered-file"
  | "host-file"
  | "system-file";

/** Something that was found in a copy. */
export interface CopyFinding extends Finding {
  readonly rule: CopyFindingName;
}

interface CopyFindingKind extends FindingKind {
  readonly name: CopyFindingName;
  /** In the table at the end. */
  readonly count: string;
  /** Whether the copy can still be trusted. */
  readonly isHarmless?: true;
}

/** All kinds of findings in a copy, in the order in which they are shown. */
export const COPY_FINDINGS: readonly CopyFindingKind[] = [
  {
    name: "changed-file",
    count: "changed",
    text: "a file whose bytes are not those of the manifest",
    hint: "do not trust it: somebody changed it, or it was copied in part",
  },
  {
    name: "converted-file",
    count: "converted",
    text: "a file that was converted on its way, and is right otherwise",
    hint: "copy it as it is: with FTP in binary mode, with git without `core.autocrlf`",
  },
  {
    name: "extra-file",
    count: "not of the site",
    text: "a file that the manifest does not name",
    hint: "do not trust it: it is not from the operator",
  },
  {
    name: "missing-file",
    count: "missing",
    text: "a file that is not there",
    hint: "copy the site again; what is there may still be right",
  },
  {
    name: "clashing-names",
    count: "unclear names",
    text: "files whose names look the same and are stored differently",
    hint: "keep the file whose bytes are right, and remove the other",
  },
  {
    name: "unanswered-file",
    count: "not answered",
    text: "a file that could not be asked for: nobody knows whether it is right",
    hint: "try again later; with --jobs 1, fewer files are asked for at once",
  },
  {
    name: "host-file",
    count: "for the host",
    text: "a file that tells the host what to do, and that the host does not show",
    hint: "readers do not need it",
    isHarmless: true,
  },
  {
    name: "system-file",
    count: "harmless extras",
    text: "a file that an operating system or another program put there",
    hint: "remove it before you pass the copy on",
    isHarmless: true,
  },
];
